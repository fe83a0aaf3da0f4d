"""What every reader gives: the names of the columns and, one after the other, the rows as they stand in the file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from assistant.messages import Message

Cell = str | int | float | bool | None


@dataclass(frozen=True)
class Record:
    """A row of a file: its cells by column; `problem` says why it cannot be read, None for a good one."""

    cells: Mapping[str, Cell] = field(default_factory=dict)
    problem: Message | None = None


@dataclass(frozen=True)
class Table:
    """A file that is open. `titled` is False where the columns have no names of their own ("1", "2", …)."""

    header: tuple[str, ...]
    records: Iterator[Record]
    titled: bool = True


def distinct(names: list[str]) -> tuple[str, ...]:
    """Return column names none of which is empty or there twice: "Texte", "Texte (2)", and "3" for a nameless third."""
    found: list[str] = []
    for place, name in enumerate(names, 1):
        clean = " ".join(name.split()) or str(place)
        again = 2
        unique = clean
        while unique in found:
            unique, again = f"{clean} ({again})", again + 1
        found.append(unique)
    return tuple(found)
