"""The text of the draft in the live editor: what the browser sends is kept, what was found goes back in one message.

That message holds the marks and the panel beside the text, so that both are drawn at once.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from secrets import token_urlsafe

import streamlit as st

from assistant.document import Document
from assistant.findings import Finding
from assistant.messages import NN_
from assistant.ui import brands, editor, ignoring, live_editor
from assistant.ui.checked import Checked, checked, lately
from assistant.ui.live import Live, read
from assistant.ui.live_marks import live_marks, names
from assistant.ui.live_panel import live_panel
from assistant.ui.screen import Screen
from assistant.ui.short_way import Way, ways

STATE = "draft_live_state"
TEXT = "draft_text"
WAY = "draft_way"  # the secret of the short way
SHORT = 30_000  # characters of a text that takes it: a longer one keeps one thread busy at a time


def field(said: Checked | None, networks: Sequence[str], screen: Screen) -> None:
    """Draw the editor with what was found in the draft, None of an empty one; the text is that of the session.

    `networks` are those that the draft is to be rewritten for.
    """
    live = _state()
    _keep(live)
    stamp = f"{said.number if said else 0} {screen.language} {brands.chosen()}"
    data = {
        **live.as_data(),
        "stamp": stamp,
        "greet": screen.alone,  # the rest of the screen waits for a word from the editor
        "marks": live_marks(said.document.source, said.report, screen) if said else [],
        "language": said.document.language if said else None,
        "panel": live_panel(said, networks, screen) if said and not screen.alone else None,
        "way": _way(said, networks, screen),
        "words": _words(said, screen),
    }
    message = read(live_editor.draw(data, heard, partial(acted, screen)))
    # After a restart of the server the browser's text comes with no callback: it is found here.
    if message and _state().heard(message) != live:
        _keep(_state().heard(message))
        st.rerun()


def heard() -> None:
    """Keep what the browser sent."""
    message = read(live_editor.sent("doc"))
    if message:
        _keep(_state().heard(message))


def acted(screen: Screen) -> None:
    """Do what was asked for in a card: ignore its findings, here or for the brand, or tell of them again.

    What is asked for was said of the text that comes with it, of the one before, or of one that came the short way.
    """
    heard()
    asked = live_editor.sent("act")
    if not isinstance(asked, Mapping):
        return
    wanted = frozenset(asked.get("findings") or ())
    for said in (checked(editor.held(screen)), *lately()):
        told = said.report.silenced if asked.get("what") == "again" else said.report.findings
        chosen = tuple(f for name, f in zip(names(told), told, strict=True) if name in wanted)
        if chosen:
            return _done(str(asked.get("what")), chosen, said.document)


def _done(what: str, findings: tuple[Finding, ...], document: Document) -> None:
    if what == "again":
        for finding in findings:
            ignoring.tell_again(finding, document)
    else:
        ignoring.ignore(findings, document, for_brand=what == "brand")


def _way(said: Checked | None, networks: Sequence[str], screen: Screen) -> str | None:
    """Return the secret of the short way, open for what the draft is for now; None where there is none."""
    if said is None or screen.alone or len(said.draft.text) > SHORT:
        return None
    secret = str(st.session_state.setdefault(WAY, token_urlsafe(18)))
    draft, language = said.draft, said.document.language
    ways().open(secret, Way(draft, editor.chosen_format(), language, tuple(networks), screen))
    return secret


def _state() -> Live:
    """Return what is known of the editor, with what another hand wrote into the draft since."""
    kept = st.session_state.get(STATE)
    live = kept if isinstance(kept, Live) else Live()
    return live.replaced(_lines(str(st.session_state.get(TEXT) or "")))


def _keep(live: Live) -> None:
    st.session_state[STATE] = live
    st.session_state[TEXT] = live.current


def _lines(text: str) -> str:
    """Return a text with its lines ended as the editor ends them, or every place after them would be another."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _words(said: Checked | None, screen: Screen) -> dict[str, object]:
    _ = screen.translate
    brand = said.draft.brand.name if said and brands.chosen() else None
    return {
        "label": _("Your text"),
        "placeholder": _("Paste or write a post or an article here."),
        "keys": _("F8: next mark, Shift+F8: the one before"),
        "late": _("Not received yet: keep this page open, your text is safe in it."),
        "mend": _(NN_("Mend", "Mend all {count}"), count=1),
        "here": _(NN_("Ignore here", "Ignore all {count} here"), count=1),
        "brand": _(NN_("Ignore for {brand}", "Ignore all {count} for {brand}"), count=1, brand=brand)
        if brand
        else None,
        "undo": _("Undo typing"),
        "redo": _("Redo"),
        "phrases": {"Diagnostics": _("Marks"), "No diagnostics": _("Nothing to mend here."), "close": _("Close")},
    }
