"""The usual days a calendar shows: one file per calendar, with its source; `usual_days(year)` says when they fall."""

from assistant.days.calendars import Calendar, UsualDay, calendars
from assistant.days.year import Falls, usual_days

__all__ = ["Calendar", "Falls", "UsualDay", "calendars", "usual_days"]
