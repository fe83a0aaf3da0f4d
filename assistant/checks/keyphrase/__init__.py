"""The keyphrase family: one file per check."""
