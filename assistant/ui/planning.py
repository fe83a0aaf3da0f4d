"""The calendar of the drafts: a month, the usual days of the calendars one follows, and what goes out when."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from urllib.parse import urlencode

import streamlit as st
from babel import Locale
from babel.dates import format_date, format_skeleton

from assistant.days import Falls, calendars, usual_days
from assistant.messages import N_
from assistant.store import Draft
from assistant.ui import keeping, session
from assistant.ui.filing import STATE_NAMES
from assistant.ui.markup import Markup, tag
from assistant.ui.screen import Screen, draw
from assistant.ui.storage import store_of

MONTH = "planning_month"
WEEKDAYS = 7
FOLLOWED = {"fr": ("awareness", "fr_holidays", "ma_holidays"), "en": ("awareness", "en_holidays")}
ABOUT = N_("about: the moon decides")


def show(screen: Screen) -> None:
    """Draw the month that was chosen, this one at first."""
    _ = screen.translate
    month: date = st.session_state.setdefault(MONTH, date.today().replace(day=1))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(_("Month before"), key="planning_before", icon=":material/chevron_left:", on_click=_turn, args=(-1,))
        st.button(_("Month after"), key="planning_after", icon=":material/chevron_right:", on_click=_turn, args=(1,))
        draw(tag("h2", format_skeleton("yMMMM", month, locale=screen.language).capitalize(), class_="pp-title"))
    codes = st.multiselect(
        _("Calendars to follow"),
        tuple(calendars()),
        default=FOLLOWED.get(screen.language, ()),
        format_func=lambda code: calendars()[code].names[screen.language],
        key="planning_calendars",
        persist_state="session",
    )
    draw(_table(month, _usual(month, codes), _drafts(screen), screen))


def _turn(months: int) -> None:
    month: date = st.session_state[MONTH]
    years, index = divmod(month.month - 1 + months, 12)
    st.session_state[MONTH] = month.replace(year=month.year + years, month=index + 1)


def _usual(month: date, codes: Iterable[str]) -> Mapping[date, list[Falls]]:
    by_day: dict[date, list[Falls]] = defaultdict(list)
    for year in (month.year - 1, month.year, month.year + 1):
        for falls in usual_days(year, codes):
            by_day[falls.on].append(falls)
    return by_day


def _drafts(screen: Screen) -> Mapping[date, list[Draft]]:
    by_day: dict[date, list[Draft]] = defaultdict(list)
    for draft in store_of(screen.settings).drafts.find():
        if draft.day:
            by_day[date.fromisoformat(draft.day)].append(draft)
    return by_day


def _table(
    month: date, usual: Mapping[date, list[Falls]], drafts: Mapping[date, list[Draft]], screen: Screen
) -> Markup:
    _ = screen.translate
    locale = Locale.parse(screen.language)
    first = locale.first_week_day
    names = [locale.days["format"]["wide"][(first + day) % WEEKDAYS] for day in range(WEEKDAYS)]
    head = tag("thead", tag("tr", *(tag("th", name.capitalize(), scope="col") for name in names)))
    weeks = Calendar(first).monthdatescalendar(month.year, month.month)
    rows = (tag("tr", *(_day(day, month, usual[day], drafts[day], screen) for day in week)) for week in weeks)
    caption = tag("caption", _("Usual days and drafts of the month"), class_="pp-unseen")
    return tag("table", caption, head, tag("tbody", *rows), class_="pp-month")


def _day(day: date, month: date, usual: list[Falls], drafts: list[Draft], screen: Screen) -> Markup:
    if day.month != month.month:
        return tag("td", class_="pp-elsewhere")
    holiday = any(falls.calendar != "awareness" for falls in usual)
    today = "pp-today" if day == date.today() else None
    kinds = " ".join(name for name in ("pp-off" if holiday else None, today) if name)
    lines = [_usual_told(falls, screen) for falls in usual] + [_draft_told(draft, screen) for draft in drafts]
    number = tag("time", format_date(day, "d", locale=screen.language), datetime=day.isoformat())
    weekday = tag("span", format_date(day, "EEE", locale=screen.language), class_="pp-weekday")
    empty = None if lines else "pp-free"
    return tag("td", number, weekday, *lines, class_=" ".join(filter(None, (kinds, empty))) or None)


def _usual_told(falls: Falls, screen: Screen) -> Markup:
    name = falls.day.names[screen.language]
    about = f" ({screen.translate(ABOUT)})" if falls.estimated else ""
    return tag("span", f"{name}{about}", class_="pp-usual")


def _draft_told(draft: Draft, screen: Screen) -> Markup:
    address = f"draft?{urlencode(session.parameters() | {keeping.PARAMETER: draft.id})}"
    state = tag("small", screen.translate(STATE_NAMES[draft.state]))
    return tag("a", draft.content.title, " ", state, href=address, target="_self", class_="pp-planned", dir="auto")
