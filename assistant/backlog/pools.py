"""Who does the work of a run: threads for a model's answers, processes for the rules, which use the whole processor."""

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from assistant.backlog.options import RULES, JobOptions
from assistant.backlog.work import rewrite_row
from assistant.store import Row, Variant

PROCESSES_FROM = 2000  # variants by the rules from which processes of their own are worth their start
CHUNK = 16  # variants by the rules that are given and kept together: less talk between processes

Work = tuple[tuple[Row, str], ...]  # rows, each with a network
Make = Callable[[Work], tuple[Variant, ...]]


@dataclass(frozen=True)
class Pool:
    """An executor, what it runs, how many at once, and how much it is given at once."""

    executor: Executor
    make: Make
    workers: int
    chunk: int


def pool_for(options: JobOptions, pending: int, concurrency: int, rewrite_one: Callable[[Row, str], Variant]) -> Pool:
    """Return the pool for a run. `rewrite_one` is what threads run; processes run the rules, whatever it is."""
    if options.engine != RULES:
        workers, chunk = max(1, concurrency), 1
    elif cores() > 1 and pending >= PROCESSES_FROM:
        # Spawned, not forked: this process has threads, and a fork would copy their locks as they stand.
        spawn = multiprocessing.get_context("spawn")
        return Pool(ProcessPoolExecutor(cores(), spawn), partial(by_rules, options), cores(), CHUNK)
    else:
        workers, chunk = 1, CHUNK  # more threads would only take turns
    executor = ThreadPoolExecutor(workers, thread_name_prefix="backlog")
    return Pool(executor, lambda work: tuple(rewrite_one(row, network) for row, network in work), workers, chunk)


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
