"""Addresses of pages: made absolute, cleaned, and compared as a search engine would."""

import re
from functools import cache, lru_cache
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from assistant.web.data import entries

DEFAULT_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"https?://([a-z0-9.:-]+)/")
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.I)
# Most links: a way up or none, then names that need no quoting; a fragment does not count.
_PLAIN = re.compile(
    r"(/|(?:\.\./)*)((?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*[A-Za-z0-9_~-][A-Za-z0-9._~-]*/?)(?:#.*)?", re.S
)
_UNSAFE = re.compile(r"[^A-Za-z0-9._~!$&'()*+,;=:@/?%\[\]-]|%(?![0-9A-Fa-f]{2})")


def absolute(reference: str, base: str) -> str | None:
    """Return what a link on `base` leads to, normalised; None for what is no page: mailto:, tel:, javascript:…"""
    reference = reference.strip()
    if reference.startswith("#"):
        return normalise(base)
    plain = _PLAIN.fullmatch(reference)
    folder = _folder(base, plain[1]) if plain else None
    if plain and folder:
        return folder + plain[2]
    try:
        return normalise(urljoin(base, reference))
    except ValueError:
        return None


@lru_cache(maxsize=4_096)
def _folder(base: str, way: str) -> str | None:
    """Return the normalised address to which `way` (nothing, "/", "../"…) leads from a page, up to its last slash."""
    try:
        found = normalise(urljoin(base, f"{way}x"))
    except ValueError:
        return None
    return found[:-1] if found else None


@lru_cache(maxsize=65_536)
def normalise(url: str) -> str | None:
    """Return the one form of an http or https address, None when it is not one.

    Fragment, tracking parameters, default port and letter case of the host are settled, dots in the path resolved,
    names in other scripts written in ASCII. Path case and trailing slash are kept: servers may tell them apart.
    """
    url = "".join(c for c in url.strip() if c not in "\t\r\n\0")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    scheme, host = parts.scheme.lower(), _host(parts)
    if scheme not in DEFAULT_PORTS or not host:
        return None
    netloc = host if port in (None, DEFAULT_PORTS[scheme]) else f"{host}:{port}"
    path = _quoted(_without_dots(parts.path.replace("\\", "/")) or "/")
    return urlunsplit((scheme, netloc, path, _query(parts.query), ""))


@lru_cache(maxsize=65_536)
def key(url: str) -> str:
    """Return what two addresses of the same page share: scheme, `www.`, index file and trailing slash set aside."""
    parts = urlsplit(normalise(url) or url)
    path = _INDEX.sub("/", parts.path).rstrip("/")
    return (
        f"{parts.netloc.removeprefix('www.')}{path}?{parts.query}"
        if parts.query
        else (f"{parts.netloc.removeprefix('www.')}{path}")
    )


@lru_cache(maxsize=1 << 14)
def host(url: str) -> str:
    """Return the host and port of an address, `www.` set aside."""
    plain = _HOST.match(url)
    return (plain[1] if plain else urlsplit(url).netloc.lower()).removeprefix("www.")


def same_site(url: str, other: str) -> bool:
    """Whether both addresses are on one host."""
    return host(url) == host(other)


def slug(url: str) -> str:
    """Return the last part of an address's path without its extension; empty for a home page."""
    name = _INDEX.sub("/", urlsplit(url).path).rstrip("/").rpartition("/")[2]
    return re.sub(r"\.(?:html?|php|aspx?|xhtml)$", "", name, flags=re.I)


def _host(parts: SplitResult) -> str:
    name = (parts.hostname or "").rstrip(".")
    if not name:
        return ""
    if name.isascii():
        return f"[{name}]" if ":" in name else name if not re.search(r"[\s%<>\\^`{|}]", name) else ""
    import httpx2  # a tenth of the start of a process, for names in other scripts alone

    try:
        return httpx2.URL(f"http://{name}/").raw_host.decode("ascii")
    except (httpx2.InvalidURL, UnicodeError):
        return ""


def _without_dots(path: str) -> str:
    if "/." not in path:
        return path
    kept: list[str] = []
    pieces = path.split("/")
    for piece in pieces[1:]:
        if piece == "..":
            kept = kept[:-1]
        elif piece != ".":
            kept.append(piece)
    if pieces[-1] in (".", ".."):
        kept.append("")
    return "/" + "/".join(kept)


def _quoted(text: str) -> str:
    return _UNSAFE.sub(lambda m: "".join(f"%{byte:02X}" for byte in m.group().encode("utf-8", "replace")), text)


def _query(query: str) -> str:
    if not query:
        return ""
    kept = [pair for pair in query.split("&") if pair and not _tracks(pair.partition("=")[0].lower())]
    return _quoted("&".join(kept))


def _tracks(name: str) -> bool:
    names, prefixes = _tracking()
    return name in names or name.startswith(prefixes)


@cache
def _tracking() -> tuple[frozenset[str], tuple[str, ...]]:
    listed = entries("tracking_parameters")
    return frozenset(n for n in listed if n[-1] != "*"), tuple(n[:-1] for n in listed if n[-1] == "*")
