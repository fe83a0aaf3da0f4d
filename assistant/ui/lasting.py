"""What the first work of a kind loads stays as long as the process: the garbage collector need not look it through.

Each time it looks at everything all visitors wait: 0.2 s with the language data.
"""

import gc
from functools import cache
from threading import Event, Thread

from assistant.checks import prepare

STEPS, PAUSE = 5, 0.01  # some steps of a fraction of a millisecond, then a rest in seconds: nobody waits for them


@cache
def spare(kind: str) -> None:
    """Spare the garbage collector what is there once the first work of a kind is done; later calls do nothing."""
    gc.collect()
    gc.freeze()


@cache
def make_ready(language: str) -> Thread:
    """Make ready, beside all else, what the next texts of a language may need; return the thread that does it."""
    thread = Thread(target=_make_ready, args=(language,), daemon=True, name=f"ready-{language}")
    thread.start()
    return thread


def _make_ready(language: str) -> None:
    never = Event()
    for number, _ in enumerate(prepare(language)):
        if number % STEPS == 0:
            never.wait(PAUSE)
