"""A rewrite change by change: each is taken or refused, the text may be edited, and the guard watches what results."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from typing import Any

import streamlit as st

from assistant.messages import N_
from assistant.rewriting.fact_places import Texts
from assistant.rewriting.guard import Comparison, compare
from assistant.rewriting.hunks import Hunk, hunks, merged
from assistant.ui import live_editor
from assistant.ui.chips import CHANGED, chips
from assistant.ui.marks import direction
from assistant.ui.markup import tag
from assistant.ui.screen import Screen, draw

NBSP, SEEN = "\u00a0", "␣"
BLANKS = N_("␣ stands for a no-break space: the line does not break there.")
FAITHFUL = N_("✓ The guard: no fact changed in this text")
DOUBTFUL = N_("? The guard: nothing surely changed; read what is to check")
UNFAITHFUL = N_("✗ The guard: read why before you use this text")


@dataclass(frozen=True)
class Decided:
    """The two texts that are compared, and where: `key` tells one rewrite of the screen from another."""

    key: str
    source: str
    rewrite: str
    languages: tuple[str, str]


def decide(given: Decided, screen: Screen) -> str:
    """Draw the changes and the text that results, to be edited freely; return that text."""
    _ = screen.translate
    shown = replace(given, rewrite=_edited(given))
    pieces = _hunks(shown.source, shown.rewrite, shown.languages[1])
    text = merged(pieces, [place for place, taken in _kept(shown).items() if not taken])
    field = f"{given.key}_edited"
    if st.session_state.get(f"{field}_from") != text:  # a decision was taken: the field shows what it made
        st.session_state[f"{field}_from"] = st.session_state[field] = text
    _changes(shown, pieces, screen)
    if any(SEEN in seen(piece) for piece in pieces):
        draw(tag("p", _(BLANKS), class_="pp-label"))
    st.text_area(
        _("The text you would take, yours to edit"),
        key=field,
        height=180,
        on_change=_rebase,
        args=(given, field),
        persist_state="session",
    )
    if text != given.rewrite:
        _watched(given, text, screen)
    return text


def _rebase(given: Decided, field: str) -> None:
    """Compare with the text as it was edited from now on: what was refused is the source's again, nothing is lost."""
    st.session_state[f"{given.key}_base"] = (_identity(given), str(st.session_state[field]))


def _edited(given: Decided) -> str:
    """Return the rewrite as it was edited by hand; the rewrite where it was not."""
    identity, text = st.session_state.get(f"{given.key}_base", (None, ""))
    return text if identity == _identity(given) else given.rewrite


def _changes(given: Decided, pieces: tuple[Hunk, ...], screen: Screen) -> None:
    data = {
        "id": _identity(given),
        "hunks": [{"b": p.before, "a": seen(p), "c": p.is_change, "s": p.sentence} for p in pieces],
        "decided": list(_kept(given).items()),
        "lang": given.languages[1],
        "dir": direction(given.languages[1]),
        "words": _words(screen),
    }
    key = f"{given.key}_changes"

    def heard() -> None:
        state = st.session_state.get(key)
        _keep(given, state.get("decided") if isinstance(state, Mapping) else None)

    mount = live_editor.component(live_editor.DECISIONS)
    said = mount(key=key, data=data, default={"decided": None}, on_decided_change=heard, height="content")
    if _keep(given, said.get("decided")):  # after a restart of the server decisions come with no callback
        st.rerun()


def seen(piece: Hunk) -> str:
    """Return what a piece of the rewrite reads as: a no-break space is seen where it is all that changed."""
    plain = piece.after.replace(NBSP, " ")
    return piece.after.replace(NBSP, SEEN) if piece.is_change and plain == piece.before else piece.after


def _keep(given: Decided, sent: object) -> bool:
    """Keep the decisions that the browser sent and tell whether they are new; those of another text are left aside."""
    if not isinstance(sent, Mapping) or sent.get("id") != _identity(given):
        return False
    decided = {int(place): bool(taken) for place, taken in sent.get("decided", ())}
    is_new = decided != _kept(given)
    st.session_state[f"{given.key}_decided"] = (_identity(given), decided)
    return is_new


def _kept(given: Decided) -> dict[int, bool]:
    identity, decided = st.session_state.get(f"{given.key}_decided", (None, {}))
    return dict(decided) if identity == _identity(given) else {}


def _identity(given: Decided) -> str:
    return sha256(f"{given.source}\0{given.rewrite}".encode()).hexdigest()[:16]


def _watched(given: Decided, text: str, screen: Screen) -> None:
    _ = screen.translate
    found = _compared(given.source, text, given.languages)
    reasons = [tag("li", screen.say(reason)) for reason in found.reasons()]
    level, words = ("problem", UNFAITHFUL) if reasons else ("warning", DOUBTFUL) if found.unsure else ("good", FAITHFUL)
    badge = tag("span", _(words), class_=f"pp-verdict pp-{level}", role="status")
    facts: Any = found.as_json()
    is_changed = any(facts.get(fate) for fate in CHANGED)  # those of a faithful text stand below, once
    drawn = chips(facts, Texts(given.source, text, given.languages), screen) if is_changed else None
    draw(tag("div", badge, tag("ul", *reasons, class_="pp-reasons") if reasons else None), drawn)


@lru_cache(maxsize=64)
def _hunks(source: str, rewrite: str, language: str) -> tuple[Hunk, ...]:
    return hunks(source, rewrite, language)


@lru_cache(maxsize=64)
def _compared(source: str, text: str, languages: tuple[str, str]) -> Comparison:
    first, second = languages
    return compare(source, text, first, second if second != first else None)


def _words(screen: Screen) -> dict[str, str]:
    _ = screen.translate
    # The names in braces are filled in by the browser.
    counted = N_("Changes: {changes}, decided: {decided}, refused: {refused}")
    return {
        "all": _("Take all"),
        "none": _("Refuse all"),
        "take": _("Take"),
        "leave": _("Refuse"),
        "short": _("sentence"),
        "change": _("the change “{words}”", words="{words}"),
        "sentence": _("the whole sentence of “{words}”", words="{words}"),
        "count": _(counted, changes="{changes}", decided="{decided}", refused="{refused}"),
    }
