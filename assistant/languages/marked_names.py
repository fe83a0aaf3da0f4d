"""Names that hold a mark of their own (Yahoo!, Où est Charlie ?), the same in all languages."""

from functools import cache

from assistant.languages.pack import FOLDER


@cache
def marked_names() -> tuple[str, ...]:
    """Return the names, in the order of `marked_names.txt`."""
    lines = (FOLDER / "marked_names.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
