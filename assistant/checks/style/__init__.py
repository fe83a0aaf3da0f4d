"""The style family: one file per check."""
