"""The draft of the session, read and checked: once for each state of its fields, and the one before it."""

from dataclasses import dataclass

import streamlit as st

from assistant.checks import check
from assistant.document import Document
from assistant.findings import Report
from assistant.ui import lasting, proposals
from assistant.ui.editor import Draft

CHECKED = "draft_checked"
KEPT = 2  # the browser may still show what was said of the state before


@dataclass(frozen=True)
class Checked:
    """A draft, read and checked."""

    draft: Draft
    document: Document
    report: Report
    proposals: tuple[str, ...]  # keyphrases it seems to aim at; none where some are given
    number: int


def checked(draft: Draft) -> Checked:
    """Return the draft checked; what was said of it already is said again without another reading."""
    kept = _kept()
    if kept and kept[-1].draft == draft:
        return kept[-1]
    document = draft.document()
    goal = draft.goal()
    phrases = () if goal.keyphrases else proposals.proposed(document)
    number = kept[-1].number + 1 if kept else 1
    new = Checked(draft, document, check(document, goal), phrases, number)
    st.session_state[CHECKED] = (*kept, new)[-KEPT:]
    lasting.spare(document.language)
    lasting.make_ready(document.language)
    return new


def lately() -> tuple[Checked, ...]:
    """Return the draft as it was last checked, then as it was checked before."""
    return _kept()[::-1]


def _kept() -> tuple[Checked, ...]:
    return tuple(st.session_state.get(CHECKED, ()))
