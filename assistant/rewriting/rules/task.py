"""What a rule is given and what it answers."""

from typing import NamedTuple

from assistant.checks.goal import Goal
from assistant.messages import Message
from assistant.networks import Profile


class Aim(NamedTuple):
    """What the text is for, in which language, and the network's profile (None without a network)."""

    goal: Goal
    language: str
    profile: Profile | None


class Step(NamedTuple):
    """A text after a rule, and what the rule changed."""

    text: str
    changes: tuple[Message, ...] = ()
