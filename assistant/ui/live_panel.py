"""What is said of a text, as the panel beside the live editor draws it: values, and sentences in the screen's language.

The panel is part of the one message that carries the marks: drawn as dozens of Streamlit's own elements it cost the
browser 160 ms of scripts at each key press, of which an own one needs a few (measured 2026-11-22).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from assistant.brand import Brand
from assistant.checks.silences import lifted
from assistant.findings import Finding
from assistant.messages import NN_
from assistant.ui import ignoring
from assistant.ui.checked import Checked
from assistant.ui.live_marks import is_marked, names
from assistant.ui.points import NOTHING_LOST, losses
from assistant.ui.report import (
    CARDS,
    SHOWN,
    Group,
    clipped,
    family_scores,
    figure_rows,
    fixes_of,
    grouped,
    heading_of,
    more_like,
    places_of,
)
from assistant.ui.rings import ring_of_draft, rings_of_others
from assistant.ui.screen import Screen

Data = dict[str, Any]


def live_panel(checked: Checked, networks: Sequence[str], screen: Screen) -> Data:
    """Return the panel of a draft; `networks` are those that it is to be rewritten for.

    Findings are called by their names wherever something can be done about them.
    """
    report = checked.report
    groups = grouped(report.findings)
    wrong = [group for group in groups if group.level != "good"]
    good = [group for group in groups if group.level == "good"]
    named = {id(finding): name for name, finding in zip(names(report.findings), report.findings, strict=True)}
    brand = checked.draft.brand
    cards = _Cards(named, brand if brand.name else None, screen)
    ring = ring_of_draft(report, screen)
    return {
        "scores": [asdict(score) for score in family_scores(report, screen)],
        "ring": asdict(ring) if ring else None,
        "rings": [asdict(one) for one in rings_of_others(checked.document, networks, screen)],
        "figures": figure_rows(report, screen),
        "points": [asdict(family) for family in losses(report, groups, screen)],
        "mend": cards.mend(report.findings),
        "first": [cards.card(group) for group in wrong[:CARDS]],
        "rest": [cards.card(group) for group in wrong[CARDS:]],
        "good": [cards.card(group) for group in good],
        "ignored": _ignored(checked, screen),
        "words": {**_words(cards), **_counted(len(wrong[CARDS:]), len(good), len(report.silenced), screen)},
    }


@dataclass(frozen=True)
class _Cards:
    """Makes the cards of a draft: `names` by the identity of the finding, for two of one text may be equal."""

    names: Mapping[int, str]
    brand: Brand | None
    screen: Screen

    def card(self, group: Group) -> Data:
        """Return one card; `places` are what is said, the words it is about, and the name of their mark."""
        places = places_of(group, self.screen)
        source = group.findings[0].source
        return {
            "key": f"{group.level} {group.findings[0].check}",
            "level": group.level,
            "head": heading_of(group, self.screen),
            "places": [[p.said, p.excerpt, self._name(p.finding) if is_marked(p.finding) else None] for p in places],
            "shown": SHOWN,
            "more": more_like(len(places), self.screen),
            "fixes": fixes_of(group, self.screen),
            "mend": self.mend(group.findings),
            "ignore": None if group.level == "good" else self._ignore(group.findings),
            "source": self.screen.translate(source) if source else None,
        }

    def mend(self, findings: Iterable[Finding]) -> Data | None:
        """Return what makes the safe changes of some findings, None where there is none."""
        chosen = [self._name(finding) for finding in findings if finding.mend and is_marked(finding)]
        label = self.screen.translate(NN_("Mend", "Mend all {count}"), count=len(chosen))
        return {"label": label, "names": chosen} if chosen else None

    def _ignore(self, findings: Sequence[Finding]) -> Data:
        """Return what ignores all of them, and, where there are several, the first ones one by one."""
        each = findings[: ignoring.OFFERED] if len(findings) > 1 else ()
        return {
            "names": [self._name(finding) for finding in findings],
            "here": ignoring.here(len(findings), self.screen),
            "brand": ignoring.for_brand(len(findings), self.brand, self.screen) if self.brand else None,
            "each": [[self._name(f), clipped(f.excerpt) if f.excerpt else None] for f in each],
        }

    def _name(self, finding: Finding) -> str:
        return self.names[id(finding)]


def _ignored(checked: Checked, screen: Screen) -> list[Data]:
    """Return the findings that are not told: `by` names the brand where it is the brand that does not want them."""
    document, brand, silenced = checked.document, checked.draft.brand, checked.report.silenced
    return [
        {
            "name": name,
            "said": screen.say(finding.message),
            "excerpt": clipped(finding.excerpt) if finding.excerpt else None,
            "by": brand.name if len(lifted(brand.silences, finding, document)) < len(brand.silences) else None,
        }
        for name, finding in zip(names(silenced), silenced, strict=True)
    ]


def _words(cards: _Cards) -> dict[str, str | None]:
    screen, brand = cards.screen, cards.brand
    _ = screen.translate
    return {
        "figures": _("All the figures"),
        "points": _("Where the points went"),
        "nothingLost": _(NOTHING_LOST),
        "title": _("What to do, by worth"),
        "nothing": _("Nothing to mend here."),
        "jump": _("Show it in the text"),
        "ignore": _("Ignore…"),
        "here": ignoring.here(1, screen),
        "brand": ignoring.for_brand(1, brand, screen) if brand else None,
        "whole": _("the whole text"),
        "source": _("Where this comes from"),
        "again": _("Tell me again"),
    }


def _counted(rest: int, good: int, ignored: int, screen: Screen) -> dict[str, str]:
    _ = screen.translate
    return {
        "rest": _(NN_("{count} more thing to look at", "{count} more things to look at"), count=rest),
        "good": _(NN_("{count} thing done well", "{count} things done well"), count=good),
        "ignored": _(NN_("{count} finding ignored", "{count} findings ignored"), count=ignored),
    }
