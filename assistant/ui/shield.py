"""No traceback reaches a user: what a person can mend is said, the rest is logged and told in one sentence."""

import logging
from types import TracebackType

import streamlit as st

from assistant.errors import AssistantError
from assistant.messages import N_, Message
from assistant.ui.markup import tag

LOG = logging.getLogger(__name__)
UNEXPECTED = Message(N_("Something went wrong on our side. Your text is safe; try again, or reload the page."))


class Shield:
    """A context in which an error becomes a sentence on the screen, in the user's language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __enter__(self) -> None:
        """Start watching."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> bool:
        """Show the error and go on after the block; what Streamlit itself raises to stop or rerun passes through."""
        if error is None or not isinstance(error, Exception):
            return False
        notice(sentence(error).render(self.language))
        return True


def sentence(error: BaseException) -> Message:
    """Return what to tell the user of an error; an unexpected one goes to the log with its traceback."""
    if isinstance(error, AssistantError):
        return error.message
    LOG.error("unexpected error", exc_info=error)
    return UNEXPECTED


def notice(text: str) -> None:
    """Draw a sentence as an error; it may hold what a user typed, so it is never read as Markdown."""
    st.html(tag("div", text, class_="pp-notice pp-problem", role="alert"))
