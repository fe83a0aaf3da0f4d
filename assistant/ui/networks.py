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


def show(screen: Screen) -> None:
    """Draw the screen."""
    _ = screen.translate
    heading(_("Networks"), _("What each network allows, how it counts, and where we read it."))
    networks = networks_in_order(screen)
    st.dataframe(
        [_row(load(name), screen) for name in networks],
        column_config={
            "name": st.column_config.TextColumn(_("Network"), pinned=True),
            "limit": st.column_config.NumberColumn(_("Longest text"), format="localized"),
            "unit": st.column_config.TextColumn(_("Counted in")),
            "fold": st.column_config.NumberColumn(_("Shown before the fold"), format="localized"),
            "hashtags": st.column_config.TextColumn(_("Hashtags that work")),
            "links": st.column_config.CheckboxColumn(_("Links can be clicked")),
            "read": st.column_config.TextColumn(_("Read in")),
        },
        hide_index=True,
        height="content",
        placeholder="–",
        key="networks_table",
    )
    chosen = st.selectbox(
        _("Sources of"), networks, format_func=lambda name: network_name(name, screen), key="networks_one"
    )
    _sources(load(chosen), screen)


def _row(profile: Profile, screen: Screen) -> dict[str, Any]:
    _ = screen.translate
    unit = profile.count_unit
    return {
        "name": profile.label(screen.language),
        "limit": profile.max_length,
        "unit": _(UNIT_NAMES[unit]) if unit in UNIT_NAMES else "–",
        "fold": profile.facts.get("fold_length"),
        "hashtags": _between(profile.facts.get("hashtags_recommended"), screen),
        "links": profile.facts.get("links_clickable"),
        "read": str(profile.facts.get("read", "–")),
    }


def _between(bounds: object, screen: Screen) -> str:
    _ = screen.translate
    if not isinstance(bounds, list | tuple) or len(bounds) != 2:
        return "–"
    low, high = (number(bound, screen) for bound in bounds)
    return low if low == high else _("{low} to {high}", low=low, high=high)


def _sources(profile: Profile, screen: Screen) -> None:
    _ = screen.translate
    sources: list[Mapping[str, Any]] = [s for s in profile.facts.get("sources", ()) if isinstance(s, Mapping)]
    head = tag("tr", *(tag("th", label) for label in (_("What"), _("Value"), _("Where we read it"))))
    rows = [_fact(profile, name, source, screen) for source in sources for name in source.get("gives", ())]
    if not rows:
        draw(tag("p", _("No source is given for this network."), class_="pp-quiet"))
        return
    draw(tag("div", tag("table", head, *rows, class_="pp-table"), class_="pp-scroll"))
    if profile.facts.get("unconfirmed"):
        draw(tag("p", _("* seen in use, not confirmed by the platform’s own pages"), class_="pp-quiet"))


def _fact(profile: Profile, name: str, source: Mapping[str, Any], screen: Screen) -> Markup:
    unsure = name in profile.facts.get("unconfirmed", ())
    value = profile.facts.get(name)
    shown = ", ".join(map(str, value)) if isinstance(value, list | tuple) else "–" if value is None else str(value)
    where = tag("td", source.get("where", ""), class_="pp-wide")
    return tag("tr", tag("td", f"{name}{' *' if unsure else ''}"), tag("td", shown), where)
