"""The review: people accept, edit or refuse variants; who and when is kept, and there is a way back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.backlog.jobs import find_job, options_of
from assistant.backlog.options import JobOptions
from assistant.backlog.reasons import plain
from assistant.backlog.work import document_of
from assistant.checks import check
from assistant.document import read
from assistant.errors import UserError
from assistant.findings import Scores
from assistant.messages import N_, Message
from assistant.networks import fits, fold, length
from assistant.networks import load as load_network
from assistant.rewriting.guard import compare
from assistant.store import (
    ACCEPTED,
    EDITED,
    PENDING,
    REFUSED,
    TO_REVIEW,
    Decision,
    Entry,
    Filter,
    Key,
    Plain,
    Store,
    Variant,
    content,
)

TOO_LONG = N_("The text is too long for {network}: {length} of {limit}.")
EMPTY = N_("The text is empty: write one, or refuse the variant.")
NO_VARIANT = N_("Row {row} has no variant for {network} in this job.")
NOT_MADE = N_("Row {row} has no text for {network} yet.")
CHANGED_MEANWHILE = N_("Somebody decided about row {row} for {network} meanwhile; look at it again.")


@dataclass(frozen=True)
class Recheck:
    """What the guard and the network say of a text a person wrote."""

    reasons: tuple[Message, ...]
    facts: Mapping[str, Any]
    fits: bool


def variants(
    job: str, store: Store, chosen: Filter | None = None, changed_facts: bool = False, over_fold: bool = False
) -> Iterator[Entry]:
    """Yield variants with their rows, in order.

    With `changed_facts`, only those that altered or invented a fact; with `over_fold`, only those whose readers see
    their beginning alone before they ask for more.
    """
    for entry in store.variants.list(find_job(job, store).id, chosen or Filter()):
        if changed_facts and not has_changed_facts(entry.variant):
            continue
        if not over_fold or is_over_fold(entry.variant):
            yield entry


def has_changed_facts(variant: Variant) -> bool:
    """Whether a text altered or invented a fact, or may have: a person is to check it."""
    facts = variant.details.get("facts") or {}
    return any(facts.get(fate) for fate in ("altered", "invented", "unsure"))


def is_over_fold(variant: Variant) -> bool:
    """Whether a network hides the end of a text until its reader asks for more."""
    return any(fold(part, load_network(variant.network)) is not None for part in variant.parts)


def accept(job: str, keys: Iterable[Key], who: str, store: Store) -> int:
    """Return how many variants are now accepted; what was not made, or is accepted, is left alone."""
    return _decide(job, keys, ("accept", ACCEPTED, (TO_REVIEW, REFUSED)), who, store)


def refuse(job: str, keys: Iterable[Key], who: str, store: Store) -> int:
    """Return how many variants are now refused: they are not exported."""
    return _decide(job, keys, ("refuse", REFUSED, (ACCEPTED, TO_REVIEW, EDITED)), who, store)


def edit(job: str, key: Key, parts: Sequence[str], who: str, store: Store) -> Entry:
    """Return the variant with the text a person wrote, checked again.

    It is `edited`, its reasons kept beside it: who wrote it answers for it. A text the network would not take stays
    to be reviewed. Raise `UserError` where there is no variant, no text, or somebody else was quicker.
    """
    found = find_job(job, store)
    entry, written = _entry(found.id, key, store), tuple(part.strip() for part in parts if part.strip())
    if not written:
        raise UserError(EMPTY)
    if entry.variant.state == PENDING or not entry.row.text:
        raise UserError(NOT_MADE, row=key.row, network=key.network)
    after = edited(entry, written, options_of(found))
    if not store.decisions.record(found.id, "edit", who, [(key, content(entry.variant), after)]):
        raise UserError(CHANGED_MEANWHILE, row=key.row, network=key.network)
    return _entry(found.id, key, store)


def edited(entry: Entry, parts: Sequence[str], options: JobOptions) -> Plain:
    """Return what a variant holds once a person wrote its text: `edited`, or `to_review` where it does not fit."""
    result = recheck(entry, parts, options)
    return {
        "state": EDITED if result.fits else TO_REVIEW,
        "parts": list(parts),
        "reasons": [plain(reason) for reason in result.reasons],
        "details": {**entry.variant.details, "facts": result.facts},
    }


def recheck(entry: Entry, parts: Sequence[str], options: JobOptions) -> Recheck:
    """Return what the fact guard and the network say of a text for this variant."""
    source, network = document_of(entry.row, options), entry.variant.network
    profile = load_network(network)
    target = options.target_language if options.target_language != source.language else None
    comparison = compare(source.text, "\n\n".join(parts), source.language, target)
    long = [part for part in parts if not fits(part, profile)]
    found = {"network": profile.name, "limit": profile.max_length}
    reasons = tuple(Message(TOO_LONG, {**found, "length": length(part, profile)}) for part in long)
    return Recheck((*reasons, *comparison.reasons()), comparison.as_json(), not long)


def scores(entry: Entry, parts: Sequence[str], options: JobOptions) -> tuple[Scores, Scores]:
    """Return the scores of a row's text, and those of a text for this variant."""
    source, goal = document_of(entry.row, options), options.goal(entry.row, entry.variant.network)
    written = read("\n\n".join(parts), "text", options.target_language or source.language)
    return check(source, goal).scores, check(written, goal).scores


def undo(job: str, store: Store, key: Key | None = None) -> tuple[Decision, ...]:
    """Return the last decisions that were taken in one go, or the last about one variant, now taken back."""
    return store.decisions.undo(find_job(job, store).id, key)


def history(job: str, store: Store, key: Key | None = None) -> tuple[Decision, ...]:
    """Return who decided what and when, the oldest first."""
    return store.decisions.history(find_job(job, store).id, key)


def _decide(job: str, keys: Iterable[Key], decision: tuple[str, str, tuple[str, ...]], who: str, store: Store) -> int:
    action, state, allowed = decision
    found = find_job(job, store)
    changes: list[tuple[Key, Plain, Plain]] = []
    for key in keys:
        entry = _entry(found.id, key, store)
        if entry.variant.state in allowed and entry.variant.parts:
            before = content(entry.variant)
            changes.append((key, before, {**before, "state": state}))
    return store.decisions.record(found.id, action, who, changes)


def _entry(job: str, key: Key, store: Store) -> Entry:
    entry = store.variants.get(job, key)
    if entry is None:
        raise UserError(NO_VARIANT, row=key.row, network=key.network)
    return entry
