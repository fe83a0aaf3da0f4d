"""How many requests go at once: fewer when the server asks to slow down, slowly more while it answers."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from assistant.llm.errors import ModelError


class Gate:
    """Lets requests through, `most` at a time; halves when one is refused for haste, and grows by one a round.

    The rule is TCP's: additive increase, multiplicative decrease (RFC 5681 §3.1). Requests that were already on their
    way when the gate narrowed do not narrow it again.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._allowed = float(most)
        self._running = 0
        self._narrowed = 0  # how often; a request remembers the count it began with
        self._free = threading.Condition()

    @property
    def allowed(self) -> int:
        """Return how many requests may run at once now."""
        return int(self._allowed)

    @contextmanager
    def slot(self) -> Iterator[None]:
        """Wait for a free place and hold it; what happens in it moves the gate."""
        with self._free:
            self._free.wait_for(lambda: self._running < self.allowed)
            self._running += 1
            began = self._narrowed
        try:
            yield
        except ModelError as error:
            self._leave(began if error.asks_to_slow_down else None, answered=False)
            raise
        except BaseException:
            self._leave(None, answered=False)
            raise
        else:
            self._leave(None, answered=True)

    def _leave(self, refused_at: int | None, answered: bool) -> None:
        with self._free:
            if refused_at is not None and refused_at == self._narrowed:
                self._allowed = max(1.0, min(self._allowed, self._running) / 2)
                self._narrowed += 1
            elif answered:
                self._allowed = min(float(self._most), self._allowed + 1 / self._allowed)
            self._running -= 1
            self._free.notify_all()
