"""What a Markdown file says of itself before its text: `key: value` lines between ---, or TOML between +++."""

import tomllib
from collections.abc import Iterator

from assistant.languages.possessive import re

_YAML = re.compile(r"\ufeff?---[ \t]*\n(?P<body>(?:(?!---[ \t]*(?:\n|\Z))[^\n]*\n)*+)---[ \t]*(?:\n|\Z)\s*")
_TOML = re.compile(r"\ufeff?\+\+\+[ \t]*\n(?P<body>(?:(?!\+\+\+[ \t]*(?:\n|\Z))[^\n]*\n)*+)\+\+\+[ \t]*(?:\n|\Z)\s*")
_ENTRY = re.compile(r"(?P<name>[^\s:#-][^:\n]*?)[ \t]*:(?:[ \t]+(?P<value>.*))?")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.*)")


def parted(text: str) -> tuple[dict[str, str], str]:
    """Return what a text says of itself, lists with commas, and the text without it; nested values are left out."""
    text = text.replace("\r\n", "\n")
    if found := _YAML.match(text):
        return dict(_entries(found["body"])), text[found.end() :]
    if found := _TOML.match(text):
        try:
            values = tomllib.loads(found["body"])
        except tomllib.TOMLDecodeError:
            return {}, text
        flat = {name: _written(value) for name, value in values.items() if not isinstance(value, dict)}
        return flat, text[found.end() :]
    return {}, text


def _entries(body: str) -> Iterator[tuple[str, str]]:
    name, items = "", list[str]()
    for line in [*body.splitlines(), "end:"]:
        if item := _ITEM.fullmatch(line):
            items.append(_bare(item["value"]))
        elif entry := _ENTRY.fullmatch(line):
            if name and items:
                yield name, ", ".join(items)
            name, items = _bare(entry["name"]), []
            if value := _bare(entry["value"] or ""):
                yield name, value


def _bare(value: str) -> str:
    """Return a value without quotation marks; a list in brackets with commas alone."""
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(bare for part in value[1:-1].split(",") if (bare := _bare(part)))
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def _written(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
