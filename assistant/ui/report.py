"""A report drawn: scores by family, figures, findings grouped and ordered by worth."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import streamlit as st

from assistant.findings import FAMILIES, FAMILY_NAMES, LEVELS, Finding, Level, Report
from assistant.messages import NN_
from assistant.ui.markup import Markup, join, tag
from assistant.ui.screen import Screen, draw
from assistant.ui.words import METRIC_NAMES, level_label, metric_value, number

SHOWN = 3  # examples shown of one kind of finding before they fold
CARDS = 5  # cards shown before the rest folds: what is worth most fits on one screen
EXCERPT = 140  # characters of an excerpt: the marked text shows the whole


@dataclass(frozen=True)
class Group:
    """The findings of one check at one level, under the number their card and their marks carry."""

    number: int
    level: Level
    findings: tuple[Finding, ...]


def grouped(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """Return the findings by check and level: gravest first, then the most frequent, then as the families stand."""
    found: dict[tuple[Level, str], list[Finding]] = {}
    for finding in findings:
        found.setdefault((finding.level, finding.check), []).append(finding)
    ordered = sorted(found.items(), key=lambda item: (LEVELS.index(item[0][0]), _family(item[0][1])))
    return tuple(Group(n, level, tuple(held)) for n, ((level, _), held) in enumerate(ordered, start=1))


def numbered(groups: Iterable[Group]) -> list[tuple[int, Finding]]:
    """Return each finding with the number of its card."""
    return [(group.number, finding) for group in groups for finding in group.findings]


@dataclass(frozen=True)
class Score:
    """What is told of one family: its score (0 to 100; None where it has none), and the worst that was found."""

    name: str
    shown: str
    told: str
    level: Level
    share: int | None


def family_scores(report: Report, screen: Screen) -> list[Score]:
    """Return one score for each family that has one, or a finding."""
    return [_score(family, report, screen) for family in FAMILIES if _speaks(family, report)]


def scores(report: Report, screen: Screen) -> None:
    """Draw one card per family that has a score or a finding."""
    cards = [_score_card(score) for score in family_scores(report, screen)]
    if cards:
        draw(tag("div", *cards, class_="pp-scores"))


def figure_rows(report: Report, screen: Screen) -> list[tuple[str, str]]:
    """Return the metrics people know that could be computed: what each is called, and its value."""
    _ = screen.translate
    return [
        (_(label), metric_value(name, value, screen))
        for name, label in METRIC_NAMES.items()
        if (value := report.metrics.get(name)) is not None
    ]


def figures(report: Report, screen: Screen) -> None:
    """Draw the metrics people know."""
    rows = [tag("div", tag("dt", label), tag("dd", value)) for label, value in figure_rows(report, screen)]
    if rows:
        draw(tag("dl", *rows, class_="pp-metrics"))


def findings(
    groups: Sequence[Group],
    screen: Screen,
    where: str = "text",
    beside: Callable[[Group], None] | None = None,
) -> None:
    """Draw the findings, the lesser ones and what is good folded.

    `where` tells two reports of one screen apart; `beside` draws what belongs under each card.
    """
    _ = screen.translate
    wrong = [group for group in groups if group.level != "good"]
    good = [group for group in groups if group.level == "good"]
    if not wrong:
        draw(tag("div", _("Nothing to mend here."), class_="pp-notice pp-good"))
    _cards(wrong[:CARDS], screen, beside)
    rest, name = wrong[CARDS:], f"report_{where}"
    if rest:
        label = _(NN_("{count} more thing to look at", "{count} more things to look at"), count=len(rest))
        with st.expander(label, key=f"{name}_rest", icon=":material/more_horiz:"):
            _cards(rest, screen, beside)
    if good:
        label = _(NN_("{count} thing done well", "{count} things done well"), count=len(good))
        with st.expander(label, key=f"{name}_good", icon=":material/check_circle:"):
            _cards(good, screen)


def _cards(groups: Sequence[Group], screen: Screen, beside: Callable[[Group], None] | None = None) -> None:
    if beside is None:
        draw(tag("div", *(_card(group, screen) for group in groups), class_="pp-findings"))
        return
    for group in groups:
        with st.container(gap=None):
            draw(_card(group, screen))
            beside(group)


def _speaks(family: str, report: Report) -> bool:
    return report.scores.get(family) is not None or any(_in(family, f) for f in report.findings)


def _in(family: str, finding: Finding) -> bool:
    return finding.check.split(".")[0] == family


def _family(check: str) -> int:
    family = check.split(".")[0]
    return FAMILIES.index(family) if family in FAMILIES else len(FAMILIES)


def _score(family: str, report: Report, screen: Screen) -> Score:
    _ = screen.translate
    value = report.scores.get(family)
    own = [f for f in report.findings if _in(family, f)]
    to_mend = (f.level for f in own if f.level in ("problem", "warning") or f.mend)
    worst: Level = min(to_mend, key=LEVELS.index, default="good")
    count = sum(f.level == worst for f in own)
    told = _("Nothing to mend") if worst == "good" else f"{level_label(worst, screen)} · {number(count, screen)}"
    shown = "–" if value is None else number(value, screen)
    return Score(_(FAMILY_NAMES[family]), shown, told, worst, value)


def _score_card(score: Score) -> Markup:
    fill = None if score.share is None else tag("i", style=f"width: {score.share}%")
    return tag(
        "div",
        tag("span", score.name),
        tag("b", score.shown),
        tag("small", score.told),
        tag("div", fill, class_="pp-bar", aria_hidden="true") if fill else None,
        class_=f"pp-score pp-{score.level}",
    )


def _card(group: Group, screen: Screen) -> Markup:
    label = tag("p", heading_of(group, screen), class_=f"pp-label pp-{group.level}")
    places = [
        join(
            tag("p", place.said) if place.said else None, tag("q", place.excerpt, dir="auto") if place.excerpt else None
        )
        for place in places_of(group, screen)
    ]
    rest = more_like(len(places), screen)
    folded = tag("details", tag("summary", rest), *places[SHOWN:]) if rest else None
    return tag(
        "section",
        label,
        *places[:SHOWN],
        folded,
        *(tag("p", f"→ {fix}", class_="pp-fix") for fix in fixes_of(group, screen)),
        _source(group.findings[0], screen),
        class_=f"pp-finding pp-{group.level}",
    )


def heading_of(group: Group, screen: Screen) -> str:
    """Return what stands at the head of a card: its number and its level."""
    return f"{group.number}. {level_label(group.level, screen)}"


@dataclass(frozen=True)
class Place:
    """One finding of a card: its sentence, None where the one before said the same, and the words it is about."""

    finding: Finding
    said: str | None
    excerpt: str | None


def places_of(group: Group, screen: Screen) -> list[Place]:
    """Return the findings of a card that have something to say for themselves."""
    places, told = [], ""
    for finding in group.findings:
        said = screen.say(finding.message)
        excerpt = clipped(finding.excerpt) if finding.excerpt else None
        if excerpt or said != told:
            places.append(Place(finding, said if said != told else None, excerpt))
        told = said
    return places


def fixes_of(group: Group, screen: Screen) -> list[str]:
    """Return what to do about the findings of a card: each thing once, no more than are shown."""
    if group.level == "good":
        return []
    return list(dict.fromkeys(screen.say(f.fix) for f in group.findings if f.fix))[:SHOWN]


def more_like(count: int, screen: Screen) -> str | None:
    """Return what stands for the findings of a card that are folded; None where none are."""
    words = NN_("{count} more like this", "{count} more like these")
    return screen.translate(words, count=count - SHOWN) if count > SHOWN else None


def clipped(text: str) -> str:
    """Return a text no longer than an excerpt may be: its beginning and its end."""
    if len(text) <= EXCERPT:
        return text
    return f"{text[: EXCERPT * 2 // 3].rstrip()} … {text[-EXCERPT // 4 :].lstrip()}"


def _source(finding: Finding, screen: Screen) -> Markup | None:
    _ = screen.translate
    if not finding.source:
        return None
    return tag("details", tag("summary", _("Where this comes from")), tag("p", _(finding.source)), class_="pp-source")
