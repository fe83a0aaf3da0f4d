"""The columns of the files people read: the row's own, then the network, the text and its verdict."""

from collections.abc import Iterable, Iterator

from assistant.backlog.export.outcome import POST_BREAK, Given
from assistant.backlog.readers.table import distinct
from assistant.backlog.reasons import sentences
from assistant.messages import N_, Message
from assistant.store import Entry

COLUMNS = (N_("Row"), N_("Network"), N_("Text for the network"), N_("State"), N_("Reasons"))
STATES = {
    "accepted": N_("accepted"),
    "to_review": N_("to review"),
    "edited": N_("edited"),
    "refused": N_("refused"),
    "failed": N_("failed"),
    "pending": N_("pending"),
}


def header(given: Given) -> tuple[str, ...]:
    """Return the names of the columns, none of which is there twice."""
    own = [Message(name).render(given.options.ui) for name in COLUMNS]
    return distinct([*given.header, *own])


def lines(given: Given, entries: Iterable[Entry]) -> Iterator[list[object]]:
    """Yield a line a variant."""
    for entry in entries:
        variant = entry.variant
        yield [
            *(entry.row.columns.get(name, "") for name in given.header),
            entry.row.number,
            variant.network,
            POST_BREAK.join(variant.parts),
            Message(STATES[variant.state]).render(given.options.ui),
            " ".join(sentences(variant.reasons, given.options.ui)),
        ]
