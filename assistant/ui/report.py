"""A report drawn: scores by family, figures, the network's length, findings grouped and ordered by worth."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from assistant.findings import FAMILIES, LEVELS, Finding, Level, Report
from assistant.messages import N_, NN_
from assistant.ui.markup import Markup, join, tag
from assistant.ui.screen import Screen, draw
from assistant.ui.words import FAMILY_NAMES, METRIC_NAMES, level_label, metric_value, number

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


def scores(report: Report, screen: Screen) -> None:
    """Draw one card per family that has a score or a finding."""
    cards = [_score(family, report, screen) for family in FAMILIES if _speaks(family, report)]
    if cards:
        draw(tag("div", *cards, class_="pp-scores"))


def figures(report: Report, screen: Screen) -> None:
    """Draw the metrics people know."""
    _ = screen.translate
    rows = [
        tag("div", tag("dt", _(label)), tag("dd", metric_value(name, report.metrics[name], screen)))
        for name, label in METRIC_NAMES.items()
        if report.metrics.get(name) is not None
    ]
    if rows:
        draw(tag("dl", *rows, class_="pp-metrics"))


def length(report: Report, screen: Screen) -> None:
    """Draw the length by the network's own count against its limit; nothing without a network."""
    _ = screen.translate
    used, limit = report.metrics.get("network_length"), report.metrics.get("network_limit")
    if used is None or not limit:
        return
    level = "problem" if used > limit else "good"
    share = round(100 * used / limit)
    verdict = (
        _("{over} too many for this network", over=used - limit)
        if used > limit
        else _("{left} left for this network", left=limit - used)
    )
    counted = _("{used} of {limit}, counted as the network counts", used=used, limit=limit)
    ring = tag(
        "div", tag("b", f"{share}%"), class_="pp-ring", style=f"--pp-share: {min(share, 100)}", aria_hidden="true"
    )
    draw(
        tag("div", ring, tag("p", tag("b", verdict), tag("br"), tag("small", counted)), class_=f"pp-length pp-{level}")
    )


@dataclass(frozen=True)
class Marked:
    """The findings that a live editor marks: their names there. Their cards lead to the text, and mend it.

    `offered` returns what the editor does besides for the findings of a card.
    """

    names: Mapping[int, str]  # by the identity of the finding: two of one text may be equal
    offered: Callable[[Group], Markup | None] | None = None

    def name(self, finding: Finding) -> str | None:
        """Return the name of a finding's mark, None where it has none."""
        return self.names.get(id(finding))


NOT_MARKED = Marked({})


def findings(
    groups: Sequence[Group],
    screen: Screen,
    where: str = "text",
    beside: Callable[[Group], None] | None = None,
    live: Marked = NOT_MARKED,
) -> None:
    """Draw the findings, the lesser ones and what is good folded.

    `where` tells two reports of one screen apart; `beside` draws what belongs under each card.
    """
    _ = screen.translate
    wrong = [group for group in groups if group.level != "good"]
    good = [group for group in groups if group.level == "good"]
    if not wrong:
        draw(tag("div", _("Nothing to mend here."), class_="pp-notice pp-good"))
    _cards(wrong[:CARDS], screen, live, beside)
    rest, name = wrong[CARDS:], f"report_{where}"
    if rest:
        label = _(NN_("{count} more thing to look at", "{count} more things to look at"), count=len(rest))
        with st.expander(label, key=f"{name}_rest", icon=":material/more_horiz:"):
            _cards(rest, screen, live, beside)
    if good:
        label = _(NN_("{count} thing done well", "{count} things done well"), count=len(good))
        with st.expander(label, key=f"{name}_good", icon=":material/check_circle:"):
            _cards(good, screen, live)


