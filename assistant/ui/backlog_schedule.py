"""When posts without a date go out: days, hours, time zone, and what stands apart."""

from datetime import date, timedelta

import streamlit as st
from babel.dates import get_day_names

from assistant.backlog.export.outcome import DEFAULT_ZONE
from assistant.backlog.repeats import figures
from assistant.backlog.schedule import NO_HOUR, WORKING_DAYS, Rules, hours_of
from assistant.ui import filing
from assistant.ui.markup import tag
from assistant.ui.screen import Screen, draw
from assistant.ui.shield import notice

HOURS = "09:00"


def show(screen: Screen) -> Rules | None:
    """Draw the rules; return them, None where posts keep the dates they have."""
    _ = screen.translate
    with st.expander(
        _("Spread the posts that have no date to come"), icon=":material/calendar_month:", key="backlog_schedule"
    ):
        if not st.checkbox(_("Give each a day and an hour"), key="backlog_schedule_on"):
            return None
        left, middle, right = st.columns(3)
        start = left.date_input(
            _("From"), value=date.today() + timedelta(days=1), format="DD/MM/YYYY", key="backlog_schedule_start"
        )
        hours = middle.text_input(_("Hours, with commas"), value=HOURS, key="backlog_schedule_hours")
        at, unread = hours_of(hours)
        for piece in unread:
            notice(_(NO_HOUR, given=repr(piece)))
        zone = right.text_input(_("Time zone"), value=zone_here(), key="backlog_schedule_zone")
        names = get_day_names("abbreviated", locale=screen.language)
        days = st.pills(
            _("Days"),
            range(7),
            default=WORKING_DAYS,
            selection_mode="multi",
            format_func=lambda day: names[day],
            key="backlog_schedule_days",
        )
        left, middle, _right = st.columns(3)
        a_day = left.number_input(_("Posts a day on a network"), 1, 24, 1, key="backlog_schedule_a_day")
        distance = middle.number_input(
            _("Days between posts nearly alike"), 0, 365, int(figures()["distance"]), key="backlog_schedule_distance"
        )
        draw(
            tag(
                "p",
                _("Rows with a date to come keep it. Nothing goes out twice on a network the same hour."),
                class_="pp-quiet",
            )
        )
    return Rules(start, tuple(days), at, zone.strip(), int(a_day), int(distance))


def zone_here() -> str:
    """Return the name of the time zone that dates are on: the visitor's."""
    here = filing.zone()
    return here.key if here else DEFAULT_ZONE
