"""A line between two processes of ours: values of ours, one after the other, each with a socket if need be."""

import os
import pickle
import select
import socket
import struct
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CALM = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}  # a page is one core's work
LENGTH = struct.Struct(">Q")


class Channel:
    """One end of the line, of a pair of Unix sockets; whoever holds the other end is one of our own processes.

    It waits no longer than `seconds` for the other end: `TimeoutError`.
    """

    def __init__(self, own: socket.socket, seconds: float | None = None) -> None:
        self._socket = own
        own.settimeout(seconds)

    def send(self, value: object, handed: socket.socket | None = None) -> None:
        """Send a value, and a socket with it; raise `OSError` when the other process is gone."""
        body = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
        head = LENGTH.pack(len(body))
        if handed is not None:
            socket.send_fds(self._socket, [head], [handed.fileno()])
            head = b""
        self._socket.sendall(head + body)

    def receive(self) -> tuple[object, socket.socket | None]:
        """Return the next value and the socket that came with it; raise `EOFError` or `OSError` when none comes."""
        head, handed, *_ = socket.recv_fds(self._socket, LENGTH.size, 1)
        head += self._exactly(LENGTH.size - len(head))
        (length,) = LENGTH.unpack(head)
        body = self._exactly(length)
        return pickle.loads(body), socket.socket(fileno=handed[0]) if handed else None

    def waits(self, seconds: float) -> bool:
        """Whether something is there to receive, an end too, after waiting for it no longer than this."""
        looked = select.poll()
        looked.register(self._socket, select.POLLIN)
        return bool(looked.poll(seconds * 1000))

    def close(self) -> None:
        """Hang up: the other process reads an end."""
        self._socket.close()

    def _exactly(self, length: int) -> bytearray:
        body = bytearray(length)
        rest = memoryview(body)
        while rest:
            got = self._socket.recv_into(rest)
            if not got:
                raise EOFError
            rest = rest[got:]
        return body


def begin(module: str, seconds: float | None = None) -> tuple["subprocess.Popen[bytes]", Channel]:
    """Return a new process that runs a module of ours, and the line to it; the module is given its socket's number."""
    ours, its = socket.socketpair()
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    with its:
        process = subprocess.Popen(
            [sys.executable, "-m", module, str(its.fileno())],
            pass_fds=[its.fileno()],
            stdin=subprocess.DEVNULL,
            env={**os.environ, **CALM, "PYTHONPATH": os.pathsep.join(paths)},
        )
    return process, Channel(ours, seconds)