def _cards(
    groups: Sequence[Group], screen: Screen, live: Marked, beside: Callable[[Group], None] | None = None
) -> None:
    if live.offered:
        with st.container(gap="xsmall"):  # each by itself: what did not change stays as it is, open or folded
            for group in groups:
                draw(_card(group, screen, live))
    elif beside is None:
        draw(tag("div", *(_card(group, screen, live) for group in groups), class_="pp-findings"))
    else:
        for group in groups:
            with st.container(gap=None):
                draw(_card(group, screen, live))
                beside(group)


def _speaks(family: str, report: Report) -> bool:
    return report.scores.get(family) is not None or any(_in(family, f) for f in report.findings)


def _in(family: str, finding: Finding) -> bool:
    return finding.check.split(".")[0] == family


def _family(check: str) -> int:
    family = check.split(".")[0]
    return FAMILIES.index(family) if family in FAMILIES else len(FAMILIES)


def _score(family: str, report: Report, screen: Screen) -> Markup:
    _ = screen.translate
    value = report.scores.get(family)
    own = [f for f in report.findings if _in(family, f)]
    worst: Level = min((f.level for f in own if f.level in ("problem", "warning")), key=LEVELS.index, default="good")
    count = sum(f.level == worst for f in own)
    told = _("Nothing to mend") if worst == "good" else f"{level_label(worst, screen)} · {number(count, screen)}"
    bar = (
        tag("div", tag("i", style=f"width: {value}%"), class_="pp-bar", aria_hidden="true")
        if value is not None
        else None
    )
    shown = "–" if value is None else number(value, screen)
    return tag(
        "div",
        tag("span", _(FAMILY_NAMES[family])),
        tag("b", shown),
        tag("small", told),
        bar,
        class_=f"pp-score pp-{worst}",
    )


def _card(group: Group, screen: Screen, live: Marked) -> Markup:
    _ = screen.translate
    label = tag("p", f"{group.number}. {level_label(group.level, screen)}", class_=f"pp-label pp-{group.level}")
    places = _places(group, screen, live)
    rest = _(NN_("{count} more like this", "{count} more like these"), count=len(places) - SHOWN)
    folded = tag("details", tag("summary", rest), *places[SHOWN:]) if len(places) > SHOWN else None
    fixes = dict.fromkeys(screen.say(f.fix) for f in group.findings if f.fix and group.level != "good")
    return tag(
        "section",
        label,
        *places[:SHOWN],
        folded,
        *(tag("p", f"→ {fix}", class_="pp-fix") for fix in list(fixes)[:SHOWN]),
        mend_button(group.findings, screen, live),
        live.offered(group) if live.offered else None,
        _source(group.findings[0], screen),
        class_=f"pp-finding pp-{group.level}",
    )


def mend_button(findings: Iterable[Finding], screen: Screen, live: Marked) -> Markup | None:
    """Return the button that has the editor make the safe changes of some findings, None where there is none."""
    _ = screen.translate
    names = [name for finding in findings if finding.mend and (name := live.name(finding))]
    if not names:
        return None
    label = _(NN_("Mend", "Mend all {count}"), count=len(names))
    return tag("button", label, type="button", class_="pp-button", data_pp_mend=" ".join(names))


def _places(group: Group, screen: Screen, live: Marked) -> list[Markup]:
    places, told = [], ""
    for finding in group.findings:
        said = screen.say(finding.message)
        excerpt = _excerpt(finding, screen, live)
        places.append(join(tag("p", said) if said != told else None, excerpt))
        told = said
    return [place for place in places if place]


def _excerpt(finding: Finding, screen: Screen, live: Marked) -> Markup | None:
    """Return the words a finding is about; where the text is beside them, they lead to their place in it."""
    if not finding.excerpt:
        return None
    words = tag("q", clipped(finding.excerpt), dir="auto")
    name = live.name(finding)
    if name is None:
        return words
    title = screen.translate(N_("Show it in the text"))
    return tag("button", words, type="button", class_="pp-jump", title=title, data_pp_jump=name)


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
