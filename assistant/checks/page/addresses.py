"""Addresses in the head of a page: whole or not, and whether two of them name the same page."""

from urllib.parse import SplitResult, urljoin, urlsplit


def split(address: str) -> SplitResult | None:
    """Return the parts of a whole address of the web with a host, None for anything else."""
    try:
        parts = urlsplit(address.strip())
        host, _ = parts.hostname, parts.port  # a port that is no number raises here
    except ValueError:
        return None
    good = host and parts.scheme.lower() in {"http", "https"} and not any(c.isspace() for c in address.strip())
    return parts if good else None


def is_whole(address: str) -> bool:
    """Whether an address begins with http:// or https://, right or not in the rest."""
    return address.strip().lower().startswith(("http://", "https://"))


def whole(address: str, page: str | None) -> str:
    """Return an address made whole by that of its page; as it is where that is not known or it is wrong."""
    try:
        return urljoin(page, address) if page else address
    except ValueError:
        return address


def same_page(one: str, other: str) -> bool:
    """Whether two addresses name one page: scheme, www., fragment and last slash set aside; False for a wrong one."""
    first, second = split(one), split(other)
    return first is not None and second is not None and _bare(first) == _bare(second)


def _bare(parts: SplitResult) -> tuple[str, int | None, str, str]:
    port = None if parts.port in (80, 443) else parts.port
    return (parts.hostname or "").removeprefix("www."), port, parts.path.rstrip("/"), parts.query
