"""What a check found, and a report of all findings; frozen values, rendered in a language by whoever shows them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from assistant.messages import N_, Message

Level = Literal["problem", "warning", "info", "good"]
LEVELS: tuple[Level, ...] = ("problem", "warning", "info", "good")
FAMILY_NAMES = {
    "readability": N_("Readability"),
    "keyphrase": N_("Keyphrase"),
    "links": N_("Links"),
    "network": N_("Network"),
    "style": N_("Style"),
    "page": N_("Page"),
}
FAMILIES = tuple(FAMILY_NAMES)
Metrics = Mapping[str, int | float | None]
Scores = Mapping[str, int | None]


@dataclass(frozen=True)
class Mend:
    """A change that mends a finding and is safe to make by itself; offsets in the text as given."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact about a text. `start` and `end` are offsets in the text as given; None where it is about the whole."""

    check: str
    level: Level
    message: Message
    fix: Message | None = None
    start: int | None = None
    end: int | None = None
    excerpt: str | None = None
    value: object = None
    limit: object = None
    source: str | None = None
    points: int = 0  # what it costs the score of its family
    mend: Mend | None = None

    def __reduce__(self) -> tuple[object, ...]:
        """Return how it is pickled: by its values in order, in half the time that a frozen value with slots takes."""
        return Finding, (
            *(self.check, self.level, self.message, self.fix, self.start, self.end, self.excerpt),
            *(self.value, self.limit, self.source, self.points, self.mend),
        )

    def as_json(self, ui: str) -> dict[str, object]:
        """Return the finding as the `check` contract writes it, its sentences in the language `ui`."""
        return {
            "check": self.check,
            "level": self.level,
            "message": self.message.render(ui),
            "start": self.start,
            "end": self.end,
            "excerpt": self.excerpt,
            "value": self.value,
            "limit": self.limit,
            "source": self.source,
            "fix": self.fix.render(ui) if self.fix else None,
            "points": self.points,
        }


@dataclass(frozen=True)
class PhraseFigures:
    """How often a keyphrase or a related term stands in a text, in per cent of the words too, and in which places.

    A place is true or false, or a share (0 to 1) of the subheadings or image descriptions; None where there is none.
    """

    phrase: str
    count: int
    density: float | None
    places: Mapping[str, bool | float | None]

    def as_json(self) -> dict[str, object]:
        """Return the figures as the `check` contract writes them."""
        return {"phrase": self.phrase, "count": self.count, "density": self.density, "places": dict(self.places)}


@dataclass(frozen=True)
class Report:
    """All that `check` says of one text; a metric or score that cannot be computed is None.

    `silenced`: what it would have said and the user does not want to be told; it costs no points.
    """

    language: str
    format: str
    network: str | None
    metrics: Metrics = field(default_factory=dict)
    scores: Scores = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    silenced: tuple[Finding, ...] = ()
    keyphrases: tuple[PhraseFigures, ...] = ()
    related_terms: tuple[PhraseFigures, ...] = ()

    def as_json(self, ui: str) -> dict[str, object]:
        """Return the report as the `check` contract writes it (version 1)."""
        return {
            "version": 1,
            "language": self.language,
            "format": self.format,
            "network": self.network,
            "metrics": dict(self.metrics),
            "scores": dict(self.scores),
            "findings": [finding.as_json(ui) for finding in self.findings],
            "silenced": [finding.as_json(ui) for finding in self.silenced],
            "keyphrases": [figures.as_json() for figures in self.keyphrases],
            "related_terms": [figures.as_json() for figures in self.related_terms],
        }

    def has_problems(self) -> bool:
        """Whether a finding at level `problem` is there (exit code 1 of the commands)."""
        return any(finding.level == "problem" for finding in self.findings)
