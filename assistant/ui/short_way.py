"""The short way of a text that is being typed: what is said of it is asked for without a screen being drawn.

Each drawing, however small, has Streamlit's part in the browser look at all that stands on the page. So the text comes
here a moment after each key, and to the session of its writer once one rests. Where this way is closed (another
process answers, the language of the text changes, the field is empty) it takes the long one, through the session.
"""

import json
from collections import OrderedDict
from dataclasses import dataclass, replace
from functools import cache
from threading import Lock

from assistant.checks import check
from assistant.document import Format
from assistant.ui.checked import Checked
from assistant.ui.editor import Draft, written_as
from assistant.ui.live_marks import live_marks
from assistant.ui.live_panel import live_panel
from assistant.ui.screen import Screen

KEPT = 1_000  # writers whose ways are known; who came before them takes the long way once


@dataclass(frozen=True)
class Way:
    """What the text of one writer is for, as the session knew it last."""

    draft: Draft
    format: Format | None  # None: judged by the text
    language: str  # the one for which the screen around the text was drawn
    networks: tuple[str, ...]
    screen: Screen

    def said(self, text: str) -> dict[str, object] | None:
        """Return the marks and the panel of a text; None where the screen around it has to be drawn anew."""
        draft = replace(self.draft, text=text, format=self.format or written_as(text))
        document = draft.document()
        if not text.strip() or document.language != self.language:
            return None
        report = check(document, draft.goal())
        panel = live_panel(Checked(draft, document, report, (), 0), self.networks, self.screen)
        return {"marks": live_marks(document.source, report, self.screen), "panel": panel}


class Ways:
    """The ways that are open, by a secret that the writer's page alone was told."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._ways: OrderedDict[str, Way] = OrderedDict()

    def open(self, secret: str, way: Way) -> None:
        """Keep a way; the one that was used longest ago makes room."""
        with self._lock:
            self._ways[secret] = way
            self._ways.move_to_end(secret)
            while len(self._ways) > KEPT:
                self._ways.popitem(last=False)

    def find(self, secret: str) -> Way | None:
        """Return the way of this secret, None where it is not known."""
        with self._lock:
            return self._ways.get(secret)


@cache
def ways() -> Ways:
    """Return the ways of this process."""
    return Ways()


def answer(asked: bytes) -> tuple[int, bytes]:
    """Return the status and the body of the answer to `{"way": SECRET, "text": TEXT}`."""
    try:
        told = json.loads(asked)
    except ValueError:
        return 400, b""
    if not isinstance(told, dict) or not isinstance(told.get("text"), str):
        return 400, b""
    way = ways().find(str(told.get("way")))
    if way is None:
        return 404, b""
    said = way.said(told["text"])
    return (409, b"") if said is None else (200, json.dumps(said).encode("ascii"))
