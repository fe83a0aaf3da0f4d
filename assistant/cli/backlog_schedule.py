"""The schedule of an export, as arguments: from which day, on which days of the week, at which hours."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, time

from babel.dates import get_day_names

from assistant.backlog.dates import parse
from assistant.backlog.schedule import NO_HOUR, Rules, hours_of
from assistant.cli.numbers import whole
from assistant.errors import UserError
from assistant.messages import N_, UI_LANGUAGES

NO_DATE = N_("{given} is no date; write it as 2026-12-01.")
NO_DAY = N_("{given} is no day of the week; write {example}.")
NO_CHANNEL = N_("{given} names no channel; write NETWORK=ID.")


def add_schedule(parser: ArgumentParser, _: Callable[[str], str]) -> None:
    """Add the arguments of a schedule."""
    channel = N_("export: a network's channel in the tool, where it asks for one")
    sample = N_("export: the tool's own sample file, filled by column")
    start = N_("export: spread the posts without a date to come from this day")
    on = N_("export: on these days, as mon,wed,fri")
    at, a_day = N_("export: at these hours, as 09:00,17:30"), N_("export: posts a day and network, at most")
    apart = N_("export: days between two posts nearly alike")
    parser.add_argument("--template", metavar="FILE", help=_(sample))
    parser.add_argument("--channel", action="append", default=[], metavar="NETWORK=ID", help=_(channel))
    parser.add_argument("--from-day", metavar="DATE", help=_(start))
    parser.add_argument("--days", metavar="DAYS", help=_(on))
    parser.add_argument("--hours", metavar="HOURS", default="09:00", help=_(at))
    parser.add_argument("--zone", default="Europe/Paris", help=_(N_("export: the time zone of days and hours")))
    parser.add_argument("--a-day", type=whole(1, _), default=1, metavar="N", help=_(a_day))
    parser.add_argument("--distance", type=whole(0, _), metavar="DAYS", help=_(apart))


def rules_of(args: Namespace) -> Rules | None:
    """Return the rules of the schedule, None where none is asked for."""
    if args.from_day is None:
        return None
    found = parse(args.from_day)
    if found is None:
        raise UserError(NO_DATE, given=repr(args.from_day))
    rules = Rules(date.fromisoformat(found[:10]), hours=hours(args.hours), zone=args.zone, a_day=args.a_day)
    if args.days:
        rules = replace(rules, days=days(args.days))
    return rules if args.distance is None else replace(rules, distance=args.distance)


def days(text: str) -> tuple[int, ...]:
    """Return days of the week (Monday is 0) by their names, whole or cut, in any language of the screens."""
    found = []
    for name in _pieces(text):
        bare = name.casefold().rstrip(".")
        number = next((day for day, names in _day_names() if any(known.startswith(bare) for known in names)), None)
        if number is None or len(bare) < len("lu"):
            raise UserError(NO_DAY, given=repr(name), example="mon,wed,fri")
        found.append(number)
    return tuple(sorted(set(found)))


def hours(text: str) -> tuple[time, ...]:
    """Return hours of the day."""
    found, unread = hours_of(text)
    if unread:
        raise UserError(NO_HOUR, given=repr(unread[0]))
    return found


def channels_of(pairs: Sequence[str]) -> dict[str, str]:
    """Return the channel of each network."""
    found = {}
    for pair in pairs:
        network, sign, channel = pair.partition("=")
        if not sign or not network.strip() or not channel.strip():
            raise UserError(NO_CHANNEL, given=repr(pair))
        found[network.strip()] = channel.strip()
    return found


def _pieces(text: str) -> list[str]:
    return [piece.strip() for piece in text.split(",") if piece.strip()]


def _day_names() -> list[tuple[int, list[str]]]:
    named = [get_day_names("wide", locale=language) for language in UI_LANGUAGES]
    return [(day, [names[day].casefold() for names in named]) for day in range(7)]
