"""How often each host is asked: its own delay at least, slower when it says that is too often."""

import threading
import time

from assistant.web.data import figures


class Pace:
    """The moments at which hosts may be asked; usable from several threads."""

    def __init__(self, delay: float) -> None:
        self._delay = delay
        self._most = figures("page")["max_delay_seconds"]
        self._lock = threading.Lock()
        self._next: dict[str, float] = {}  # when each host may be asked again
        self._penalty: dict[str, float] = {}

    def wait(self, host: str, asked: float | None) -> None:
        """Sleep until the host may be asked; `asked` is the delay its robots.txt asks for."""
        with self._lock:
            pace = max(self._delay, min(asked or 0.0, self._most), self._penalty.get(host, 0.0))
            moment = max(self._next.get(host, 0.0), time.monotonic())
            self._next[host] = moment + pace
        time.sleep(max(0.0, moment - time.monotonic()))

    def rest(self, host: str, seconds: float) -> None:
        """Leave the host alone for so long, and ask it half as often from then on."""
        with self._lock:
            seconds = min(seconds, self._most)
            self._next[host] = max(self._next.get(host, 0.0), time.monotonic() + seconds)
            self._penalty[host] = min(max(self._penalty.get(host, 0.0) * 2, self._delay * 2), self._most)

    def recover(self, host: str) -> None:
        """Ask a host that answers again a little more often, until its pace is the ordinary one."""
        with self._lock:
            slower = self._penalty.pop(host, 0.0) / 2
            if slower > self._delay:
                self._penalty[host] = slower
