"""What this side and the live editor agree on about the text: revisions, and replacements that lose nothing typed.

The browser owns the text and numbers its revisions; this side answers each, and replaces the text only by a `Push` that
names the revision it was made from, so that the browser keeps what was typed meanwhile.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import uuid4


def _new() -> str:
    return uuid4().hex


@dataclass(frozen=True)
class Push:
    """A replacement of the text on its way to the browser."""

    text: str
    base: int  # the revision it was made from
    uid: str | None  # of the editor whose revision that is; another one takes its own first for it
    over: tuple[str, ...] = ()  # the replacements before it, of which the browser may have applied one
    id: str = field(default_factory=_new)


@dataclass(frozen=True)
class Heard:
    """The text as an editor in the browser sent it; `set` is the last replacement it had applied."""

    text: str
    rev: int
    uid: str
    set: str | None


@dataclass(frozen=True)
class Live:
    """What is known of the editor: the text of its last message, and what it has not confirmed yet."""

    text: str = ""
    rev: int = 0
    uid: str | None = None
    push: Push | None = None
    set: str = field(default_factory=_new)
    session: str = field(default_factory=_new)  # a browser that knows another one keeps its text and sends it

    @property
    def current(self) -> str:
        """Return the text of the draft."""
        return self.push.text if self.push else self.text

    def replaced(self, text: str) -> "Live":
        """Return the state once the draft is to hold another text."""
        if text == self.current:
            return self
        if self.push:
            return replace(self, push=replace(self.push, text=text, over=(*self.push.over, self.push.id), id=_new()))
        return replace(self, push=Push(text, self.rev, self.uid))

    def heard(self, message: Heard) -> "Live":
        """Return the state once a message of the browser is read; one that was read already changes nothing."""
        if message.uid == self.uid and message.rev <= self.rev:
            return self
        told = replace(self, text=message.text, rev=message.rev, uid=message.uid)
        if self.push is None or message.set == self.push.id:
            return replace(told, push=None, set=message.set or self.set)
        return told  # typed before the replacement arrived: the browser will join both

    def as_data(self) -> dict[str, object]:
        """Return what the browser is told."""
        if self.push is None:
            held: dict[str, object] = {"id": self.set, "text": self.text, "pending": False}
        else:
            push = self.push
            held = {
                "id": push.id,
                "text": push.text,
                "base": push.base,
                "uid": push.uid,
                "over": push.over,
                "pending": True,
            }
        return {"session": self.session, "uid": self.uid, "ack": self.rev, "set": held}


def read(value: object) -> Heard | None:
    """Return the message that the component holds; None where it holds none."""
    if not isinstance(value, Mapping) or not isinstance(value.get("text"), str):
        return None
    rev, uid, set_ = value.get("rev"), value.get("uid"), value.get("set")
    if not isinstance(rev, int) or not isinstance(uid, str):
        return None
    return Heard(value["text"], rev, uid, set_ if isinstance(set_, str) else None)
