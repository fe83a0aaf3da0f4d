"""CPU time that can be compared: the least of several runs, with no garbage collection of what other tests left."""

import gc
import time
from collections.abc import Callable
from itertools import count
from typing import TypeAlias

Run: TypeAlias = Callable[[], object]
SHORT = 0.004  # seconds under which a time is the clock's and the caches', not the work's
TRIES = 12
NUMBERS = count()


def cpu_seconds(run: Run, times: int = 3) -> float:
    """Return the least CPU time `run` takes, in seconds, over `times` runs."""
    collecting = gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        return min(_once(run) for _ in range(times))
    finally:
        if collecting:
            gc.enable()


def growth(small: Run, large: Run, most: float, tries: int = TRIES) -> float:
    """Return how many times the CPU time of `small` `large` takes: the least of each, measured in turns.

    A machine with other work to do slows any run now and then, so a ratio above `most` is measured again, up to
    `tries` times: what truly grows faster is above it each time.
    """
    less, more = cpu_seconds(small, 1), cpu_seconds(large, 1)
    for _ in range(tries - 1):
        if more <= most * max(less, SHORT):
            break
        less, more = min(less, cpu_seconds(small, 1)), min(more, cpu_seconds(large, 1))
    return more / max(less, SHORT)


def fresh(run: Callable[[str], object], text: str) -> Run:
    """Return what gives `run` the text with a number before it that no text had: nothing is answered from memory."""
    return lambda: run(f"{next(NUMBERS)} {text}")


def _once(run: Run) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start
