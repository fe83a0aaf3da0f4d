"""Takes a review that came back in: nobody's decision is written over unseen, and taken in twice it counts once."""

import time
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from assistant.backlog.cells import in_cell
from assistant.backlog.jobs import find_job, options_of
from assistant.backlog.options import JobOptions
from assistant.backlog.review import edited
from assistant.backlog.round_trip.slips import (
    ACCEPT,
    BREAK,
    NEW_LINE,
    REFUSE,
    Returned,
    Slip,
    decisions,
    fingerprint,
    version,
)
from assistant.errors import UserError
from assistant.messages import N_, Message
from assistant.store import ACCEPTED, EDITED, PENDING, REFUSED, Entry, Job, Key, Plain, Store, Variant, content

OTHER_JOB = N_("This review is about the job {other}, not about {job}.")
GONE = N_("Row {row} has no text for {network} here any more; what was said of it is not taken in.")


@dataclass(frozen=True)
class Conflict:
    """What a reviewer said of a version that changed meanwhile: nothing was replaced. `who` changed it, where known."""

    slip: Slip
    entry: Entry
    who: str
    at: float


@dataclass(frozen=True)
class TakenIn:
    """What came of a review. `done` counts what was accepted, edited, refused and only commented."""

    done: Mapping[str, int] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[Message, ...] = ()


def take_in(job: str, returned: Returned, who: str, store: Store, anyway: Collection[Key] = ()) -> TakenIn:
    """Return what came of a review; for the keys of `anyway` it counts though the version changed meanwhile."""
    found = find_job(job, store)
    if returned.job and returned.job != found.id:
        raise UserError(OTHER_JOB, other=returned.job, job=found.id)
    done, moment = Counter[str](), time.time()
    conflicts, problems = [], list(returned.problems)
    for wish in _wishes(found, returned, who, store):
        if isinstance(wish, Message):
            problems.append(wish)
        elif not wish.is_new and wish.slip.key not in anyway and wish.action != "comment":
            conflicts.append(_conflict(found.id, wish.slip, wish.entry, store))
        elif store.decisions.record(found.id, wish.action, who, [wish.change], moment):
            done[wish.action] += 1
    return TakenIn(dict(done), tuple(conflicts), tuple(problems))


def holds_news(job: Job, returned: Returned, store: Store) -> bool:
    """Whether a review says what was not taken in yet."""
    if returned.job != job.id:
        return any(slip.verdict or slip.comment for slip in returned.slips)
    return any(isinstance(wish, _Wish) for wish in _wishes(job, returned, "", store))


class _Wish(NamedTuple):
    """What a slip asks for that is not so already; `is_new` where it was said of the version that stands."""

    slip: Slip
    entry: Entry
    action: str
    after: Plain
    is_new: bool

    @property
    def change(self) -> tuple[Key, Plain, Plain]:
        return self.slip.key, content(self.entry.variant), self.after


def _wishes(job: Job, returned: Returned, who: str, store: Store) -> Iterator[_Wish | Message]:
    """Yield what the slips ask for, or why one cannot be heard."""
    options, decided = options_of(job), decisions(store.decisions.history(job.id))
    for slip in returned.slips:
        entry = store.variants.get(job.id, slip.key)
        if entry is None or entry.variant.state == PENDING or not entry.variant.parts:
            yield Message(GONE, {"row": slip.key.row, "network": slip.key.network})
            continue
        is_new = slip.version == version(entry.variant, decided[slip.key])
        sent = entry.variant if is_new else _sent(job.id, slip, store)
        action, after = _outcome(slip, entry, sent, (who, options))
        if action is not None and not _same(content(entry.variant), after):
            yield _Wish(slip, entry, action, after, is_new)


def _outcome(slip: Slip, entry: Entry, sent: Variant | None, given: tuple[str, JobOptions]) -> tuple[str | None, Plain]:
    """Return what a slip asks to do with a variant, and what the variant then holds."""
    who, options = given
    before = content(entry.variant)
    action: str | None = None
    after: Plain = before
    rewritten = bool(slip.parts) and (sent is None or _bare(slip.text) != _bare(BREAK.join(sent.parts)))
    if slip.verdict == REFUSE:
        action, after = "refuse", {**before, "state": REFUSED}
    elif rewritten:
        action, after = "edit", edited(entry, slip.parts, options)
    elif slip.verdict == ACCEPT:
        kept = entry.variant.state if entry.variant.state in (ACCEPTED, EDITED) else ACCEPTED
        action, after = "accept", {**before, "state": kept}
    comments = [*before["details"].get("comments", ())]
    if slip.comment and slip.comment not in (one["text"] for one in comments):
        comments.append({"who": who, "at": time.time(), "text": slip.comment})
        action, after = action or "comment", {**after, "details": {**after["details"], "comments": comments}}
    return action, after


def _same(before: Plain, after: Plain) -> bool:
    """Whether a decision changes nothing: it was taken already."""
    comments = (side["details"].get("comments") for side in (before, after))
    return all(before[name] == after[name] for name in ("state", "parts")) and next(comments) == next(comments)


def _sent(job: str, slip: Slip, store: Store) -> Variant | None:
    """Return the version a slip is about, as the history has it; None where it is not there."""
    for decision in reversed(store.decisions.history(job, slip.key)):
        for side in (decision.before, decision.after):
            variant = Variant(slip.key.row, slip.key.network, side["state"], tuple(side["parts"]))
            if fingerprint(variant) == slip.version.partition(".")[0]:
                return variant
    return None


def _conflict(job: str, slip: Slip, entry: Entry, store: Store) -> Conflict:
    stood = [one for one in store.decisions.history(job, slip.key) if not one.undone]
    last = stood[-1] if stood else None
    return Conflict(slip, entry, last.who if last else "", last.at if last else entry.variant.updated)


def _bare(text: str) -> str:
    """Return a text without what a workbook or a page may change in it: endings of lines, blanks, forbidden signs."""
    lines = NEW_LINE.sub("\n", in_cell(text)).strip().split("\n")
    return "\n".join(line.strip() for line in lines)
