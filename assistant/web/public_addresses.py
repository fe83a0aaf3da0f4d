"""Only public addresses are reached, unless the user allows others: checked on the very address connected to."""

import ipaddress
import socket
from collections.abc import Iterable

from httpcore2 import ConnectError, ConnectTimeout, NetworkBackend, NetworkStream, SyncBackend

from assistant.messages import N_
from assistant.web.data import entries
from assistant.web.failure import Failure

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052
# The look-up itself failed, or the name is there and has no address now: neither says that there is no such name.
UNSURE = frozenset(getattr(socket, name, 0) for name in ("EAI_AGAIN", "EAI_FAIL", "EAI_NODATA"))
SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


def is_public(address: Address) -> bool:
    """Whether an address can be anybody's on the internet: an IPv4 address wrapped in IPv6 is judged as itself."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.is_site_local:
            return False
        inner = _wrapped(address)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def resolve(host: str, port: int, allow_private: bool) -> tuple[str, ...]:
    """Return the addresses of a host; raise `Failure` without one, or when one of them is not public."""
    if not allow_private and _is_private_name(host):
        raise _private(host)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        if getattr(error, "errno", None) in UNSURE:
            raise Failure(
                "unresolved", N_("The name {host} cannot be looked up now. Check the connection."), host=host
            ) from error
        raise Failure("no_such_host", N_("No site has the name {host}. Check its spelling."), host=host) from error
    addresses = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not allow_private and not all(is_public(ipaddress.ip_address(a)) for a in addresses):
        raise _private(host)
    return addresses


class CheckedBackend(NetworkBackend):
    """Connects to the address that was checked, not to the name again."""

    def __init__(self, allow_private: bool) -> None:
        self.allow_private = allow_private
        self._plain = SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> NetworkStream:
        """Return a connection to the first address of `host` that answers."""
        addresses = resolve(host, port, self.allow_private)
        for address in addresses[:-1]:
            try:
                return self._plain.connect_tcp(address, port, timeout, local_address, socket_options)
            except (ConnectError, ConnectTimeout):
                continue
        return self._plain.connect_tcp(addresses[-1], port, timeout, local_address, socket_options)


def _private(host: str) -> Failure:
    return Failure(
        "private_address",
        N_("{host} is on this machine or on a private network: it is not fetched (in a command: --allow-private)."),
        host=host,
    )


def _wrapped(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    packed = address.packed
    if address in NAT64 or (packed[:12] == bytes(12) and int(address) > 1):
        return ipaddress.IPv4Address(packed[12:])
    return None


def _is_private_name(host: str) -> bool:
    name = host.rstrip(".").lower()
    return any(name == private or name.endswith(f".{private}") for private in entries("private_names"))
