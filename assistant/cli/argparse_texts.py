"""The sentences argparse itself prints, in the user's language.

argparse asks `gettext` for them under their English text; it is given our catalogue, in this process only.
"""

import argparse
from collections.abc import Callable

from assistant.messages import N_, translations

MISTAKE = N_("%(command)s: %(fault)s. See %(command)s --help")
TEXTS = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("expected one argument"),
    N_("expected at least one argument"),
)


def speak(ui: str) -> Callable[[str], str]:
    """Return the translator for `ui`, after argparse was given it too."""
    translate = translations(ui).gettext
    setattr(argparse, "_", translate)  # noqa: B010 - argparse looks the name up at each call
    return translate


def mistake(command: str, fault: str) -> str:
    """Return what is wrong with the arguments of a command, and where it says what they may be."""
    translate: Callable[[str], str] = getattr(argparse, "_")  # noqa: B009 - `speak` may have put ours there
    return translate(MISTAKE) % {"command": command, "fault": fault}
