"""Coroutines run to their end in a thread of their own: the browser of other tests keeps a loop running in this one."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

_Result = TypeVar("_Result")


def ran(coroutine: Coroutine[Any, Any, _Result]) -> _Result:
    """Return what a coroutine returns."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()
