"""What a command is given, and the exit codes it may answer with."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass

from assistant.messages import Message, Text, translations
from assistant.settings import Settings

NOTHING_FOUND = 0
FOUND = 1
COULD_NOT_RUN = 2


@dataclass(frozen=True)
class Invocation:
    """One call of one command: its arguments, the language to speak, and the settings."""

    args: Namespace
    ui: str
    settings: Settings

    @property
    def translate(self) -> Callable[[str], str]:
        """Return the translator of sentences without values."""
        return translations(self.ui).gettext

    @property
    def as_json(self) -> bool:
        """Whether the answer is to be JSON."""
        return bool(self.args.output == "json")

    def say(self, text: Text, **params: object) -> None:
        """Print a sentence in the user's language."""
        print(Message(text, params).render(self.ui))

    def note(self, text: Text, **params: object) -> None:
        """Print a sentence on standard error: what is not part of the answer."""
        print(Message(text, params).render(self.ui), file=sys.stderr)

    def print_json(self, value: object) -> None:
        """Print the answer as JSON."""
        print(json.dumps(value, ensure_ascii=False, indent=2))
