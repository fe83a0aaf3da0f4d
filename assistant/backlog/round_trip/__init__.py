"""The review without accounts: a file goes out to whoever reviews, comes back filled in, and is taken in."""

from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

from assistant.backlog.jobs import find_job
from assistant.backlog.round_trip import page, workbook
from assistant.backlog.round_trip.slips import Returned, decisions, written
from assistant.backlog.round_trip.taken import Conflict, TakenIn, holds_news, take_in
from assistant.errors import UserError, reason_of
from assistant.messages import N_
from assistant.store import Filter, Job, Store

__all__ = ["Conflict", "Returned", "TakenIn", "endings", "read_review", "send_review", "take_in"]

WAITED_FOR = N_("{name} holds decisions that were not taken in yet: take them in first, or write to another file.")
OTHER_KIND = N_("A review goes out and comes back as {endings}; {name} is neither.")


def endings() -> tuple[str, ...]:
    """Return the endings of the files a review can be, as ".xlsx"."""
    return tuple(_kinds())


def send_review(job: str, store: Store, path: Path, chosen: Filter, ui: str) -> int:
    """Return how many versions went into the file; those without a text are left out.

    Raise `UserError` for a file that holds decisions nobody took in.
    """
    found, kind = find_job(job, store), _kind(path)
    if path.is_file() and _is_waited_for(path, found, store):
        raise UserError(WAITED_FOR, name=path.name)
    decided = decisions(store.decisions.history(found.id))
    whole = (entry for entry in store.variants.list(found.id, chosen) if entry.variant.parts)
    entries = ((entry, written(found.id, entry.variant, decided[entry.variant.key])) for entry in whole)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        count: int = kind.write(found, entries, path, ui)
    except OSError as error:
        raise UserError(
            N_("{path} cannot be written: {reason}. Choose another place with --out."),
            path=str(path),
            reason=reason_of(error),
        ) from error
    return count


def _is_waited_for(path: Path, job: Job, store: Store) -> bool:
    """Whether a file holds decisions that were not taken in: what a reviewer wrote must not be written over."""
    try:
        return holds_news(job, read_review(path), store)
    except UserError:
        return False  # no review


def read_review(path: Path) -> Returned:
    """Return what a file that came back says; raise `UserError` when it is no review of ours."""
    if not path.is_file():
        raise UserError(N_("There is no file {path}."), path=str(path))
    returned: Returned = _kind(path).take(path)
    return returned


def _kinds() -> Mapping[str, ModuleType]:
    return {module.ENDING: module for module in (workbook, page)}


def _kind(path: Path) -> ModuleType:
    found = _kinds().get(path.suffix.lower())
    if found is None:
        raise UserError(OTHER_KIND, endings=", ".join(endings()), name=path.name)
    return found
