"""What a page tells of itself in its markup: the elements that do so, gathered in one look through its tree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

Attributes = Mapping[str, str | None]
JSON_LD = "application/ld+json"
# Each look costs the same whatever it looks for: one for all.
_TELLING = f"title,meta[content],link[rel][href],base[href],script[type='{JSON_LD}' i],[id],a[name]"


@dataclass(frozen=True)
class Told:
    """The elements that tell something of the page, in order; the names inside it that `#name` leads to."""

    titles: Sequence[LexborNode]
    metas: Sequence[Attributes]  # the attributes of those with content
    links: Sequence[Attributes]  # the attributes of those with rel and href
    base: str | None
    structured_data: Sequence[LexborNode]
    targets: frozenset[str]


def told(tree: LexborHTMLParser) -> Told:
    """Return what a page tells of itself."""
    titles: list[LexborNode] = []
    metas: list[Attributes] = []
    links: list[Attributes] = []
    bases: list[str] = []
    scripts: list[LexborNode] = []
    targets: set[str | None] = set()
    before = None
    for node in tree.css(_TELLING):
        if node.mem_id == before:
            continue  # it comes once for each part of the selector that it matches
        before, tag, attributes = node.mem_id, node.tag, node.attributes
        if "id" in attributes or tag == "a":
            targets.add(attributes.get("id") or attributes.get("name"))
        if tag == "title":
            titles.append(node)
        elif tag == "meta" and "content" in attributes:
            metas.append(attributes)
        elif tag == "link" and "rel" in attributes and "href" in attributes:
            links.append(attributes)
        elif tag == "base" and "href" in attributes:
            bases.append(attributes["href"] or "")
        elif tag == "script" and (attributes.get("type") or "").lower() == JSON_LD:
            scripts.append(node)
    base = bases[0] if bases else None
    return Told(titles, metas, links, base, scripts, frozenset(filter(None, targets)))
