"""How patient to be with a server; the figures are in `limits.toml`."""

import random
import threading
import time
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Limits:
    """Times in seconds; `tries` in all by kind of failure."""

    connect: float
    silence: float
    answer: float
    first_wait: float
    longest_wait: float
    longest_retry_after: float
    cancel_poll: float
    jitter: float
    tries: Mapping[str, int]


@cache
def shipped() -> Limits:
    """Return the limits of `limits.toml`."""
    data = figures()
    return Limits(**data["seconds"], jitter=data["wait"]["jitter"], tries=data["tries"])


@cache
def figures() -> Mapping[str, Any]:
    """Return all the figures of `limits.toml`."""
    return tomllib.loads((Path(__file__).parent / "limits.toml").read_text(encoding="utf-8"))


def _wait(seconds: float, cancel: threading.Event | None) -> None:
    (cancel or threading.Event()).wait(seconds)


@dataclass(frozen=True)
class Clock:
    """Time and chance, so that tests need neither; `sleep` ends early when its event is set."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float, threading.Event | None], None] = _wait
    chance: Callable[[], float] = random.random


def wait_before(attempt: int, limits: Limits, clock: Clock, retry_after: float | None) -> float | None:
    """Return the seconds to wait after the failed try number `attempt`; None when the server asks for too long."""
    if retry_after is not None:
        return retry_after if retry_after <= limits.longest_retry_after else None
    wait: float = min(limits.first_wait * 2 ** min(attempt - 1, 30), limits.longest_wait)
    return wait * (1 - limits.jitter * clock.chance())
