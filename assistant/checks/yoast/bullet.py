"""One bullet of Yoast's analysis, and the steps that turn a figure into its score and its colour."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from assistant.checks.check import Subject
from assistant.messages import Message, Text

Thresholds = Mapping[str, Any]


class Judged(NamedTuple):
    """The score of one assessment, and the figure of ours that it was given for (None without one)."""

    score: int
    value: float | None = None


# None: the assessment does not speak of this text.
Assess = Callable[[Subject, Thresholds], Judged | None]


@dataclass(frozen=True)
class Assessment:
    """One of Yoast's assessments: its name, and what judges; its thresholds stand under its key."""

    name: Text
    judge: Assess


@dataclass(frozen=True)
class Bullet:
    """What one assessment says of a text; `rating` is red, orange, green or grey."""

    id: str
    name: Text
    rating: str
    score: int
    value: float | None

    def as_json(self, ui: str) -> dict[str, object]:
        """Return the bullet with its name in the language `ui`."""
        name = Message(self.name).render(ui)
        return {"id": self.id, "name": name, "rating": self.rating, "score": self.score, "value": self.value}


@cache
def thresholds() -> Thresholds:
    """Return the published thresholds, by assessment."""
    return tomllib.loads(Path(__file__).with_name("thresholds.toml").read_text(encoding="utf-8"))


def stepped(value: float, limits: Thresholds, steps: str = "steps") -> Any:
    """Return what the first row that reaches up to `value` gives, `beyond` when none does."""
    for most, given in limits[steps]:
        if value <= most:
            return given
    return limits["beyond"]


def bullets(assessments: Mapping[str, Assessment], subject: Subject) -> tuple[Bullet, ...]:
    """Return the bullets of the assessments that speak of this text, in order."""
    found = []
    for key, assessment in assessments.items():
        judged = assessment.judge(subject, thresholds()[key])
        if judged is not None:
            rating = str(stepped(judged.score, thresholds()["colours"]))
            found.append(Bullet(key, assessment.name, rating, judged.score, judged.value))
    return tuple(found)
