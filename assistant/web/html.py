"""Reads a page from its bytes: fast, and whatever state the page is in."""

import json
import re
from collections.abc import Iterable, Mapping

from selectolax.lexbor import LexborHTMLParser

from assistant.document import Document, Image, Link, Meta
from assistant.languages import codes, differs, identify
from assistant.web.addresses import absolute, slug
from assistant.web.data import figures
from assistant.web.encoding import decode
from assistant.web.main_text import BlockImage, Walked, main_blocks
from assistant.web.markup import bounded
from assistant.web.page import Heading, PageImage, PageSource
from assistant.web.paragraphs import BETWEEN, paragraphs
from assistant.web.told import Attributes, told
from assistant.web.walk import walk

_LEADING = "meta[name][content],base[href],a[href]:not([rel*='nofollow'])"
_CANONICAL_HEADER = re.compile(r"<([^>]{1,2000})>\s*;[^,]{0,200}?rel\s*=\s*\"?canonical", re.I)


def read_page(body: bytes, url: str, headers: Mapping[str, str] | None = None) -> PageSource:
    """Return what a page holds; `headers` are those it came with, names in lower case."""
    given = headers or {}
    text, encoding = decode(body, given.get("content-type", ""))
    tree = LexborHTMLParser(bounded(text))
    found = told(tree)
    base = _base(found.base, url)
    metas, properties = _metas(found.metas)
    walked = walk(tree, base)
    titles = tuple(filter(None, (_line(n.text()) for n in found.titles if _parent(n) != "svg")))
    robots = ", ".join(filter(None, [*metas.get("robots", ()), *metas.get("googlebot", ()), given.get("x-robots-tag")]))
    html = tree.css_first("html")
    language = (html.attributes.get("lang") if html else None) or None
    canonicals = _canonicals(found.links, given.get("link", ""))
    canonical = absolute(canonicals[0], base) if canonicals else None
    descriptions = metas.get("description", ())
    meta = Meta(
        titles[0] if titles else None,
        descriptions[0] if descriptions else None,
        slug(url) or None,
        canonicals[0] if canonicals else None,
        robots or None,
        language,
        properties,
        tuple(_alternates(found.links)),
        tuple(node.text().strip() for node in found.structured_data),
        canonicals,
        url,
        found.targets,
    )
    blocks = [b for b in walked.blocks if b.kind == "heading"]
    good, bad = _json_ld(meta.structured_data)
    return PageSource(
        url,
        _document(walked, meta),
        encoding,
        titles,
        descriptions,
        robots,
        canonical,
        _hreflang(meta.alternates, base),
        language,
        properties,
        tuple(Heading(b.level, b.text) for b in blocks),
        walked.links,
        tuple(entry.image for entry in walked.images),
        good + len(bad),
        bad,
    )


