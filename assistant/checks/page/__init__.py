"""The page family: one file per check."""
