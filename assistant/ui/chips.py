"""The facts of a rewrite as chips: kept, dropped, altered, invented; told by sign and word as well as by colour."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.messages import N_
from assistant.ui.markup import Markup, tag
from assistant.ui.screen import Screen

FATES = {
    "altered": ("≠", N_("changed")),
    "invented": ("+", N_("invented")),
    "dropped": ("−", N_("dropped")),
    "kept": ("✓", N_("kept")),
}


def chips(facts: Mapping[str, Sequence[Any]], screen: Screen) -> Markup | None:
    """Return the facts of a rewrite (`facts` of the contract), what is wrong first; None without any fact."""
    _ = screen.translate
    drawn = [
        tag("li", tag("b", f"{sign} {_(word)}"), tag("span", _told(fact)), class_=f"pp-chip pp-{fate}")
        for fate, (sign, word) in FATES.items()
        for fact in facts.get(fate, ())
    ]
    return tag("ul", *drawn, class_="pp-chips") if drawn else None


def _told(fact: Any) -> str:
    if isinstance(fact, Mapping):
        return f"{fact['source']} → {fact['rewrite']}" if "rewrite" in fact else str(fact.get("text", ""))
    return str(fact)
