"""A table of a report before it is in any language."""

from dataclasses import dataclass

from assistant.messages import Message

Lines = list[list[object]]


@dataclass(frozen=True)
class Sheet:
    """A title, the names of the columns, the lines."""

    title: Message
    columns: tuple[Message, ...]
    lines: Lines
