"""The readability family: one file per check."""
