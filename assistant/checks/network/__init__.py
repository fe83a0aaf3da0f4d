"""The network family: one file per check."""
