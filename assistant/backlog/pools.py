"""Who does the work of a run: threads for a model's answers, processes for the rules, or a cluster for both."""

import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from assistant import cluster
from assistant.backlog import on_cluster
from assistant.backlog.jobs import limits_of, options_of
from assistant.backlog.options import RULES, JobOptions
from assistant.backlog.work import rewrite_row
from assistant.store import Job, Row, Variant

PROCESSES_FROM = 2000  # variants by the rules from which processes of their own are worth their start
CHUNK = 16  # variants by the rules that are given and kept together: less talk between processes

Work = tuple[tuple[Row, str], ...]  # rows, each with a network
Make = Callable[[Work], tuple[Variant, ...]]


@dataclass(frozen=True)
class Pool:
    """An executor, what it runs, how many at once, and how much it is given at once; `result` reads what came of it."""

    executor: Executor
    make: Make
    workers: int
    chunk: int
    result: Callable[[Future[tuple[Variant, ...]]], tuple[Variant, ...]] = Future.result


@contextmanager
def pool_for(job: Job, pending: int, rewrite_one: Callable[[Row, str], Variant]) -> Iterator[Pool]:
    """Yield the pool for a run. `rewrite_one` is what threads run; processes and clusters run what the job says."""
    options, limits = options_of(job), limits_of(job)
    if limits.cluster:
        make = partial(on_cluster.make_there, job.id)
        with cluster.executor(limits.cluster) as there:
            yield Pool(there, make, on_cluster.AT_ONCE, on_cluster.CHUNK, cluster.result)
        return
    if options.engine == RULES and cores() > 1 and pending >= PROCESSES_FROM:
        # Spawned, not forked: this process has threads, and a fork would copy their locks as they stand.
        with ProcessPoolExecutor(cores(), multiprocessing.get_context("spawn")) as processes:
            yield Pool(processes, partial(by_rules, options), cores(), CHUNK)
        return
    # For the rules, more threads would only take turns.
    workers, chunk = (1, CHUNK) if options.engine == RULES else (max(1, limits.concurrency), 1)
    with ThreadPoolExecutor(workers, thread_name_prefix="backlog") as threads:
        yield Pool(threads, lambda work: tuple(rewrite_one(*one) for one in work), workers, chunk)


def by_rules(options: JobOptions, work: Work) -> tuple[Variant, ...]:
    """Return what the rules make of some rows: what a process of the pool runs."""
    from assistant.backlog.engines import wishes_of  # imported where it runs: the parent does not need it
    from assistant.rewriting.engines import RulesEngine
    from assistant.rewriting.rewrite import rewrite

    rewriter = partial(rewrite, engine=RulesEngine(), wishes=wishes_of(options))
    return tuple(rewrite_row(row, network, options, rewriter) for row, network in work)


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
