"""The command line: `python -m assistant COMMAND`. It reads arguments, calls the product, prints."""

from assistant.cli.main import main

__all__ = ["main"]
