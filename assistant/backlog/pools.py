"""Who does the work of a run: threads and processes for a model's answers, processes for the rules, or a cluster."""

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing.connection import wait
from multiprocessing.context import ForkContext, SpawnContext
from typing import TYPE_CHECKING

from assistant import cluster
from assistant.backlog import on_cluster
from assistant.backlog.jobs import limits_of, options_of
from assistant.backlog.options import RULES, JobOptions
from assistant.backlog.work import rewrite_row
from assistant.collector import look_seldom
from assistant.store import Job, Row, Variant

if TYPE_CHECKING:
    from assistant.rewriting.engines import ModelEngine

FORKED_FROM = 100  # variants from which processes that find everything loaded are worth their start
PROCESSES_FROM = 2000  # variants from which processes that load everything anew are
SAMPLE = 20  # rows worked on before processes are forked: the data of a language is loaded as texts ask for it
CHUNK = 64  # variants by the rules that are given and kept together: less talk between processes and with the store
AHEAD = 2  # times what is worked on at once is claimed, so that nobody waits for the store
LINGER = 0.15  # seconds in which a model's texts are gathered, to be kept together: less than those claimed ahead last

Work = tuple[tuple[Row, str], ...]  # rows, each with a network
Texts = Future[tuple[Variant, ...]]


@dataclass(frozen=True)
class Hands:
    """What the work is done with.

    `one` makes a text in a thread of this process, `goes_on` tells whether new rows may be begun. An `engine` may be
    asked for processes of their own; `sample` are rows of the job, by which what is needed is loaded before.
    """

    one: Callable[[Row, str], Variant]
    goes_on: Callable[[], bool]
    engine: "ModelEngine | None" = None
    sample: Work = ()


@dataclass(frozen=True)
class Pool:
    """Takes work: how many chunks at once, how large; `result` reads what came, `linger` waits for more to keep."""

    submit: Callable[[Work], Texts]
    workers: int
    chunk: int
    result: Callable[[Texts], tuple[Variant, ...]] = Future.result
    linger: float = 0

    @property
    def full(self) -> int:
        """Return how many variants are claimed at most."""
        return AHEAD * self.workers * self.chunk


@contextmanager
def pool_for(job: Job, pending: int, hands: Hands) -> Iterator[Pool]:
    """Yield the pool for a run; processes and clusters work by what the job says."""
    options, limits = options_of(job), limits_of(job)
    if limits.cluster:
        make = partial(on_cluster.make_there, job.id)
        with cluster.executor(limits.cluster) as there:
            yield Pool(lambda work: there.submit(make, work), on_cluster.AT_ONCE, on_cluster.CHUNK, cluster.result)
        return
    context = _context(pending)
    if options.engine == RULES and context:
        yield from _by_processes(context, options, hands.sample)
    elif hands.engine and context:
        yield from _by_desks(context, job, hands)
    else:
        yield from _by_threads(job, hands.one)


def _by_threads(job: Job, one: Callable[[Row, str], Variant]) -> Iterator[Pool]:
    """Yield a pool of threads; for the rules, more threads than one would only take turns."""
    by_rules = options_of(job).engine == RULES
    workers, chunk = (1, CHUNK) if by_rules else (max(1, limits_of(job).concurrency), 1)
    with ThreadPoolExecutor(workers, thread_name_prefix="backlog") as threads:
        yield Pool(lambda work: threads.submit(_each, one, work), workers, chunk, linger=0 if by_rules else LINGER)


def _by_processes(context: ForkContext | SpawnContext, options: JobOptions, sample: Work) -> Iterator[Pool]:
    """Yield a pool of processes in which the rules use all cores."""
    if context.get_start_method() == "fork":
        by_rules(options, sample)  # loads what the forks are to find
    with ProcessPoolExecutor(cores(), context, initializer=_begin) as processes:
        processes.submit(int).result()  # forked now, before this process begins a thread
        yield Pool(lambda work: processes.submit(by_rules, options, work), cores(), CHUNK)


def _by_desks(context: ForkContext | SpawnContext, job: Job, hands: Hands) -> Iterator[Pool]:
    """Yield a pool of processes that judge what a model says, while threads of this one ask it."""
    from assistant.backlog.desk import Order, load
    from assistant.backlog.desks import Desks

    assert hands.engine is not None
    client, at_once = hands.engine.client, max(1, limits_of(job).concurrency)
    number = min(cores(), at_once)
    rows = -(-AHEAD * at_once // number)
    order = Order(options_of(job), replace(client.endpoint, api_key=None), hands.engine.prompts_folder, rows)
    if context.get_start_method() == "fork":
        load(order, hands.sample)
    with Desks(context, order, number, client.complete, at_once, hands.goes_on) as desks:
        yield Pool(lambda work: desks.submit(*work[0]), at_once, 1, linger=LINGER)


def _context(pending: int) -> ForkContext | SpawnContext | None:
    """Return how to start processes, None where they are not worth it.

    Forked ones have everything at once; but a fork copies the locks of other threads as they stand, and no process but
    Linux's is made for it.
    """
    if cores() == 1:
        return None
    if sys.platform == "linux" and threading.active_count() == 1:
        return multiprocessing.get_context("fork") if pending >= FORKED_FROM else None
    return multiprocessing.get_context("spawn") if pending >= PROCESSES_FROM else None


def _begin() -> None:
    """Have this process look seldom for garbage, and end as soon as its parent is gone, however that came."""
    look_seldom()
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch(sentinel: int) -> None:
        wait([sentinel])
        os._exit(0)

    threading.Thread(target=watch, args=(parent.sentinel,), daemon=True).start()


def _each(one: Callable[[Row, str], Variant], work: Work) -> tuple[Variant, ...]:
    return tuple(one(row, network) for row, network in work)


def by_rules(options: JobOptions, work: Work) -> tuple[Variant, ...]:
    """Return what the rules make of some rows: what a process of the pool runs."""
    from assistant.backlog.engines import rewriter_by  # imported where it runs: the parent does not need it
    from assistant.rewriting.engines import RulesEngine

    return _each(partial(rewrite_row, options=options, rewriter=rewriter_by(RulesEngine(), options)), work)


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
