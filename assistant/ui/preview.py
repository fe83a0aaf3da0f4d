"""What readers see of a text on a network: the part above the fold, then the rest; its links, judged on form."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.brand import Brand
from assistant.document import Document, Link, Span
from assistant.findings import Finding, Report
from assistant.messages import NN_
from assistant.networks import Profile, fold, load
from assistant.networks.entities import hashtags, links, mentions
from assistant.rewriting.threads import split
from assistant.ui import article_view, link_card
from assistant.ui.article import pasted
from assistant.ui.byline import byline
from assistant.ui.marks import direction
from assistant.ui.markup import Markup, join, tag
from assistant.ui.screen import Screen, draw
from assistant.ui.words import level_label

THREAD = 6  # posts of a thread that are shown


def post(text: str, profile: Profile, language: str | None, brand: Brand, screen: Screen) -> Markup:
    """Return a text as the network shows it under the brand's name, cut where the network folds it."""
    _ = screen.translate
    place = fold(text, profile)
    cut = len(text) if place is None else min(place, len(text))
    way = direction(language)
    more = join(" ", tag("span", _("… see more"), class_="pp-more")) if cut < len(text) else None
    shown = len(text[:cut].rstrip()) if more else cut
    pieces: list[Markup | None] = [byline(brand, profile, screen)]
    pieces.append(tag("div", *_coloured(text, 0, shown, profile), more, class_="pp-body", dir=way))
    pieces.append(link_card.card(text, profile, screen))
    if more:
        pieces.append(tag("div", _("Only read after a click"), class_="pp-hidden-label"))
        rest = len(text) - len(text[cut:].lstrip())
        pieces.append(tag("div", *_coloured(text, rest, len(text), profile), class_="pp-hidden", dir=way))
    return tag("article", *pieces, class_="pp-post")


def show(document: Document, networks: Sequence[str], brand: Brand, screen: Screen) -> None:
    """Draw a text as the readers of each network see it."""
    _ = screen.translate
    if not networks:
        draw(tag("p", _("Choose a network above to see the text as its readers do."), class_="pp-quiet"))
        return
    profiles = [load(network) for network in networks]
    link_card.at_hand()
    link_card.ask(((part, profile) for profile in profiles for part in _parts(document, profile)[:THREAD]), screen)
    draw(*(piece for profile in profiles for piece in _posts(document, profile, brand, screen)))


def _parts(document: Document, profile: Profile) -> tuple[str, ...]:
    """Return a text as one post; as a thread where it is too long for one and the network has threads."""
    text = _text(document, profile)
    return _cut(text, profile.id, document.language) if profile.facts.get("threads") else (text,)


def _text(document: Document, profile: Profile) -> str:
    """Return what is posted of a text: as it is pasted; where the network reads Markdown, what it makes of it."""
    as_is = document.format == "text" or profile.facts.get("markdown")
    return document.text if as_is else pasted(document, profile)


def _posts(document: Document, profile: Profile, brand: Brand, screen: Screen) -> Iterator[Markup]:
    """Yield the article or the post a text makes, or the posts of its thread, each told by its number."""
    _ = screen.translate
    if profile.form in article_view.FORMS:
        yield article_view.article(document, profile, brand, screen)
        return
    parts = _parts(document, profile)
    if len(parts) > 1:
        told = _(
            "{network}: too long for one post; as a thread of {count}",
            network=profile.label(screen.language),
            count=len(parts),
        )
        yield tag("p", told, class_="pp-label")
    for number, part in enumerate(parts[:THREAD], start=1):
        if len(parts) > 1:
            yield tag("p", f"{number}/{len(parts)}", class_="pp-label")
        yield post(part.strip() if len(parts) > 1 else part, profile, document.language, brand, screen)
    if len(parts) > THREAD:
        yield tag(
            "p", _(NN_("and {count} more post", "and {count} more posts"), count=len(parts) - THREAD), class_="pp-quiet"
        )


@lru_cache(maxsize=32)
def _cut(text: str, network: str, language: str) -> tuple[str, ...]:
    return split(text, load(network), language)


def link_table(document: Document, report: Report, screen: Screen) -> None:
    """Draw the links of a text: address, anchor, what is said of each."""
    _ = screen.translate
    if not document.links:
        draw(tag("p", _("There is no link in this text."), class_="pp-quiet"))
        return
    head = tag("tr", *(tag("th", label) for label in (_("Link"), _("Text of the link"), _("Verdict"))))
    said = [f for f in report.findings if f.check.startswith("links.") and f.start is not None]
    rows = (
        tag(
            "tr",
            tag("td", link.url, class_="pp-wide"),
            tag("td", link.anchor, class_="pp-wide", dir="auto"),
            tag("td", *_verdicts(document, link, said, screen)),
        )
        for link in document.links
    )
    draw(tag("div", tag("table", head, *rows, class_="pp-table"), class_="pp-scroll"))


def _verdicts(document: Document, link: Link, said: list[Finding], screen: Screen) -> list[Markup]:
    _ = screen.translate
    start, end = document.to_source(Span(link.start, link.end))
    own = [f for f in said if (f.start or 0) < end and start < (f.end or 0)]
    lines = [tag("div", level_label(f.level, screen), " · ", screen.say(f.message)) for f in own]
    return lines or [tag("div", _("✓ Well formed"))]


def _coloured(text: str, start: int, end: int, profile: Profile) -> Iterator[Markup]:
    found = [*links(text, profile), *hashtags(text, profile), *mentions(text, profile)]
    at = start
    for entity in sorted(found, key=lambda entity: entity.start):
        first, last = max(entity.start, at), min(entity.end, end)
        if first < last:
            yield join(text[at:first])
            yield tag("span", text[first:last], class_="pp-entity")
            at = last
    yield join(text[at:end])
