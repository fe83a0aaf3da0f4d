"""The facts of a rewrite as chips: kept, dropped, changed, invented, to check; told by sign, word and colour.

A chip opens on its two places: the words around the fact in the source and in the rewrite, the fact marked in both.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.document import Span
from assistant.messages import N_, NN_
from assistant.rewriting.fact_places import Placed, Texts, placed
from assistant.ui.markup import Markup, join, tag
from assistant.ui.screen import Screen

SHOWN = 4  # kept facts shown before they fold: what is wrong must not drown
AROUND = 70  # characters shown on either side of a fact
FATES = {
    "altered": ("≠", N_("changed")),
    "invented": ("+", N_("invented")),
    "unsure": ("?", N_("to check")),
    "dropped": ("−", N_("dropped")),
    "kept": ("✓", N_("kept")),
}
CHANGED = tuple(fate for fate in FATES if fate != "kept")
SIDES = (N_("In your text"), N_("In the rewrite"))
# What is said of a side on which a fact has no place.
MISSING = {
    "altered": N_("in other words"),
    "invented": N_("it is not there"),
    "unsure": N_("it is not there, or in other words"),
    "dropped": N_("it is no longer there"),
    "kept": N_("in other words"),
}


def chips(facts: Mapping[str, Sequence[Any]], texts: Texts, screen: Screen) -> Markup | None:
    """Return the facts of a rewrite (`facts` of the contract), what is wrong first; many kept ones fold."""
    drawn = [(fact.fate, _chip(fact, texts, screen)) for fact in placed(facts, texts)]
    kept = [item for fate, item in drawn if fate == "kept"]
    wrong = [item for fate, item in drawn if fate != "kept"]
    if len(kept) <= SHOWN:
        return tag("ul", *wrong, *kept, class_="pp-chips") if wrong or kept else None
    return join(tag("ul", *wrong, class_="pp-chips") if wrong else None, _folded(kept, screen))


def _folded(kept: Sequence[Markup], screen: Screen) -> Markup:
    _ = screen.translate
    label = _(NN_("{count} fact kept", "{count} facts kept"), count=len(kept))
    shown = tag("ul", *kept, class_="pp-chips")
    return tag("details", tag("summary", tag("span", f"✓ {label}", class_="pp-chip pp-kept")), shown)


def _chip(fact: Placed, texts: Texts, screen: Screen) -> Markup:
    """Return a chip; it opens where the fact has a place."""
    _ = screen.translate
    sign, word = FATES[fact.fate]
    changed = fact.source != fact.rewrite and fact.source and fact.rewrite
    told = f"{fact.source} → {fact.rewrite}" if changed else fact.source or fact.rewrite
    inside = (tag("b", f"{sign} {_(word)}"), tag("span", told, dir="auto"))
    if fact.source_span is None and fact.rewrite_span is None:
        return tag("li", *inside, class_=f"pp-chip pp-{fact.fate}")
    rows = zip(SIDES, texts[:2], (fact.source_span, fact.rewrite_span), texts.languages, strict=True)
    lines = (
        line
        for label, text, span, language in rows
        for line in (tag("dt", _(label)), _excerpt(text, span, language) or tag("dd", tag("em", _(MISSING[fact.fate]))))
    )
    opened = tag("dl", *lines, class_="pp-places")
    return tag(
        "li", tag("details", tag("summary", *inside, class_=f"pp-chip pp-{fact.fate}"), opened), class_="pp-fact"
    )


def _excerpt(text: str, span: Span | None, language: str) -> Markup | None:
    """Return the words around a place, the place marked; None without one."""
    if span is None:
        return None
    start, end = max(span.start - AROUND, 0), min(span.end + AROUND, len(text))
    if start:  # whole words only
        start = text.find(" ", start, span.start) + 1 or start
    if end < len(text):
        last = text.rfind(" ", span.end, end)
        end = last if last > 0 else end
    before, after = "… " if start else "", " …" if end < len(text) else ""
    marked = tag("mark", text[span.start : span.end])
    return tag("dd", before, text[start : span.start], marked, text[span.end : end], after, dir="auto", lang=language)
