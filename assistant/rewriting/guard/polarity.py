"""Yes and no: a state and its opposite ("open", "closed"), and words denied on one side only."""

from collections.abc import Iterator

from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.denials import denied
from assistant.rewriting.guard.states import admitted, opposed, taken_in
from assistant.rewriting.guard.text import Read


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield claims the rewrite turned into their opposite."""
    found = list(opposed(source, rewrite))
    yield from found
    yield from admitted(source, rewrite)
    yield from taken_in(source, rewrite)
    seen = {a.rewrite_span for a in found}
    for item in (*denied(rewrite, source, swap=True), *denied(source, rewrite, swap=False)):
        if item.rewrite_span not in seen:
            seen.add(item.rewrite_span)
            yield item
