"""How far a job is."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.backlog.jobs import PAUSE, find_job
from assistant.backlog.reasons import message
from assistant.messages import Message
from assistant.store import ACCEPTED, EDITED, FAILED, PENDING, REFUSED, TO_REVIEW, Job, Paid, Store


@dataclass(frozen=True)
class Status:
    """How far a job is. `seconds` is the time runs spent on it; `cost` of `paid` is None where a price is not known."""

    job: str
    name: str
    rows: int
    counts: Mapping[str, int]
    paid: Paid
    seconds: float
    loaded: bool
    running: bool
    wish: str | None = None
    halt: Message | None = None

    @property
    def variants(self) -> int:
        """Return how many texts the job is to give."""
        return sum(self.counts.values())

    @property
    def pending(self) -> int:
        """Return how many texts are still to be made."""
        return self.counts.get(PENDING, 0)

    @property
    def paused(self) -> bool:
        """Whether somebody asked the job to pause."""
        return self.wish == PAUSE

    @property
    def done(self) -> bool:
        """Whether nothing is left to do."""
        return self.loaded and not self.pending

    def as_json(self) -> dict[str, object]:
        """Return the status as the `backlog status` contract writes it (version 1)."""
        states = {state: self.counts.get(state, 0) for state in (ACCEPTED, TO_REVIEW, FAILED, PENDING, EDITED, REFUSED)}
        return {
            "version": 1,
            "job": self.job,
            "rows": self.rows,
            "variants": self.variants,
            **states,
            "usage": {
                "requests": self.paid.requests,
                "input_tokens": self.paid.input_tokens,
                "output_tokens": self.paid.output_tokens,
                "cost": self.paid.cost,
            },
            "seconds": round(self.seconds, 1),
            "name": self.name,
            "running": self.running,
            "paused": self.paused,
            "done": self.done,
        }


def status(job: str, store: Store) -> Status:
    """Return how far a job is; raise `UserError` when there is none."""
    return status_of(find_job(job, store), store)


def status_of(job: Job, store: Store) -> Status:
    """Return how far a job is."""
    return Status(
        job=job.id,
        name=job.name,
        rows=store.jobs.count_rows(job.id),
        counts=store.variants.counts(job.id),
        paid=store.answers.paid(job.id),
        seconds=job.seconds,
        loaded=job.loaded,
        running=store.runners.strike_dead(job.id) > 0,
        wish=job.wish,
        halt=message(job.halt) if job.halt else None,
    )
