"""Pages beside those of others: two gauges, each word's share, and what is not said yet."""

from collections.abc import Sequence

import streamlit as st

from assistant.audit.figures import figures
from assistant.audit.gauges import Gauges, WordShare
from assistant.audit.rivals import Against, Compared
from assistant.messages import N_
from assistant.ui.markup import Markup, tag
from assistant.ui.screen import Screen, draw

SHOWN = 12  # words of one list; the table holds them all
DANGERS = (("good", N_("calm")), ("warning", N_("near the limit")), ("problem", N_("overdone")))
FORMULA = N_(
    "Coverage: the sum of the words’ weights, each as far as the word is said as often as usual elsewhere. Danger: the "
    "occurrences beyond the most any other page of this length has, among all those allowed. Repeating a word can only "
    "raise the danger."
)


def show(found: Against, screen: Screen) -> None:
    """Draw the comparison."""
    _ = screen.translate
    for rival in found.rivals:
        if rival.error:
            draw(tag("div", rival.url, tag("br"), screen.say(rival.error), class_="pp-notice pp-warning"))
    best = max((rival.gauges.coverage for rival in found.rivals if rival.gauges), default=None)
    if not found.pages:
        draw(tag("div", _("None of the pages audited is in the language of the others."), class_="pp-notice pp-info"))
    for index, page in enumerate(found.pages):
        with st.container(border=True):
            _page(page, best, index, screen)
    draw(tag("p", _(FORMULA), class_="pp-quiet"))


def _page(page: Compared, best: float | None, index: int, screen: Screen) -> None:
    _ = screen.translate
    gauges = page.gauges
    draw(tag("h2", page.url, class_="pp-title"))
    reach = _("the best of the others: {best} %", best=round(best)) if best is not None else ""
    level, word = DANGERS[_danger(gauges)]
    draw(
        tag(
            "div",
            _gauge(_("Coverage"), gauges.coverage, reach, "info"),
            _gauge(_("Danger"), gauges.danger, _(word), level),
            class_="pp-scores",
        )
    )
    missing = [share for share in gauges.words if not share.times]
    too_many = [share for share in gauges.words if share.danger > 0]
    draw(_list(_("Not said here"), [share.word for share in missing[:SHOWN]], "dropped"))
    absent = [expression.text for expression in page.expressions if not expression.times]
    draw(_list(_("Expressions not used here"), absent[:SHOWN], "dropped"))
    draw(_list(_("Said too often"), [_over(share, screen) for share in too_many[:SHOWN]], "altered"))
    with st.expander(_("The share of each word"), key=f"audit_words_{index}"):
        st.dataframe(_rows(gauges.words, screen), hide_index=True, key=f"audit_words_table_{index}")


def _danger(gauges: Gauges) -> int:
    limits = figures("gauges")
    return sum(gauges.danger >= limits[name] for name in ("danger_near", "danger_past"))


def _gauge(name: str, value: float, told: str, level: str) -> Markup:
    bar = tag("div", tag("i", style=f"width: {min(value, 100):.0f}%"), class_="pp-bar", aria_hidden="true")
    return tag(
        "div", tag("span", name), tag("b", f"{value:.0f} %"), tag("small", told), bar, class_=f"pp-score pp-{level}"
    )


def _list(title: str, words: Sequence[str], kind: str) -> Markup | None:
    if not words:
        return None
    chips = (tag("li", tag("span", word, dir="auto"), class_=f"pp-chip pp-{kind}") for word in words)
    return tag("div", tag("p", tag("b", title)), tag("ul", *chips, class_="pp-chips"))


def _over(share: WordShare, screen: Screen) -> str:
    return screen.translate(
        N_("{word}: {times} times, {allowed} at most"), word=share.word, times=share.times, allowed=int(share.allowed)
    )


def _rows(words: Sequence[WordShare], screen: Screen) -> list[dict[str, object]]:
    _ = screen.translate
    return [
        {
            _("Word"): share.word,
            _("Times on the page"): share.times,
            _("Usual elsewhere"): share.usual,
            _("At most"): round(share.allowed, 1),
            _("Weight (%)"): round(100 * share.weight, 2),
            _("Covered (%)"): round(100 * share.covered, 2),
            _("Part of the danger (%)"): round(100 * share.danger, 2),
        }
        for share in words
    ]
