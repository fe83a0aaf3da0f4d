"""The list of all checks with what their headers and data say, for the documentation and the screens."""

import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.checks.run import checks
from assistant.findings import LEVELS, Level
from assistant.languages import codes, load

FRAME = frozenset({"source", "forms", "formats", "needs"})
LONGEST_LIST = 6


@dataclass(frozen=True)
class Entry:
    """One check: what it says and why, how to mend it, its levels, and per language its limits and their source."""

    id: str
    title: str
    why: str
    fix: str
    levels: tuple[Level, ...]
    limits: Mapping[str, Mapping[str, Any]]

    @property
    def sources(self) -> tuple[str, ...]:
        """Return where the limits come from, each once."""
        found = (str(section.get("source", "")) for section in self.limits.values())
        return tuple(dict.fromkeys(source for source in found if source))


def catalogue() -> tuple[Entry, ...]:
    """Return every check, by id, as its header and the packs describe it."""
    found = []
    for check_id, declared in checks().items():
        header = inspect.getdoc(inspect.getmodule(declared.find)) or ""
        title, _, rest = header.partition("\n\n")
        _, _, body = rest.partition("Why:")
        why, _, fix = body.partition("Fix:")
        own = {outcome.level for outcome in declared.outcomes.values()}
        sections = {code: section for code in codes() if (section := load(code).section(check_id)) is not None}
        levels = tuple(level for level in LEVELS if level in own)
        found.append(Entry(check_id, _flat(title), _flat(why), _flat(fix), levels, sections))
    return tuple(sorted(found, key=lambda entry: entry.id))


def as_markdown(entries: tuple[Entry, ...]) -> str:
    """Return the list as a Markdown page, one family after the other."""
    lines = [
        "# The checks",
        "",
        "Made from the headers of the checks and the data of the languages by `python -m assistant.checks.catalogue`;",
        "edit those, not this page. Every check can be turned off or given other limits in a brand file.",
    ]
    family = ""
    for entry in entries:
        if not entry.id.startswith(f"{family}."):
            family = entry.id.split(".")[0]
            lines += ["", f"## {family}"]
        lines += ["", *_lines(entry)]
    return "\n".join(lines) + "\n"


def _lines(entry: Entry) -> list[str]:
    lines = [f"### `{entry.id}`", "", entry.title, "", f"- Levels: {', '.join(entry.levels)}", f"- Why: {entry.why}"]
    lines.append(f"- Fix: {entry.fix}")
    shown: dict[str, list[str]] = {}
    for code, section in entry.limits.items():
        text = ", ".join(_limit(name, value) for name, value in section.items() if name not in FRAME)
        shown.setdefault(text, []).append(code)
    lines += [f"- Limits ({', '.join(languages)}): {text}" for text, languages in shown.items() if text]
    section = next(iter(entry.limits.values()), {})
    for key, label in (("forms", "Only for"), ("formats", "Only in"), ("needs", "Needs")):
        if key in section:
            lines.append(f"- {label}: {', '.join(section[key])}")
    return [*lines, *(f"- Source: {source}" for source in entry.sources)]


def _limit(name: str, value: Any) -> str:
    if isinstance(value, Mapping):
        return f"{name} ({', '.join(_limit(*pair) for pair in value.items())})"
    if isinstance(value, list) and len(value) > LONGEST_LIST:
        return f"{name}: {len(value)} entries"
    return f"{name} = {value}"


def _flat(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    print(as_markdown(catalogue()), end="")
