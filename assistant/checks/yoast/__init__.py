"""Yoast SEO's own bullets, by its published thresholds, from our counts: for those who must report them."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.checks.goal import Goal
from assistant.checks.run import subject_of
from assistant.checks.yoast import keyphrase, page, readability
from assistant.checks.yoast.bullet import Bullet, bullets, stepped, thresholds
from assistant.document import Document

__all__ = ["Bullet", "Part", "Yoast", "judge"]
SEO = {**keyphrase.ASSESSMENTS, **page.ASSESSMENTS}


@dataclass(frozen=True)
class Part:
    """One of the two tabs: its total, 0 to 100, the colour of it, and its bullets."""

    score: int
    rating: str
    bullets: tuple[Bullet, ...]

    def as_json(self, ui: str) -> dict[str, object]:
        """Return the tab with the names of its bullets in the language `ui`."""
        return {"score": self.score, "rating": self.rating, "bullets": [b.as_json(ui) for b in self.bullets]}


@dataclass(frozen=True)
class Yoast:
    """What Yoast's analysis would show for our counts."""

    version: str
    readability: Part
    seo: Part

    def as_json(self, ui: str) -> dict[str, object]:
        """Return both tabs; `version` is that of the thresholds."""
        return {"version": self.version, "readability": self.readability.as_json(ui), "seo": self.seo.as_json(ui)}


def judge(document: Document, goal: Goal) -> Yoast:
    """Return Yoast's bullets and totals for a text and its main keyphrase."""
    subject = subject_of(document, goal)
    read = bullets(readability.PRESENCE, subject) or bullets(readability.ASSESSMENTS, subject)
    seen = bullets(SEO, subject)
    readable, found = _readability_total(read, document.language), _seo_total(seen)
    return Yoast(
        str(thresholds()["version"]), Part(readable, _colour(readable), read), Part(found, _colour(found), seen)
    )


def _readability_total(read: Sequence[Bullet], language: str) -> int:
    """Return one of three values by the penalties of the bullets."""
    limits = thresholds()["totals"]["readability"]
    if len(read) == 1:
        return int(limits["alone"])
    full = language in limits["full"]
    cost = {"red": limits["red" if full else "red_partial"], "orange": limits["orange"]}
    penalty = sum(int(cost.get(bullet.rating, 0)) for bullet in read)
    return int(stepped(penalty, limits, "steps" if full else "steps_partial"))


def _seo_total(seen: Sequence[Bullet]) -> int:
    """Return the mean of the scores, in per cent of the best, not under 0."""
    best = int(thresholds()["totals"]["seo"]["best"])
    return max(round(sum(bullet.score for bullet in seen) * 100 / (len(seen) * best)), 0)


def _colour(total: int) -> str:
    return str(stepped(total, thresholds()["totals"]["seo"]))
