"""The facts of a rewrite as chips: kept, dropped, altered, invented; told by sign and word as well as by colour."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.messages import N_, NN_
from assistant.ui.markup import Markup, join, tag
from assistant.ui.screen import Screen

SHOWN = 4  # kept facts shown before they fold: what is wrong must not drown
FATES = {
    "altered": ("≠", N_("changed")),
    "invented": ("+", N_("invented")),
    "dropped": ("−", N_("dropped")),
    "kept": ("✓", N_("kept")),
}


def chips(facts: Mapping[str, Sequence[Any]], screen: Screen) -> Markup | None:
    """Return the facts of a rewrite (`facts` of the contract), what is wrong first; many kept ones fold."""
    lines = [(fate, [_chip(fate, fact, screen) for fact in facts.get(fate, ())]) for fate in FATES]
    drawn = {fate: items for fate, items in lines if items}
    kept = drawn.pop("kept", [])
    wrong = [item for items in drawn.values() for item in items]
    if len(kept) <= SHOWN:
        return tag("ul", *wrong, *kept, class_="pp-chips") if wrong or kept else None
    return join(tag("ul", *wrong, class_="pp-chips") if wrong else None, _folded(kept, screen))


def _folded(kept: Sequence[Markup], screen: Screen) -> Markup:
    _ = screen.translate
    label = _(NN_("{count} fact kept", "{count} facts kept"), count=len(kept))
    shown = tag("ul", *kept, class_="pp-chips")
    return tag("details", tag("summary", tag("span", f"✓ {label}", class_="pp-chip pp-kept")), shown)


def _chip(fate: str, fact: Any, screen: Screen) -> Markup:
    _ = screen.translate
    sign, word = FATES[fate]
    return tag("li", tag("b", f"{sign} {_(word)}"), tag("span", _told(fact), dir="auto"), class_=f"pp-chip pp-{fate}")


def _told(fact: Any) -> str:
    if isinstance(fact, Mapping):
        return f"{fact['source']} → {fact['rewrite']}" if "rewrite" in fact else str(fact.get("text", ""))
    return str(fact)
