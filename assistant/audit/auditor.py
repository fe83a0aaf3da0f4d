"""A process that makes one audit, for `apart`; started with the number of its socket."""

import os
import signal
import socket
import sys
import threading

from assistant.audit import site
from assistant.audit.apart import Asked, End, Step
from assistant.audit.channel import Channel
from assistant.audit.figures import figures
from assistant.audit.run import audit
from assistant.audit.types import PageAudit, Progress
from assistant.collector import look_seldom
from assistant.errors import AssistantError

LONG = 3_600.0  # seconds


def main() -> None:
    """Make the audit that is asked for on the socket, and tell each page of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is for the app, which hangs up when it ends
    look_seldom()
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    channel = Channel(socket.socket(fileno=int(sys.argv[1])))
    try:
        asked, _ = channel.receive()
        if isinstance(asked, Asked):
            _Auditor(channel).make(asked)
    except (EOFError, OSError):
        return  # whoever asked is gone


class _Auditor:
    """Makes an audit, and ends it soon after it is told to, whatever page or link is still awaited."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._pages: list[PageAudit] = []
        self._stop = threading.Event()
        self._told = threading.Event()  # the last word, after which nothing is said
        self._saying = threading.Lock()

    def make(self, asked: Asked) -> None:
        """Make the audit, tell each page and at last the site."""
        threading.Thread(target=self._listen, daemon=True).start()
        try:
            made = audit(asked.targets, asked.options, self._tell)
        except AssistantError as error:
            self._say(error, last=True)
        else:
            self._say(End(made.site, made.stopped), last=True)

    def _tell(self, page: PageAudit, progress: Progress) -> bool:
        self._say(Step(page, progress))
        self._pages.append(page)
        return not self._stop.is_set()

    def _say(self, value: object, last: bool = False) -> None:
        with self._saying:
            if not self._told.is_set():
                self._channel.send(value)
                if last:
                    self._told.set()

    def _listen(self) -> None:
        """Wait until it is told to stop, the one thing ever said, or nobody is there any more; then see to the end."""
        while not self._channel.waits(LONG):
            continue
        self._stop.set()
        if not self._told.wait(figures("run")["stop_seconds"]):
            try:
                self._say(End(site.view(tuple(self._pages), False, frozenset(), None), True), last=True)
            except OSError:
                os._exit(1)  # nobody is there
            os._exit(0)  # what is still awaited is not waited for


if __name__ == "__main__":
    main()
