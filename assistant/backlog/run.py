"""Runs a job: claims variants, has them made by threads, keeps each result by its key. Any number may run one job."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field

from assistant.backlog.jobs import find_job, limits_of, options_of
from assistant.backlog.options import RULES, JobOptions, Limits
from assistant.backlog.reasons import plain
from assistant.backlog.status import Status, status_of
from assistant.backlog.work import Halt, Rewriter, rewrite_row
from assistant.errors import UserError
from assistant.messages import N_, Message
from assistant.settings import Settings
from assistant.store import ACCEPTED, FAILED, PENDING, TO_REVIEW, Filter, Job, Key, Row, Store, Variant

HEARTBEAT = 10.0  # seconds between two signs of life
LOOK = 0.25  # seconds between two looks at the wishes and at the work
TELL = 0.5  # seconds between two words about the progress
SHARE = 20  # times as long as telling took passes before it is told again
BATCH = 32  # results written in one transaction
SAMPLE = 500  # variants of earlier runs whose cost is looked at
BUDGET_SPENT = N_("The budget of {budget} dollars stops the run: {spent} are spent, and the next text might pass it.")
NOT_LOADED = N_("The job {job} has not been read to its end: give the file again, and it goes on.")

Make = Callable[[Job, Settings, Store], Rewriter]
Task = Future[Variant]


@dataclass
class _Run:
    """One runner at work on one job."""

    job: Job
    store: Store
    options: JobOptions
    limits: Limits
    rewriter: Rewriter
    runner: str
    tell: Callable[[], None]
    tasks: dict[Task, Key] = field(default_factory=dict)
    halted: Message | None = None
    dearest: float = 0.0  # the most one variant cost so far

    @property
    def workers(self) -> int:
        return 1 if self.options.engine == RULES else max(1, self.limits.concurrency)

    def work(self) -> None:
        """Go on until nothing is pending, or somebody or something says to end."""
        with ThreadPoolExecutor(self.workers, thread_name_prefix="backlog") as pool:
            while True:
                began = self._begin(pool)
                if not began and not self.tasks and not self._others_work():
                    return
                self._gather()
                self.tell()

    def _begin(self, pool: ThreadPoolExecutor) -> bool:
        """Claim what the threads can take; return whether anything was begun."""
        ahead = BATCH if self.options.engine == RULES else 2 * self.workers
        room = ahead - len(self.tasks)
        if self.halted or room < max(1, ahead // 2) or self._wished():
            return False
        room = min(room, self._affordable())
        keys = self.store.variants.claim(self.job.id, self.runner, room) if room > 0 else ()
        rows = self.store.jobs.rows(self.job.id, (key.row for key in keys)) if keys else {}
        for key in keys:
            self.tasks[pool.submit(self._make, rows[key.row], key)] = key
        return bool(keys)

    def _make(self, row: Row, key: Key) -> Variant:
        # What waits in the queue when the run halts is not begun: it stays pending.
        if self.halted:
            return Variant(key.row, key.network, PENDING)
        return rewrite_row(row, key.network, self.options, self.rewriter)

    def _gather(self) -> None:
        done = wait(self.tasks, timeout=LOOK, return_when=FIRST_COMPLETED).done
        if not self.tasks:
            time.sleep(LOOK)  # others are at work: look again in a moment
        results = []
        for task in done:
            del self.tasks[task]
            try:
                result = task.result()
            except Halt as halt:
                self.halted = self.halted or halt.message
                continue
            if result.state != PENDING:
                results.append(result)
                self.dearest = max(self.dearest, (result.details.get("usage") or {}).get("cost") or 0.0)
        self.store.variants.finish(self.job.id, results)

    def _wished(self) -> str | None:
        return self.store.jobs.wished(self.job.id)

    def _others_work(self) -> bool:
        """Whether to stay: another runner holds what is left, and may yet die."""
        if self.halted or self._wished():
            return False
        left = self.store.variants.counts(self.job.id).get(PENDING, 0)
        return bool(left) and self.store.runners.strike_dead(self.job.id) > 1

    def _affordable(self) -> int:
        """Return how many more variants the budget allows, each taken for the dearest so far; the first goes alone."""
        if self.limits.budget is None:
            return 2 * BATCH
        paid = self.store.answers.paid(self.job.id)
        if paid.requests and not paid.cost:
            return 2 * BATCH  # a model of one's own: nobody sends a bill
        left = self.limits.budget - (paid.cost or 0.0)
        self.dearest = max(self.dearest, (paid.cost or 0.0) / max(paid.requests, 1))
        if not self.dearest:
            return 1 - len(self.tasks) if left > 0 else self._stop_for_budget(paid.cost or 0.0)
        count = int(left / self.dearest) - len(self.tasks)
        return count if count > 0 or self.tasks else self._stop_for_budget(paid.cost or 0.0)

    def _stop_for_budget(self, spent: float) -> int:
        left = self.store.variants.counts(self.job.id).get(PENDING, 0)
        if left:
            self.halted = Message(BUDGET_SPENT, {"budget": self.limits.budget, "spent": round(spent, 4)})
        return 0


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
    rewriter = (make or _rewriter_of)(job, settings, store)
    store.jobs.wish(job.id, None)
    store.jobs.halt(job.id, None)
    store.runners.strike_dead(job.id)
    told = _Told(job, store, on_progress)
    with _entered(job, store) as runner:
        one = _Run(job, store, options_of(job), limits_of(job), rewriter, runner, told)
        one.dearest = _dearest(job, store)
        one.work()
        if one.halted:
            store.jobs.halt(job.id, plain(one.halted))
    told(at_the_end=True)
    return status_of(store.jobs.get(job.id) or job, store)


def _rewriter_of(job: Job, settings: Settings, store: Store) -> Rewriter:
    from assistant.backlog.engines import rewriter_of  # the model's client takes long to import

    return rewriter_of(job, settings, store)


def _dearest(job: Job, store: Store) -> float:
    entries = store.variants.list(job.id, Filter(states=(ACCEPTED, TO_REVIEW, FAILED), limit=SAMPLE))
    return max(((e.variant.details.get("usage") or {}).get("cost") or 0.0 for e in entries), default=0.0)


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
            store.runners.sign(runner)

    beat = threading.Thread(target=live, name="backlog-heartbeat", daemon=True)
    beat.start()
    try:
        yield runner
    finally:
        over.set()
        beat.join()
        store.runners.leave(runner)
