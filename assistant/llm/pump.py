"""Reads from another thread, so that whoever waits can stop waiting."""

import queue
import threading
from collections.abc import Callable, Generator, Iterator


def pump(source: Callable[[], Iterator[object]], cancel: threading.Event, poll: float) -> Generator[object, None, None]:
    """Yield what `source()` yields; end within `poll` seconds of `cancel`, even while the source is silent.

    The source's exception is raised here. A source left behind in the middle of a silence ends at its own time-out.
    """
    arrived: queue.SimpleQueue[tuple[str, object]] = queue.SimpleQueue()
    left = threading.Event()

    def read() -> None:
        items = source()
        try:
            for item in items:
                if left.is_set():
                    break
                arrived.put(("item", item))
            arrived.put(("end", None))
        except BaseException as error:  # noqa: BLE001 - handed over to the thread that asked, which decides
            arrived.put(("error", error))
        finally:
            getattr(items, "close", lambda: None)()

    threading.Thread(target=read, name="model-answer", daemon=True).start()
    try:
        while not cancel.is_set():
            try:
                kind, value = arrived.get(timeout=poll)
            except queue.Empty:
                continue
            if kind == "end":
                return
            if isinstance(value, BaseException) and kind == "error":
                raise value
            yield value
    finally:
        left.set()
