"""What was found in a text as the live editor draws it: places in UTF-16 units, sentences in the screen's language."""

from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

from assistant.findings import Finding, Report
from assistant.ui.screen import Screen
from assistant.ui.utf16 import Utf16
from assistant.ui.words import level_label


def live_marks(source: str, report: Report, screen: Screen) -> list[dict[str, Any]]:
    """Return a mark for each finding that has a place and is not praise; `i` is the finding's name."""
    places = Utf16(source)
    return [
        _mark(name, finding, source, places, screen)
        for name, finding in zip(names(report.findings), report.findings, strict=True)
        if is_marked(finding) and source
    ]


def names(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return a name for each finding, which stays while the text around it changes: its check, its words, the nth.

    What a button asks for is found even where the text has changed since it was drawn.
    """
    met: Counter[tuple[str, str | None]] = Counter()
    found = []
    for finding in findings:
        about = (finding.check, finding.excerpt)
        met[about] += 1
        found.append(blake2b(repr((*about, met[about])).encode(), digest_size=6).hexdigest())
    return tuple(found)


def is_marked(finding: Finding) -> bool:
    """Whether the live editor marks a finding in the text."""
    return finding.start is not None and finding.level != "good"


def _mark(name: str, finding: Finding, source: str, places: Utf16, screen: Screen) -> dict[str, Any]:
    start, end = finding.start or 0, finding.end or 0
    if start >= end:  # a place between two signs: the sign after it shows it, at the end of a text the one before
        start, end = (start, start + 1) if start < len(source) else (max(start - 1, 0), start)
    first, last = places.units(start), places.units(end)
    mark: dict[str, Any] = {
        "i": name,
        "f": first,
        "t": last,
        "k": finding.level,
        "l": level_label(finding.level, screen),
        "m": screen.say(finding.message),
    }
    if finding.fix:
        mark["x"] = screen.say(finding.fix)
    if finding.mend:
        mend = finding.mend
        mark["r"] = {
            "f": places.units(mend.start) - first,
            "t": last - places.units(mend.end),
            "b": source[mend.start : mend.end],
            "s": mend.text,
        }
    return mark
