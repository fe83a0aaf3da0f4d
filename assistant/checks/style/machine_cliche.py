"""Turns that sound as if a machine had written them.

Why: readers have met them in a thousand generated posts; they say nothing of you, and trust falls with each one.
Fix: say the fact itself: who, what, where, how much.
"""

import re
from collections.abc import Iterator
from functools import cache

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.phrases import entries, may_hold, themes
from assistant.checks.style.signs import lines
from assistant.document import Document, Span
from assistant.languages import Pack
from assistant.messages import N_
from assistant.remembered import remembered

_INNER_DASH = re.compile(r"(?<=[^\W_])[ \u00a0]?—[ \u00a0]?(?=[^\W_])")  # not one that opens a line: a dialogue, a list

_TURNS = "machine_cliches"
_LABELLED = frozenset({"list_item", "heading", "table"})  # « socket — the interface of the network » names and tells


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each turn of the list once; one hit on `dashes` long dashes, at least one in `words_per_dash` words."""
    text, pack, told = subject.document.judged_text, subject.pack, set()
    for start, block in may_hold(text, pack, _TURNS):
        for number, begin, end in entries(block, pack, _TURNS):
            if number in told:
                continue
            told.add(number)
            fault, plain = _faults(pack)[number]
            words = text[start + begin : start + end].rstrip()
            span = Span(start + begin, start + begin + len(words))
            yield Hit(span, words, None, {"words": words, "plain": plain}, fault)
    dashes = _dashes(subject.document) if text.count("—") >= limits["dashes"] else 0
    if dashes >= limits["dashes"] and dashes >= len(subject.document.words) / limits["words_per_dash"]:
        yield Hit(None, dashes, limits["dashes"], {"count": dashes}, "dashes")


def _dashes(document: Document) -> int:
    """Return how many long dashes stand inside sentences."""
    listed = sum(_inner_dashes(p.text) for p in document.prose if p.kind in _LABELLED)
    return sum(map(_inner_dashes, lines(document.judged_text))) - listed


@remembered(1 << 13)
def _inner_dashes(line: str) -> int:
    return len(_INNER_DASH.findall(line)) if "—" in line else 0


@cache
def _faults(pack: Pack) -> tuple[tuple[str, str], ...]:
    """Return what is wrong with each turn, and the plainer way, by the number of the turn."""
    return tuple(themes(pack, _TURNS).values())


_PLAINER = N_("Plainer: {plain}.")

CHECK = Check(
    find,
    opening=Outcome("info", N_("“{words}” opens thousands of texts, and says nothing of yours."), _PLAINER),
    journey=Outcome("info", N_("“{words}”: nobody travels here; generated texts do, all the time."), _PLAINER),
    promise=Outcome("info", N_("“{words}” promises much and proves nothing."), _PLAINER),
    contrast=Outcome("info", N_("“{words}” sets up a contrast for show, as generated texts do."), _PLAINER),
    staging=Outcome("info", N_("“{words}” keeps readers waiting for what one sentence could say."), _PLAINER),
    filler=Outcome("info", N_("“{words}” sounds weighty and adds nothing."), _PLAINER),
    closing=Outcome("info", N_("“{words}” closes thousands of texts; nobody reads it any more."), _PLAINER),
    praise=Outcome("info", N_("“{words}” praises without showing."), _PLAINER),
    chatbot=Outcome(
        "warning", N_("“{words}” is what a chatbot says to you, not what you say to your readers."), _PLAINER
    ),
    dashes=Outcome(
        "info",
        N_("{count} long dashes: generated texts are full of them."),
        N_("Use a comma, a colon or a full stop."),
    ),
)
