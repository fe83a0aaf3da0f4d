"""`networks`: every profile with its limit, unit, sources and date."""

from argparse import ArgumentParser
from collections.abc import Callable

from assistant.cli.invocation import NOTHING_FOUND, Invocation
from assistant.messages import N_
from assistant.networks import load, names

UNITS = {
    "weighted_x": N_("characters, weighted as X does"),
    "graphemes": N_("characters as seen"),
    "code_points": N_("characters"),
    "utf16": N_("UTF-16 units"),
    "utf8_bytes": N_("bytes"),
    "threads_mixed": N_("characters, emoji by their bytes"),
    "words": N_("words"),
    "unknown": N_("characters"),
}
HELP = N_("list the networks with their limits, units, sources and dates")


def add_arguments(parser: ArgumentParser, _: Callable[[str], str]) -> None:
    """Add nothing: there is nothing to choose."""


def run(invocation: Invocation) -> int:
    """Print the profiles."""
    profiles = [load(name) for name in names()]
    if invocation.as_json:
        shown = [profile.as_json(invocation.ui) for profile in profiles]
        invocation.print_json({"version": 1, "networks": shown})
        return NOTHING_FOUND
    for profile in profiles:
        unit = invocation.translate(UNITS[profile.count_unit])
        limit = f"{profile.max_length} {unit}" if profile.max_length else "–"
        doubt = "" if profile.max_length is None or profile.confirms("max_length") else " ?"
        print(f"{profile.id:18} {profile.label(invocation.ui):38} {limit}{doubt}")
        note = profile.status_note(invocation.ui)
        if note:
            print(f"{'':18} {note}")
    invocation.say(N_("A question mark: the limit is not confirmed by the network itself. Sources: --output json."))
    return NOTHING_FOUND
