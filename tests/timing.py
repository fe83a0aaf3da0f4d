"""CPU time that can be compared: the least of a few runs, with no garbage collection of what other tests left."""

import gc
import time
from collections.abc import Callable


def cpu_seconds(run: Callable[[], object], times: int = 3) -> float:
    """Return the least CPU time `run` takes, in seconds, over `times` runs."""
    collecting = gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        return min(_once(run) for _ in range(times))
    finally:
        if collecting:
            gc.enable()


def _once(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start
