"""The screen of the networks: every limit with its source, drawn from the data files."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from assistant.messages import N_
from assistant.networks import Profile, load
from assistant.ui.markup import Markup, tag
from assistant.ui.screen import Screen, draw, heading
from assistant.ui.words import network_name, networks_in_order, number

UNIT_NAMES = {
    "code_points": N_("characters"),
    "graphemes": N_("characters as seen: an emoji is one"),
    "weighted_x": N_("weighted characters: a link is 23, an emoji 2"),
    "threads_mixed": N_("characters, emoji by their bytes"),
    "utf16": N_("UTF-16 units: an emoji is two"),
    "utf8_bytes": N_("bytes: an accented letter is two"),
}


# What the facts of a profile are called; the others are for programs, and not shown here.
FACT_NAMES = {
    "max_length": N_("Longest text"),
    "min_length": N_("Shortest text"),
    "safe_length": N_("Length that always passes"),
    "max_bytes": N_("Most bytes"),
    "count_unit": N_("Counted in"),
    "url_length": N_("Length of any link"),
    "fold_length": N_("Shown before the fold"),
    "fold_lines": N_("Lines shown before the fold"),
    "title_max": N_("Longest title"),
    "title_min": N_("Shortest title"),
    "title_visible": N_("Title shown"),
    "excerpt_words": N_("Words of the excerpt"),
    "comment_max_length": N_("Longest comment"),
    "media_caption_max": N_("Longest caption"),
    "media_max": N_("Most media"),
    "alt_text_max": N_("Longest image description"),
    "hashtags_recommended": N_("Hashtags that work"),
    "hashtags_max": N_("Most hashtags"),
    "hashtags_shown": N_("Hashtags shown"),
    "mentions_max": N_("Most mentions"),
    "links_max": N_("Most links"),
    "links_clickable": N_("Links can be clicked"),
    "link_place": N_("Where the link goes"),
    "link_card": N_("What a link shows"),
    "link_card_of": N_("Link shown as a card"),
    "tags_max": N_("Most tags"),
    "tags_total_max": N_("Characters of all tags"),
    "forbidden_characters": N_("Signs refused"),
    "posts_per_day": N_("Posts a day"),
    "poll_option_max": N_("Longest poll option"),
    "closed_on": N_("Closed on"),
}
# What facts that are words are called.
WORD_NAMES = {
    "picture": N_("picture"),
    "domain": N_("domain"),
    "title": N_("title"),
    "description": N_("description"),
    "first": N_("the first"),
    "last": N_("the last"),
}


def show(screen: Screen) -> None:
    """Draw the screen."""
    _ = screen.translate
    heading(_("Networks"), _("What each network allows, how it counts, and where we read it."))
    networks = networks_in_order(screen)
    titles = (
        *(_("Network"), _("Longest text"), _("Counted in"), _("Shown before the fold")),
        *(_("Hashtags that work"), _("Links can be clicked"), _("Read in")),
    )
    head = tag("tr", *(tag("th", title, scope="col") for title in titles))
    rows = (_row(load(name), screen) for name in networks)
    table = tag("table", head, *rows, class_="pp-table pp-networks")
    draw(tag("div", table, class_="pp-scroll", role="region", tabindex="0", aria_label=_("Networks")))
    chosen = st.selectbox(
        _("Sources of"), networks, format_func=lambda name: network_name(name, screen), key="networks_one"
    )
    _sources(load(chosen), screen)


def _row(profile: Profile, screen: Screen) -> Markup:
    _ = screen.translate
    facts = profile.facts
    numbers = (profile.max_length, facts.get("fold_length"))
    longest, fold = (tag("td", _value(value, screen), class_="pp-number") for value in numbers)
    unit = tag("td", _(UNIT_NAMES[profile.count_unit]) if profile.count_unit in UNIT_NAMES else "–", class_="pp-unit")
    others = (
        _between(facts.get("hashtags_recommended"), screen),
        _value(facts.get("links_clickable"), screen),
        str(facts.get("read", "–")),
    )
    name = tag("th", profile.label(screen.language), scope="row")
    return tag("tr", name, longest, unit, fold, *(tag("td", told, class_="pp-short") for told in others))


def _between(bounds: object, screen: Screen) -> str:
    _ = screen.translate
    if not isinstance(bounds, list | tuple) or not all(isinstance(bound, int) for bound in bounds):
        return "–"
    low, high = (number(bound, screen) for bound in bounds[:2])
    return low if low == high else _("{low} to {high}", low=low, high=high)


def _sources(profile: Profile, screen: Screen) -> None:
    _ = screen.translate
    sources: list[Mapping[str, Any]] = [s for s in profile.facts.get("sources", ()) if isinstance(s, Mapping)]
    head = tag("tr", *(tag("th", label) for label in (_("What"), _("Value"), _("Where we read it"))))
    rows = [_fact(profile, name, source, screen) for source in sources for name in _named(source)]
    if not rows:
        draw(tag("p", _("No source is given for this network."), class_="pp-quiet"))
        return
    draw(tag("div", tag("table", head, *rows, class_="pp-table"), class_="pp-scroll"))
    if profile.facts.get("unconfirmed"):
        draw(tag("p", _("* seen in use, not confirmed by the platform’s own pages"), class_="pp-quiet"))


def _named(source: Mapping[str, Any]) -> list[str]:
    return [name for name in source.get("gives", ()) if name in FACT_NAMES]


def _fact(profile: Profile, name: str, source: Mapping[str, Any], screen: Screen) -> Markup:
    _ = screen.translate
    label = _(FACT_NAMES[name]) + ("" if profile.confirms(name) else " *")
    where = tag("td", _(source.get("where", "")), class_="pp-wide")
    return tag("tr", tag("td", label), tag("td", _value(profile.facts.get(name), screen)), where)


def _value(value: object, screen: Screen) -> str:
    _ = screen.translate
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, int | float):
        return number(value, screen)
    if isinstance(value, list | tuple) and len(value) == 2:
        return _between(value, screen)
    if isinstance(value, list | tuple):
        return " ".join(_value(item, screen) for item in value)
    named = {**UNIT_NAMES, **WORD_NAMES}
    return _(named[value]) if value in named else str("–" if value is None else value)
