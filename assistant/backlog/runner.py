"""One runner at work on one job: claims variants, has them made, keeps each result by its key."""

import time
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, wait
from dataclasses import dataclass, field

from assistant.backlog.options import JobOptions
from assistant.backlog.pools import Pool, Texts, Work
from assistant.backlog.reasons import plain
from assistant.backlog.work import Halt, Rewriter, rewrite_row
from assistant.cluster import Lost
from assistant.errors import AssistantError
from assistant.messages import N_, Message
from assistant.store import FAILED, PENDING, Job, Row, Store, Variant

LOOK = 0.25  # seconds between two looks at the wishes and at the work
KILLED = N_("The system ended a process of the run, for want of memory as a rule. Start the run again: it goes on.")


@dataclass
class Runner:
    """One runner at work on one job."""

    job: Job
    store: Store
    tell: Callable[[], object]
    id: str = ""  # known once it has entered
    tasks: dict[Texts, Work] = field(default_factory=dict)
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

    def goes_on(self) -> bool:
        """Whether new rows may be begun."""
        return not (self.halted or self.ended)

    def make_one(self, options: JobOptions, rewriter: Rewriter, row: Row, network: str) -> Variant:
        """Return a row's variant; what waits in the queue when the run is to end is not begun, and stays pending."""
        if not self.goes_on():
            return Variant(row.number, network, PENDING)
        return rewrite_row(row, network, options, rewriter)

    def _begin(self, pool: Pool) -> bool:
        """Claim what the pool can take; return whether anything was begun."""
        self.ended = self.ended or self.store.jobs.wished(self.job.id) is not None
        under_way = sum(map(len, self.tasks.values()))
        if not self.goes_on() or under_way > pool.full - max(1, pool.full // 4):
            return False
        keys = self.store.variants.claim(self.job.id, self.id, pool.full - under_way)
        rows = self.store.jobs.rows(self.job.id, (key.row for key in keys)) if keys else {}
        work = [(rows[key.row], key.network) for key in keys]
        for start in range(0, len(work), pool.chunk):
            chunk = tuple(work[start : start + pool.chunk])
            self.tasks[pool.submit(chunk)] = chunk
        return bool(keys)

    def _gather(self, pool: Pool) -> None:
        """Keep what is done."""
        if not self.tasks:
            time.sleep(LOOK)  # others are at work: look again in a moment
            return
        results: list[Variant] = []
        ready = wait(self.tasks, LOOK, FIRST_COMPLETED)
        if pool.linger:
            ready = wait(self.tasks, pool.linger)
        for task in ready.done:
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
