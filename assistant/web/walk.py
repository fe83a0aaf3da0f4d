"""One walk through a page's tree: what is read of it, what begins a block, and what stands around the main text."""

from collections.abc import Callable
from functools import cache, lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from assistant.document.types import Kind
from assistant.web.data import markup
from assistant.web.gatherer import Gatherer
from assistant.web.main_text import Walked

HEADINGS = {f"h{level}": level for level in range(1, 7)}
KINDS: dict[str, Kind] = {
    "li": "list_item",
    "dt": "list_item",
    "dd": "list_item",
    "blockquote": "quotation",
    "pre": "code",
    "td": "table",
    "th": "table",
    **dict.fromkeys(HEADINGS, "heading"),
}
_NOT_PLAIN = "pre :not(span), pre [hidden], pre [style]"
_STYLED = frozenset({"code", "em", "strong"})  # most of the elements that only style their text


def walk(tree: LexborHTMLParser, base: str) -> Walked:
    """Return the blocks, links and images of a page; `base` is what relative addresses are relative to."""
    root = tree.body or tree.root
    if root is None:
        return Walked((), (), (), False)
    found = Gatherer(base)
    _Walker(tree, found).run(root)
    return Walked(tuple(found.blocks), tuple(found.links), tuple(found.images), found.has_main)


@cache
def _names() -> dict[str, frozenset[str]]:
    found = markup()
    return {
        "never": frozenset(found["never_read"]["tags"]),
        "around": frozenset(found["around"]["tags"]),
        "around_roles": frozenset(found["around"]["roles"]),
        "words": frozenset(found["names"]["words"]),
        "blocks": frozenset(found["blocks"]["tags"]),
    }


@lru_cache(maxsize=1 << 12)
def _is_named(classes: str, name: str) -> bool:
    """Whether what an element is called says that it stands around the main text; a site repeats its names."""
    return not _names()["words"].isdisjoint(f"{classes} {name}".lower().split())


class _Walker:
    def __init__(self, tree: LexborHTMLParser, found: Gatherer) -> None:
        has_main = bool(tree.css_first("main,[role=main]"))
        self._main_by_article = not has_main and len(tree.css("article")) == 1
        found.has_main = has_main or self._main_by_article
        self._found = found
        names = _names()
        self._never, self._blocks = names["never"], names["blocks"]
        self._around_tags, self._around_roles = names["around"], names["around_roles"]
        self._telling = self._around_tags | {"main", "article", "header"}  # those whose name tells their place
        self._frames: list[tuple[int, Callable[[], None]]] = []  # what is to be done where an element so deep ends

    def run(self, root: LexborNode) -> None:
        node: LexborNode | None = root
        depth = 0
        frames, read = self._frames, self._found.read
        while node is not None:
            tag = node.tag
            if tag == "-text":  # half of the nodes
                read(node.text_content or "")
            else:  # span and code are most of the elements, and say nothing of their place as a rule
                only_styles = tag in _STYLED or (tag == "span" and self._is_plain(node.attributes))
                child = node.first_child if only_styles or self._enter(node, tag, depth) else None
                if child is not None:
                    node, depth = child, depth + 1
                    continue
                while frames and frames[-1][0] >= depth:
                    frames.pop()[1]()
            following = node.next if depth else None
            while following is None and depth > 0:
                node, depth = node.parent, depth - 1
                while frames and frames[-1][0] >= depth:
                    frames.pop()[1]()
                if node is None:
                    break
                following = node.next if depth else None
            node = following
        self._found.flush()

    def _enter(self, node: LexborNode, tag: str | None, depth: int) -> bool:
        """Take in a node that is no text; return whether its children are to be read."""
        found = self._found
        if tag == "a":
            if found.open_link(node.attributes):
                self._frames.append((depth, found.close_link))
        elif tag is None or tag in self._never or tag.startswith("-"):
            return False
        elif tag in self._blocks:
            return self._enter_block(node, tag, depth)
        elif tag == "img":
            found.take_image(node.attributes)
        elif tag == "br":
            found.break_line()
        elif tag == "span" or "-" in tag:
            return self._place(node, tag, depth, node.attributes)
        return True

    def _enter_block(self, node: LexborNode, tag: str, depth: int) -> bool:
        found = self._found
        found.flush()
        kind = KINDS.get(tag)
        if kind is not None:
            found.begin((kind, HEADINGS.get(tag, 0)))
        self._frames.append((depth, found.flush if kind is None else found.end))
        shown = self._place(node, tag, depth, node.attributes if tag != "p" or not found.around else {})
        if shown and tag == "pre" and node.css_first(_NOT_PLAIN) is None:
            found.read(node.text())  # coloured code: a thousand nodes that are one text
            return False
        return shown

    def _is_plain(self, attributes: dict[str, str | None]) -> bool:
        """Whether an element has no attributes but a class, and one that says nothing of its place."""
        if not attributes:
            return True
        if len(attributes) > 1 or "class" not in attributes:
            return False
        return bool(self._found.around) or not _is_named(attributes["class"] or "", "")

    def _place(self, node: LexborNode, tag: str, depth: int, attributes: dict[str, str | None]) -> bool:
        if not attributes and tag not in self._telling:
            return True
        if "hidden" in attributes or "display:none" in (attributes.get("style") or "").replace(" ", ""):
            return False
        role = (attributes.get("role") or "").lower()
        if tag == "main" or role == "main" or (tag == "article" and self._main_by_article):
            self._found.main += 1
            self._frames.append((depth, self._found.end_main))
        elif self._is_around(node, tag, role, attributes):
            self._found.around += 1
            self._frames.append((depth, self._found.end_around))
        return True

    def _is_around(self, node: LexborNode, tag: str, role: str, attributes: dict[str, str | None]) -> bool:
        if self._found.around or tag in ("body", "article"):
            return False
        if tag in self._around_tags or role in self._around_roles:
            return tag not in ("footer", "aside") or not self._found.main or node.css_first("h1") is None
        if tag == "header":
            return not self._found.main and node.css_first("h1") is None
        if not attributes:
            return False
        named = _is_named(attributes.get("class") or "", attributes.get("id") or "")
        return named and node.css_first("h1,main,article,[role=main]") is None
