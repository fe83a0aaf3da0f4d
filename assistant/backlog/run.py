"""Runs a job: claims variants, has them made, keeps each result by its key. Any number of runners may run one job."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

from assistant.backlog import on_cluster
from assistant.backlog.jobs import find_job, limits_of, options_of
from assistant.backlog.options import JobOptions
from assistant.backlog.pools import Pool, Work, pool_for
from assistant.backlog.reasons import plain
from assistant.backlog.status import Status, status_of
from assistant.backlog.work import Halt, Rewriter, rewrite_row
from assistant.cluster import Lost
from assistant.errors import AssistantError, UserError
from assistant.messages import N_, Message
from assistant.settings import Settings
from assistant.store import FAILED, PENDING, Job, Row, Store, Variant

HEARTBEAT = 10.0  # seconds between two signs of life
LOOK = 0.25  # seconds between two looks at the wishes and at the work
TELL = 0.5  # seconds between two words about the progress
SHARE = 20  # times as long as telling took passes before it is told again
AHEAD = 2  # times what is worked on at once is claimed, so that nobody waits for the store
NOT_LOADED = N_("The job {job} has not been read to its end: give the file again, and it goes on.")
ALREADY = N_("Somebody runs this job already; a job by batches or with a budget is run by one at a time.")
KILLED = N_("The system ended a process of the run, for want of memory as a rule. Start the run again: it goes on.")

Make = Callable[[Job, Settings, Store], Rewriter]
Task = Future[tuple[Variant, ...]]


@dataclass
class _Run:
    """One runner at work on one job."""

    job: Job
    store: Store
    runner: str
    tell: Callable[[], None]
    tasks: dict[Task, Work] = field(default_factory=dict)
    halted: Message | None = None
    ended: bool = False  # somebody asked to pause or stop

    def work(self, pool: Pool) -> None:
        """Go on until nothing is pending, or somebody or something says to end."""
        while True:
            began = self._begin(pool)
            if not began and not self.tasks and not self._others_work():
                return
            self._gather(pool)
            self.tell()

    def make_one(self, options: JobOptions, rewriter: Rewriter, row: Row, network: str) -> Variant:
        """Return a row's variant; what waits in the queue when the run is to end is not begun, and stays pending."""
        if self.halted or self.ended:
            return Variant(row.number, network, PENDING)
        return rewrite_row(row, network, options, rewriter)

    def _begin(self, pool: Pool) -> bool:
        """Claim what the pool can take; return whether anything was begun."""
        self.ended = self.ended or self.store.jobs.wished(self.job.id) is not None
        under_way = sum(map(len, self.tasks.values()))
        full = AHEAD * pool.workers * pool.chunk
        if self.halted or self.ended or under_way > full - max(1, full // 4):
            return False
        keys = self.store.variants.claim(self.job.id, self.runner, full - under_way)
        rows = self.store.jobs.rows(self.job.id, (key.row for key in keys)) if keys else {}
        work = [(rows[key.row], key.network) for key in keys]
        for start in range(0, len(work), pool.chunk):
            chunk = tuple(work[start : start + pool.chunk])
            self.tasks[pool.executor.submit(pool.make, chunk)] = chunk
        return bool(keys)

    def _gather(self, pool: Pool) -> None:
        """Keep what is done."""
        if not self.tasks:
            time.sleep(LOOK)  # others are at work: look again in a moment
            return
        results: list[Variant] = []
        for task in wait(self.tasks, timeout=LOOK, return_when=FIRST_COMPLETED).done:
            work = self.tasks.pop(task)
            try:
                results += (result for result in pool.result(task) if result.state != PENDING)
            except Halt as halt:
                self.halted = self.halted or halt.message
            except BrokenExecutor:
                self.halted = self.halted or Message(KILLED)
            except Lost as lost:
                reasons = (plain(lost.message),)
                results += (Variant(row.number, network, FAILED, reasons=reasons) for row, network in work)
            except AssistantError as error:
                self.halted = self.halted or error.message
        self.store.variants.finish(self.job.id, results)

    def _left(self) -> int:
        return self.store.variants.counts(self.job.id).get(PENDING, 0)

    def _others_work(self) -> bool:
        """Whether to stay: another runner holds what is left, and may yet die."""
        if self.halted or self.ended or not self._left():
            return False
        return self.store.runners.strike_dead(self.job.id) > 1


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
    rewriter = None if by_batch else (make or _rewriter_of)(job, settings, store)
    if limits.cluster and not by_batch:
        on_cluster.require(job, store)
    store.jobs.wish(job.id, None)
    store.jobs.halt(job.id, None)
    store.runners.strike_dead(job.id)
    told = _Told(job, store, on_progress)
    with _entered(job, store) as runner:
        paid_for = limits.budget is not None and options.engine == "endpoint"
        if (by_batch or paid_for) and store.runners.strike_dead(job.id) > 1:
            raise UserError(ALREADY)
        if rewriter is None:
            halted = _by_batch(job, settings, store, told)
        else:
            one = _Run(job, store, runner, told)
            pending = store.variants.counts(job.id).get(PENDING, 0)
            with pool_for(job, pending, partial(one.make_one, options, rewriter)) as pool:
                one.work(pool)
            halted = one.halted
        if halted:
            store.jobs.halt(job.id, plain(halted))
    told(at_the_end=True)
    return status_of(store.jobs.get(job.id) or job, store)


def _rewriter_of(job: Job, settings: Settings, store: Store) -> Rewriter:
    from assistant.backlog.engines import rewriter_of  # the model's client takes long to import

    return rewriter_of(job, settings, store)


def _by_batch(job: Job, settings: Settings, store: Store, tell: Callable[[], object]) -> Message | None:
    from assistant.backlog.by_batch import run_by_batch  # the model's client takes long to import

    return run_by_batch(job, settings, store, tell)


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
def _entered(job: Job, store: Store) -> Iterator[str]:
    """Enter a runner, show signs of life while it works, and strike it out at the end."""
    runner, over = store.runners.enter(job.id), threading.Event()

    def live() -> None:
        while not over.wait(HEARTBEAT):
            store.runners.sign(job.id, runner)

    beat = threading.Thread(target=live, name="backlog-heartbeat", daemon=True)
    beat.start()
    try:
        yield runner
    finally:
        over.set()
        beat.join()
        store.runners.leave(runner)
