"""One file per command, named for it; each has `HELP`, `add_arguments(parser, _)` and `run(invocation)`."""
