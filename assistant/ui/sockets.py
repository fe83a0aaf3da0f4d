"""What the server sends goes at once: no part of an answer waits until the other side has told of the part before."""

import os
from collections.abc import Iterator
from pathlib import Path
from socket import AF_INET, AF_INET6, IPPROTO_TCP, SO_ACCEPTCONN, SOL_SOCKET, TCP_NODELAY, socket

OPEN_FILES = Path("/dev/fd")  # of this process, by their numbers, where the system tells them


def send_at_once() -> None:
    """Have the sockets that listen send at once, and with them those of the connections they accept.

    Streamlit opens its own in a way that asyncio, which asks this of every TCP socket, does not take for one: the body
    of an answer may then wait 40 ms (measured 2026-11-22), where a browser is slow to acknowledge the head.
    """
    for one in _sockets():
        with one:
            if one.family in (AF_INET, AF_INET6) and one.getsockopt(SOL_SOCKET, SO_ACCEPTCONN):
                one.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)


def _sockets() -> Iterator[socket]:
    """Yield the sockets that this process has open, as copies of their numbers."""
    for name in os.listdir(OPEN_FILES) if OPEN_FILES.is_dir() else ():
        try:
            number = os.dup(int(name))
        except OSError:  # closed since
            continue
        try:
            found = socket(fileno=number)
        except OSError:  # a file
            os.close(number)
        else:
            yield found
