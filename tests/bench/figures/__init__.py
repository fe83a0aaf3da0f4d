"""One file per figure: a docstring that says what is measured, and `figures()`, which measures it."""
