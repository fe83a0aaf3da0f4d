"""Estimates of tokens, for what a server has not counted (yet)."""

import math

from assistant.llm.answers import Turns
from assistant.llm.limits import figures


def estimate(text: str) -> int:
    """Return about how many tokens a text makes, rather too many than too few."""
    characters: float = figures()["tokens"]["characters"]
    return math.ceil(len(text) / characters)


def estimate_turns(turns: Turns) -> int:
    """Return about how many tokens a request makes."""
    return sum(estimate(turn["content"]) + figures()["tokens"]["turn"] for turn in turns)
