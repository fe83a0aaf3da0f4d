"""What a page says of itself: title, description, canonical address, robots, language versions, cards, data."""

from collections.abc import Mapping

from assistant.document.readers.html_tokens import decoded
from assistant.document.types import Meta


class Head:
    """Gathers the head of a page while it is read; the first of each kind wins."""

    def __init__(self) -> None:
        self._found: dict[str, str] = {}
        self._properties: dict[str, str] = {}
        self._alternates: list[tuple[str, str]] = []
        self._data: list[str] = []
        self._robots: list[str] = []
        self._canonicals: list[str] = []
        self._targets: set[str] = set()
        self._is_data = False

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """Take what a start tag says."""
        target = given.get("id") or (given.get("name") if name == "a" else None)
        if target:
            self._targets.add(target)
        if name == "html" and given.get("lang"):
            self._found.setdefault("language", given["lang"].strip())
        elif name == "meta":
            self._meta(given)
        elif name == "link":
            self._link(given)
        elif name == "script":
            self._is_data = given.get("type", "").strip().lower() == "application/ld+json"

    def _meta(self, given: Mapping[str, str]) -> None:
        key = (given.get("name") or given.get("property") or "").strip().lower()
        content = given.get("content")
        if not key or content is None:
            return
        if key in ("robots", "googlebot"):  # search engines add them up
            self._robots.append(content.strip())
        elif key == "description":
            self._found.setdefault(key, content.strip())
        else:
            self._properties.setdefault(key, content.strip())

    def _link(self, given: Mapping[str, str]) -> None:
        rel, href = given.get("rel", "").lower().split(), given.get("href", "").strip()
        if "canonical" in rel and href:
            self._canonicals.append(href)
        elif "alternate" in rel and given.get("hreflang"):
            self._alternates.append((given["hreflang"].strip(), href))

    def raw(self, name: str, content: str) -> None:
        """Take the content of an element that holds no markup."""
        if name == "title":
            self._found.setdefault("title", " ".join(decoded(content).split()))
        elif name == "script" and self._is_data:
            self._data.append(content.strip())

    def meta(self) -> Meta:
        """Return what was gathered."""
        return Meta(
            self._found.get("title"),
            self._found.get("description"),
            None,
            self._canonicals[0] if self._canonicals else None,
            ", ".join(self._robots) or None,
            self._found.get("language"),
            dict(self._properties),
            tuple(self._alternates),
            tuple(self._data),
            tuple(self._canonicals),
            targets=frozenset(self._targets),
        )