def links_of(body: bytes, url: str, headers: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Return only where a page's links lead, `nofollow` left out: what a crawler needs to go on."""
    given = headers or {}
    text, _ = decode(body, given.get("content-type", ""))
    tree = LexborHTMLParser(bounded(text))
    found: dict[str, list[Attributes]] = {"meta": [], "base": [], "a": []}
    for node in tree.css(_LEADING):
        found[node.tag or ""].append(node.attributes)
    if not {"nofollow", "none"}.isdisjoint(_directives(found["meta"], given.get("x-robots-tag", ""))):
        return ()
    base = _base(found["base"][0].get("href") or "" if found["base"] else None, url)
    written = dict.fromkeys((attributes.get("href") or "").strip() for attributes in found["a"])
    pages = dict.fromkeys(href.partition("#")[0] for href in written)
    return tuple(filter(None, dict.fromkeys(absolute(href or "#", base) for href in pages)))


def _document(walked: Walked, meta: Meta) -> Document:
    numbers = main_blocks(walked)
    blocks = [walked.blocks[n] for n in numbers]
    text = BETWEEN.join([block.text for block in blocks])
    language = _language(text, meta.language)
    starts: dict[int, int] = {}
    links: list[Link] = []
    start = 0
    for number, block in zip(numbers, blocks, strict=True):
        starts[number] = start
        for link in block.links:
            anchor = block.text[link.start : link.end]
            links.append(Link(link.url, anchor, start + link.start, start + link.end, link.rel, link.label))
        start += len(block.text) + len(BETWEEN)
    images = tuple(_images(walked.images, starts, len(text)))
    found = tuple(paragraphs(text, blocks, language))
    return Document(text, text, "html", language, found, tuple(links), images, meta)


def _images(images: Iterable[BlockImage], starts: Mapping[int, int], end: int) -> Iterable[Image]:
    """Yield the images that stand in the main text, or between two blocks of it."""
    last = max(starts, default=-1)
    for entry in images:
        if entry.block in starts:
            yield Image(entry.image.src, entry.image.alt, min(starts[entry.block] + entry.offset, end))
        elif entry.block == last + 1 and last >= 0:
            yield Image(entry.image.src, entry.image.alt, end)


def _language(text: str, declared: str | None) -> str:
    figure = figures("html")
    said = (declared or "").strip().lower().replace("_", "-").partition("-")[0]
    letters = text[: figure["language_characters"]]
    if said not in codes():
        return identify(letters) or str(figure["default_language"])
    # Believed, unless the text is clearly in another language; `identify` may load long tables, and is asked last.
    other = differs(letters, said) if len(letters) >= figure["language_sure_characters"] else None
    return other if other and identify(letters) != said else said


def _base(written: str | None, url: str) -> str:
    return (absolute(written, url) if written is not None else None) or url


def _metas(found: Iterable[Attributes]) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    named: dict[str, tuple[str, ...]] = {}
    properties: dict[str, str] = {}
    for attributes in found:
        content = _line(attributes.get("content") or "")
        name = (attributes.get("name") or "").strip().lower()
        if name and content:
            named[name] = (*named.get(name, ()), content)
        label = (attributes.get("property") or name).strip().lower()
        if label.startswith(("og:", "twitter:", "article:")):
            properties.setdefault(label, content)
    return named, properties


def _canonicals(links: Iterable[Attributes], header: str) -> tuple[str, ...]:
    """Return the canonical addresses as written: those of the page, then that of the header it came with."""
    found = [
        (attributes.get("href") or "").strip()
        for attributes in links
        if "canonical" in (attributes.get("rel") or "").lower().split()
    ]
    sent = _CANONICAL_HEADER.search(header)
    return tuple(filter(None, [*found, sent.group(1).strip() if sent else ""]))


def _alternates(links: Iterable[Attributes]) -> Iterable[tuple[str, str]]:
    """Yield the language versions the page names, codes and addresses as written."""
    for attributes in links:
        if "hreflang" in attributes and "alternate" in (attributes.get("rel") or "").lower().split():
            yield (attributes.get("hreflang") or "").strip(), (attributes.get("href") or "").strip()


def _hreflang(alternates: Iterable[tuple[str, str]], base: str) -> tuple[tuple[str, str], ...]:
    found = ((code.lower(), absolute(href, base)) for code, href in alternates)
    return tuple((code, url) for code, url in found if url)


def _directives(metas: Iterable[Attributes], header: str) -> set[str]:
    """Return what the page and the header it came with ask of search engines, in words."""
    said = [
        attributes.get("content") or ""
        for attributes in metas
        if (attributes.get("name") or "").strip().lower() in ("robots", "googlebot")
    ]
    return {word.strip() for word in ",".join([*said, header]).lower().replace(":", ",").split(",")}


def _json_ld(blocks: Iterable[str]) -> tuple[int, tuple[str, ...]]:
    """Return how many blocks of structured data are sound, and what is wrong with the others."""
    good, bad = 0, []
    for block in blocks:
        try:
            json.loads(block)
            good += 1
        except json.JSONDecodeError as error:
            bad.append(f"{error.msg} ({error.lineno}:{error.colno})")
        except RecursionError:
            bad.append("too deeply nested")
    return good, tuple(bad)


def _line(text: str) -> str:
    return " ".join(text.split())


def _parent(node: object) -> str | None:
    parent = getattr(node, "parent", None)
    return getattr(parent, "tag", None)


__all__ = ["PageImage", "PageSource", "links_of", "read_page"]
