"""The links family: one file per check."""
