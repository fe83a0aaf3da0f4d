"""Runs a job to its end, or until somebody or something stops it. Any number of runs may share one job."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

from assistant.backlog import on_cluster
from assistant.backlog.jobs import find_job, limits_of, options_of
from assistant.backlog.pools import SAMPLE, Hands, pool_for
from assistant.backlog.reasons import plain
from assistant.backlog.runner import Runner
from assistant.backlog.status import Status, status_of
from assistant.backlog.work import Rewriter
from assistant.errors import AssistantError, UserError
from assistant.messages import N_, Message
from assistant.settings import Settings
from assistant.store import PENDING, Filter, Job, Store

HEARTBEAT = 10.0  # seconds between two signs of life
TELL = 0.5  # seconds between two words about the progress
SHARE = 20  # times as long as telling took passes before it is told again
NOT_LOADED = N_("The job {job} has not been read to its end: give the file again, and it goes on.")
ALREADY = N_("Somebody runs this job already; a job by batches or with a budget is run by one at a time.")


class Busy(UserError):
    """Another run of a job that is run by one at a time."""


Make = Callable[[Job, Settings, Store], Rewriter]


def run(
    job_id: str,
    store: Store,
    settings: Settings,
    on_progress: Callable[[Status], object] | None = None,
    make: Make | None = None,
) -> Status:
    """Return the status at the end of a run; a job that was stopped in any way goes on where it stood.

    What was answered is never asked again; what is under way elsewhere is left to its runner, and waited for.
    """
    job = find_job(job_id, store)
    if not job.loaded:
        raise UserError(NOT_LOADED, job=job.id)
    limits, options = limits_of(job), options_of(job)
    by_batch = limits.batch and options.engine == "endpoint" and make is None
    store.jobs.wish(job.id, None)
    store.jobs.halt(job.id, None)
    store.runners.strike_dead(job.id)
    told = _Told(job, store, on_progress)
    work = _by_batch if by_batch else partial(_by_rows, make)
    try:
        halted = work(job, settings, store, told)
    except Busy:
        raise
    except AssistantError as error:
        store.jobs.halt(job.id, plain(error.message))  # whoever follows the job from elsewhere is told too
        raise
    if halted:
        store.jobs.halt(job.id, plain(halted))
    told(at_the_end=True)
    return status_of(store.jobs.get(job.id) or job, store)


def _by_rows(
    make: Make | None, job: Job, settings: Settings, store: Store, told: Callable[[], object]
) -> Message | None:
    """Make the texts row by row; return why the run ended before its end, None where nothing is in the way."""
    from assistant.backlog.engines import model_of, rewriter_of  # rewriting takes long to import

    if limits_of(job).cluster:
        on_cluster.require(job, store)
    options, rewriter = options_of(job), (make or rewriter_of)(job, settings, store)
    runner = Runner(job, store, told)
    first = store.variants.list(job.id, Filter((PENDING,), limit=SAMPLE))
    sample = tuple((entry.row, entry.variant.network) for entry in first)
    model = None if make else model_of(job, settings, store)
    hands = Hands(partial(runner.make_one, options, rewriter), runner.goes_on, model, sample)
    pending = store.variants.counts(job.id).get(PENDING, 0)
    store.close()  # a connection must not be copied into another process
    with pool_for(job, pending, hands) as pool, _entered(job, store, alone=_is_paid_for(job)) as runner.id:
        runner.work(pool)
    return runner.halted


def _is_paid_for(job: Job) -> bool:
    return limits_of(job).budget is not None and options_of(job).engine == "endpoint"


def _by_batch(job: Job, settings: Settings, store: Store, told: Callable[[], object]) -> Message | None:
    from assistant.backlog.by_batch import run_by_batch  # the model's client takes long to import

    with _entered(job, store, alone=True):
        return run_by_batch(job, settings, store, told)


@dataclass
class _Told:
    """Tells about the progress, not more often than anybody can read."""

    job: Job
    store: Store
    listener: Callable[[Status], object] | None
    last: float = field(default_factory=time.monotonic)
    pause: float = TELL

    def __call__(self, at_the_end: bool = False) -> None:
        began = time.monotonic()
        if began - self.last < self.pause and not at_the_end:
            return
        self.store.jobs.add_seconds(self.job.id, began - self.last)
        self.last = began
        if self.listener:
            self.listener(status_of(self.store.jobs.get(self.job.id) or self.job, self.store))
        self.pause = max(TELL, SHARE * (time.monotonic() - began))  # counting a large job takes a while


@contextmanager
def _entered(job: Job, store: Store, alone: bool) -> Iterator[str]:
    """Enter a runner, show signs of life while it works, and strike it out at the end.

    Raise `UserError` where it is to be `alone` and another one is there.
    """
    runner, over = store.runners.enter(job.id), threading.Event()

    def live() -> None:
        while not over.wait(HEARTBEAT):
            store.runners.sign(job.id, runner)

    beat = threading.Thread(target=live, name="backlog-heartbeat", daemon=True)
    beat.start()
    try:
        if alone and store.runners.strike_dead(job.id) > 1:
            raise Busy(ALREADY)
        yield runner
    finally:
        over.set()
        beat.join()
        store.runners.leave(runner)
