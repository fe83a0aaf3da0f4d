"""What the store gives back: frozen values, one kind per table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

PENDING, ACCEPTED, TO_REVIEW, EDITED, REFUSED, FAILED = STATES = (
    "pending",
    "accepted",
    "to_review",
    "edited",
    "refused",
    "failed",
)
Plain = Mapping[str, Any]  # what JSON can hold


class Key(NamedTuple):
    """Which variant: the row's number and the network; the job is known where it is used."""

    row: int
    network: str


@dataclass(frozen=True)
class Job:
    """A backlog that was taken in. `options` make it this job; `limits` may change from run to run."""

    id: str
    name: str
    options: Plain
    limits: Plain
    header: tuple[str, ...]
    loaded: bool
    wish: str | None
    halt: Plain | None
    seconds: float
    created: float


@dataclass(frozen=True)
class Row:
    """A row as it was read; `problem` says why it cannot be worked on, None for a good one."""

    number: int
    id: str
    text: str
    fields: Plain = field(default_factory=dict)
    columns: Plain = field(default_factory=dict)
    problem: Plain | None = None


@dataclass(frozen=True)
class Variant:
    """A row's text for one network, as far as it got."""

    row: int
    network: str
    state: str = PENDING
    parts: tuple[str, ...] = ()
    reasons: tuple[Any, ...] = ()
    details: Plain = field(default_factory=dict)
    updated: float = 0.0

    @property
    def key(self) -> Key:
        """Return which variant this is."""
        return Key(self.row, self.network)


@dataclass(frozen=True)
class Entry:
    """A variant beside the row it comes from."""

    row: Row
    variant: Variant


@dataclass(frozen=True)
class Decision:
    """What a person decided about a variant: accept, edit or refuse; the variant's content before and after."""

    id: int
    key: Key
    action: str
    who: str
    at: float
    before: Plain
    after: Plain
    undone: bool


@dataclass(frozen=True)
class Paid:
    """What a job's requests came to; `cost` is None when the price of one of them is not known."""

    requests: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: float | None = None
