"""One connection to a server: on a checked address, within a deadline, its answer unpacked within a size."""

import threading
import time
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore2
from httpcore2 import NetworkStream

from assistant.messages import N_
from assistant.web.failure import Failure
from assistant.web.public_addresses import CheckedBackend, SocketOption

PIECE = 65_536


class Deadline(threading.local):
    """When the fetch of this thread must have ended, on the monotonic clock."""

    at = float("inf")

    def left(self, timeout: float | None) -> float:
        """Return the seconds that remain, `timeout` at most; raise a time-out when none do."""
        seconds = self.at - time.monotonic()
        if seconds <= 0:
            raise httpcore2.ReadTimeout
        return min(seconds, timeout) if timeout is not None else seconds


class TimedStream(NetworkStream):
    """A stream whose every read and write stays within the deadline, however slowly the bytes drip."""

    def __init__(self, stream: NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return the bytes that are there."""
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send `buffer`."""
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None) -> Any:
        """Return the same stream, encrypted."""
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """Return what the connection knows of itself."""
        return self._stream.get_extra_info(info)


class TimedBackend(CheckedBackend):
    """Connects to checked addresses, within the deadline of the thread's fetch."""

    def __init__(self, allow_private: bool, deadline: Deadline) -> None:
        super().__init__(allow_private)
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> NetworkStream:
        """Return a connection that keeps to the deadline."""
        within = self._deadline.left(timeout)
        return TimedStream(super().connect_tcp(host, port, within, local_address, socket_options), self._deadline)


def unpacked(pieces: Iterable[bytes], encoding: str, max_bytes: int) -> bytes:
    """Return the whole body, decompressed; raise `Failure` as soon as it exceeds `max_bytes`, packed or not."""
    received, body = 0, bytearray()
    unpack = _unpacker(encoding)
    for piece in pieces:
        received += len(piece)
        for part in unpack(piece):
            body += part
            if len(body) > max_bytes:
                break
        if received > max_bytes or len(body) > max_bytes:
            raise Failure("too_big", N_("The page is larger than {limit} bytes: it was not read."), limit=max_bytes)
    return bytes(body)


def beginning(pieces: Iterable[bytes], encoding: str, max_bytes: int) -> bytes:
    """Return the first bytes of the body, decompressed; what cannot be unpacked is left out."""
    body = bytearray()
    try:
        unpack = _unpacker(encoding)
        for piece in pieces:
            for part in unpack(piece):
                body += part
                if len(body) >= max_bytes:
                    return bytes(body[:max_bytes])
    except Failure:
        return bytes(body)
    return bytes(body)


def _unpacker(encoding: str) -> Any:
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return lambda piece: (piece,)
    if name in ("gzip", "x-gzip"):
        return _Zlib(zlib.MAX_WBITS | 32)
    if name == "deflate":
        return _Zlib(zlib.MAX_WBITS, -zlib.MAX_WBITS)
    raise Failure(
        "damaged", N_("The server packs its pages in a way that was not asked for ({encoding})."), encoding=name[:40]
    )


class _Zlib:
    """Unpacks bytes as they come, never more than a piece at once: a bomb stops at the limit."""

    def __init__(self, window: int, otherwise: int | None = None) -> None:
        self._zlib: Any = zlib.decompressobj(window)
        self._otherwise = otherwise  # "deflate" is sent with and without zlib's header

    def __call__(self, data: bytes) -> Iterator[bytes]:
        try:
            part = self._zlib.decompress(data, PIECE)
        except zlib.error as error:
            if self._otherwise is None:
                raise Failure("damaged", N_("The page arrived damaged: its packed form cannot be read.")) from error
            self._zlib, self._otherwise = zlib.decompressobj(self._otherwise), None
            yield from self(data)
            return
        self._otherwise = None
        while part:
            yield part
            tail = self._zlib.unconsumed_tail
            part = self._more(tail) if tail else b""

    def _more(self, tail: bytes) -> bytes:
        try:
            return bytes(self._zlib.decompress(tail, PIECE))
        except zlib.error as error:
            raise Failure("damaged", N_("The page arrived damaged: its packed form cannot be read.")) from error
