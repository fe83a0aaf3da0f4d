"""A job by the provider's batch interface: upload, wait, fetch, merge by row; what failed goes into another batch.

Each batch is written down before its answers are waited for, and found again by its mark should the run die in
between: what was answered is never paid for twice.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from typing import Any

from assistant.backlog.budget import NO_PRICE, spent_on
from assistant.backlog.engines import JobAnswers, wishes_of
from assistant.backlog.jobs import limits_of, options_of
from assistant.backlog.work import Halt, Rewriter, rewrite_row
from assistant.errors import UserError
from assistant.llm import batch as batches
from assistant.llm.batch import REFUSED, Batch, BatchClient, portions
from assistant.llm.client import endpoint_of
from assistant.llm.errors import Deferred
from assistant.llm.metered import worst_cost
from assistant.llm.prices import price
from assistant.llm.purse import SPENT
from assistant.messages import Message
from assistant.rewriting.engines import ModelEngine, engine
from assistant.rewriting.rewrite import rewrite
from assistant.settings import Settings
from assistant.store import PENDING, Filter, Job, Key, Paid, Store, key_of

NO_ANSWER = "no answer"  # as a provider would have said it
CHUNK = 200  # texts kept at once
LOOK = 0.5  # seconds between two looks at what people wish
Requests = dict[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Work:
    """A job being run by batches. `pause` waits between two looks and returns whether to go on."""

    job: Job
    store: Store
    client: BatchClient
    rewriter: Rewriter
    tell: Callable[[], object]
    pause: Callable[[float], bool]
    sent: Counter[str] = field(default_factory=Counter)  # how often each request went out

    def run(self) -> Message | None:
        """Go on until nothing is pending; return why not, None at the end or when somebody asked to stop."""
        while True:
            if not self._fetch_open():
                return None
            try:
                asked = self._made_or_asked()
            except Halt as halt:
                return halt.message
            self.tell()
            if not asked:
                return None
            affordable = self._affordable(asked)
            if not affordable:
                most = limits_of(self.job).budget
                return Message(SPENT, {"budget": most, "spent": round(spent_on(self.job, self.store), 4)})
            for portion in portions(self._not_in_vain(affordable)):
                self._submit(portion)

    def _made_or_asked(self) -> Requests:
        """Keep each text whose answers are all there; return the requests the others wait for."""
        options, asked, after = options_of(self.job), Requests(), None
        while True:
            entries = list(self.store.variants.list(self.job.id, Filter((PENDING,), after=after, limit=CHUNK)))
            made = []
            for entry in entries:
                try:
                    made.append(rewrite_row(entry.row, entry.variant.network, options, self.rewriter))
                except Deferred as waiting:
                    asked[waiting.key] = waiting.request
            self.store.variants.finish(self.job.id, made)
            if len(entries) < CHUNK:
                return asked
            after = Key(entries[-1].row.number, entries[-1].variant.network)

    def _affordable(self, asked: Requests) -> Requests:
        """Return the requests whose worst cases, at the price of batches, the budget covers; all without one."""
        most = limits_of(self.job).budget
        if most is None:
            return asked
        left, found = most - spent_on(self.job, self.store), Requests()
        for key, request in asked.items():
            left -= worst_cost(self.client.endpoint, request) * float(batches.figures()["price_share"])
            if left < 0:
                break
            found[key] = request
        return found

    def _not_in_vain(self, asked: Requests) -> Requests:
        """Return the requests that have not gone out too often; the provider left the others without a word."""
        most = int(batches.figures()["tries"])
        for key in asked:
            if self.sent[key] >= most:
                self.client.failures[key] = (most, NO_ANSWER)
        found = {key: request for key, request in asked.items() if self.sent[key] < most}
        self.sent.update(found.keys())
        return found

    def _submit(self, requests: Requests) -> None:
        number = next(n for n in count() if self._record(n) is None)
        mark = f"{self.job.id}-{number}"
        batch = self.client.find(mark) or self.client.submit(requests, mark)
        self.store.answers.put(self._key(number), None, {"batch": batch}, Paid())

    def _fetch_open(self) -> bool:
        """Merge the answers of all batches that are out; return whether to go on."""
        for number in self._open():
            record = self._record(number) or {}
            while True:
                batch = self.client.look(record["batch"])
                if batch.has_ended:
                    break
                self.tell()
                if not self.pause(float(batches.figures()["look_every"])):
                    return False
            if batch.status == "failed" and not batch.files:
                self._close(number)
                raise UserError(REFUSED, detail=batch.fault or batch.status)
            self._merge(batch)
            self._close(number)
        return True

    def _merge(self, batch: Batch) -> None:
        answers = JobAnswers(self.store, self.job.id)
        for key, said in self.client.answers_of(batch):
            if isinstance(said, str):
                times, _ = self.client.failures.get(key, (0, ""))
                self.client.failures[key] = (times + 1, said)
            else:
                answers.put(key, said)

    def _open(self) -> Iterator[int]:
        for number in count():
            if self._record(number) is None:
                mark = f"{self.job.id}-{number}"
                lost = self.client.find(mark)  # made by a run that died before it could write it down
                if lost is None:
                    return
                self.store.answers.put(self._key(number), None, {"batch": lost}, Paid())
            if self.store.answers.get(self._key(number, "done")) is None:
                yield number

    def _record(self, number: int) -> Mapping[str, Any] | None:
        return self.store.answers.get(self._key(number))

    def _close(self, number: int) -> None:
        self.store.answers.put(self._key(number, "done"), None, {}, Paid())

    def _key(self, number: int, what: str = "batch") -> str:
        return key_of({"job": self.job.id, what: number})


def run_by_batch(job: Job, settings: Settings, store: Store, tell: Callable[[], object]) -> Message | None:
    """Run a job by batches; return why it ended before its end, None when nothing is in the way.

    Raise `UserError` where no endpoint is configured, or nobody knows its price though there is a budget.
    """
    options = options_of(job)
    client = BatchClient(endpoint_of(settings, options.model), JobAnswers(store, job.id))
    if limits_of(job).budget is not None and price(client.endpoint) is None:
        raise UserError(NO_PRICE, model=repr(client.endpoint.model))
    asks = engine("endpoint", settings, options.model)
    if isinstance(asks, ModelEngine):
        asks = replace(asks, connect=lambda: client)
    rewriter = partial(rewrite, engine=asks, wishes=wishes_of(options))
    return Work(job, store, client, rewriter, tell, partial(_wait, job.id, store)).run()


def _wait(job: str, store: Store, seconds: float) -> bool:
    """Wait between two looks; return whether to go on: nobody asked the job to pause or stop."""
    end = time.monotonic() + seconds
    while store.jobs.wished(job) is None:
        left = end - time.monotonic()
        if left <= 0:
            return True
        time.sleep(min(LOOK, left))
    return False
