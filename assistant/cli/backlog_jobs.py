"""`backlog status`: the jobs there are, or how far one of them is and why some of its rows failed."""

from collections.abc import Iterator
from contextlib import contextmanager

from assistant.backlog.jobs import jobs
from assistant.backlog.reasons import sentences
from assistant.backlog.status import Status, status, status_of
from assistant.cli.invocation import FOUND, NOTHING_FOUND, Invocation
from assistant.messages import N_
from assistant.store import ACCEPTED, EDITED, FAILED, TO_REVIEW, Filter, Store, open_store

SHOWN = 10  # failed texts told one by one: a broken endpoint fails them all for the same reason


@contextmanager
def opened(invocation: Invocation) -> Iterator[Store]:
    """Open the store for the time of one action."""
    store = open_store(invocation.settings)
    try:
        yield store
    finally:
        store.close()


def list_jobs(invocation: Invocation) -> int:
    """Print how far each job is, the newest first."""
    with opened(invocation) as store:
        found = [status_of(job, store) for job in jobs(store)]
    if invocation.as_json:
        invocation.print_json({"version": 1, "jobs": [one.as_json() for one in found]})
    elif not found:
        invocation.say(N_("There is no job yet; `backlog run FILE` begins one."))
    else:
        for one in found:
            _say(invocation, one)
    return NOTHING_FOUND


def show_status(invocation: Invocation) -> int:
    """Print how far a job is; 1 when something is not accepted."""
    with opened(invocation) as store:
        found = status(invocation.args.subject, store)
        if invocation.as_json:
            invocation.print_json(found.as_json())
        else:
            say_status(invocation, found, store)
            if found.halt:
                print(found.halt.render(invocation.ui))
    return verdict(found)


def say_status(invocation: Invocation, found: Status, store: Store) -> None:
    """Print how far a job is, and the first of its texts that failed, each with its reason."""
    _say(invocation, found)
    for entry in store.variants.list(found.job, Filter((FAILED,), limit=SHOWN)):
        key = ":".join(filter(None, (str(entry.row.number), entry.variant.network)))
        print(f"  ✗ {key} {' '.join(sentences(entry.variant.reasons, invocation.ui))}")


def _say(invocation: Invocation, found: Status) -> None:
    counts = found.counts
    print(f"{found.job} · {found.name}")
    invocation.say(
        N_("Accepted: {accepted}; to review: {review}; failed: {failed}; pending: {pending}; rows: {rows}"),
        accepted=counts.get(ACCEPTED, 0) + counts.get(EDITED, 0),
        review=counts.get(TO_REVIEW, 0),
        failed=counts.get(FAILED, 0),
        pending=found.pending,
        rows=found.rows,
    )


def verdict(found: Status) -> int:
    """Return the exit code: 1 when something is not accepted."""
    wrong = found.counts.get(TO_REVIEW, 0) + found.counts.get(FAILED, 0) + found.pending
    return FOUND if wrong else NOTHING_FOUND
