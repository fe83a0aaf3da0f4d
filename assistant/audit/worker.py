"""A process that analyses pages. It warms up on the first of an audit; then copies of it, warm as it is, do the rest.

Started by `workers` with the number of its socket; a page that kills a copy or takes too long costs that page alone.
"""

import gc
import os
import resource
import signal
import socket
import sys
from collections.abc import Iterable

from assistant.audit.channel import Channel
from assistant.audit.figures import figures
from assistant.audit.tasks import Task, analyse
from assistant.checks.run import needs_grammar
from assistant.collector import look_seldom
from assistant.document import grammar


def main() -> None:
    """Analyse what comes on the socket, and make a copy of this process for each socket that comes with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is for the audit to stop
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what is printed is no report
    limit = figures("run")["worker_bytes"]
    resource.setrlimit(resource.RLIMIT_AS, (limit, resource.getrlimit(resource.RLIMIT_AS)[1]))
    look_seldom()
    channel = Channel(socket.socket(fileno=int(sys.argv[1])))
    needed: set[str] = set()
    handed = _serve(channel, needed)
    if handed is not None:
        _warm(needed)
    while handed is not None:
        pid = os.fork()
        if pid == 0:
            channel.close()
            channel = Channel(handed)
        else:
            handed.close()
            _reap(os.WNOHANG)
        handed = _serve(channel, needed, pid)
    channel.close()
    _reap(0)


def _warm(languages: Iterable[str]) -> None:
    """Load the grammar of some languages, which sooner or later each copy would need; then keep all there is."""
    for language in languages:
        grammar.loads(language)
    gc.collect()
    gc.freeze()  # not looked at again and again, and shared by all copies


def _serve(channel: Channel, needed: set[str], copied: int = 0) -> socket.socket | None:
    """Tell which copy was made, if any, and analyse pages until a socket for the next one comes, and return it.

    None when the audit has gone away. The languages whose grammar the pages' checks need are added to `needed`.
    """
    patience = int(figures("run")["page_seconds"]) + 1
    try:
        if copied:
            channel.send(copied)
        while True:
            task, handed = channel.receive()
            if handed is not None:
                return handed
            if isinstance(task, Task):
                signal.alarm(patience)  # of nobody, should the audit be gone by then
                page = analyse(task)
                signal.alarm(0)
                channel.send(page)
                if page.language and needs_grammar(task.families, page.language):
                    needed.add(page.language)
    except (EOFError, OSError):
        return None


def _reap(options: int) -> None:
    """Take leave of the copies that have ended; of all, once they have, with no options."""
    try:
        while os.waitpid(-1, options)[0]:
            continue
    except ChildProcessError:
        return


if __name__ == "__main__":
    main()
    os._exit(0)  # taking all apart first would cost a quarter of a second
