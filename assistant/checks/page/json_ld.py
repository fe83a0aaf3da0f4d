"""The structured data of a page (JSON-LD): its blocks, read or with the reason why not, and what they describe."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

REMEMBERED_BLOCKS = 64
TRAILING_COMMA = "Illegal trailing comma before end of object"  # as Python says it from 3.13 on
_WRAPPING = re.compile(
    r"\A\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?)|(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?)\s*\Z"
)
_SCHEMA = re.compile(r"\Ahttps?://(?:www\.)?schema\.org/?", re.IGNORECASE)
Node = Mapping[str, Any]


class Fault(NamedTuple):
    """Why a block cannot be read: the parser's words, the line in the block, and what stands there."""

    reason: str
    line: int
    near: str


class Block(NamedTuple):
    """A block as read: its value, or its fault."""

    value: Any
    fault: Fault | None = None


@lru_cache(maxsize=REMEMBERED_BLOCKS)
def read_block(written: str) -> Block:
    """Return what a block holds; comments around it are set aside, as search engines do."""
    text = _WRAPPING.sub("", written)
    try:
        return Block(json.loads(text, strict=False))
    except json.JSONDecodeError as error:
        near = " ".join(text[max(error.pos - 10, 0) : error.pos + 20].split())
        comma = text[error.pos : error.pos + 1] in ("}", "]") and text[: error.pos].rstrip().endswith(",")
        return Block(None, Fault(TRAILING_COMMA if comma else error.msg, error.lineno, near))
    except (RecursionError, ValueError):  # nested too deeply, or a number of more digits than Python reads
        return Block(None, Fault("", 1, ""))


def roots(value: Any) -> tuple[Node, ...]:
    """Return the objects at the top of a block: one, or those of a list."""
    return tuple(entry for entry in (value if isinstance(value, list) else [value]) if isinstance(entry, Mapping))


def described(value: Any) -> Iterator[Node]:
    """Yield the things a block describes: the objects at its top and those of their graph."""
    for root in roots(value):
        graph = root.get("@graph")
        if isinstance(graph, list | Mapping):
            yield from roots(graph)
        if "@type" in root:
            yield root


def types(node: Node) -> tuple[str, ...]:
    """Return the types of a thing, the address of schema.org left out."""
    written = node.get("@type")
    named = written if isinstance(written, list) else [written]
    return tuple(_SCHEMA.sub("", name) for name in named if isinstance(name, str))


def is_schema_org(context: Any) -> bool:
    """Whether a context names schema.org."""
    if isinstance(context, list):
        return any(is_schema_org(entry) for entry in context)
    if isinstance(context, Mapping):
        return is_schema_org(context.get("@vocab"))
    return isinstance(context, str) and _SCHEMA.match(context) is not None
