"""A draft as a file one sends to a colleague, and back: only what a draft can be is taken from it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from assistant.brand import Silence
from assistant.errors import UserError
from assistant.languages import codes
from assistant.messages import N_
from assistant.networks import names
from assistant.store import Content, Draft
from assistant.ui import keeping
from assistant.ui.editor import AUTO
from assistant.ui.words import FORM_NAMES, FORMAT_NAMES

FORMAT = 1  # of the file
NOT_A_DRAFT = N_("{name} is not a draft shared from here: choose a file made by “Share as a file”.")
CHOICES: Mapping[str, Callable[[str], bool]] = {
    "network": lambda value: value in (AUTO, *names()),
    "language": lambda value: value in (AUTO, *codes()),
    "form": lambda value: value in FORM_NAMES,
    "format": lambda value: value in FORMAT_NAMES,
    "brand": lambda value: False,  # brands are known by ids of their own on each server
}


def as_file(draft: Draft) -> str:
    """Return what a file to share holds of a draft, as JSON."""
    return json.dumps({"porteplume": FORMAT, **asdict(draft.content)}, ensure_ascii=False, indent=1)


def read(content: bytes, name: str) -> Content:
    """Return the draft of a file that somebody shared; what a draft cannot hold is left out.

    Raises UserError where the file is something else.
    """
    try:
        told: Any = json.loads(content)
    except (ValueError, RecursionError):  # not JSON, not UTF-8, or made to do harm
        told = None
    if not isinstance(told, dict) or told.get("porteplume") != FORMAT:
        raise UserError(NOT_A_DRAFT, name=name)
    title, text, goal = told.get("title"), told.get("text"), told.get("goal")
    if not (isinstance(title, str) and isinstance(text, str) and isinstance(goal, dict)):
        raise UserError(NOT_A_DRAFT, name=name)
    return Content(_sound(title)[: keeping.TITLE_LENGTH], _sound(text), _goal(goal))


def _goal(goal: Mapping[str, object]) -> Mapping[str, object]:
    given = {name: goal.get(name) for name in (*keeping.FIELDS, "name")}
    kept: dict[str, object] = {
        name: _sound(value)
        for name, value in given.items()
        if isinstance(value, str) and value and CHOICES.get(name, bool)(value)
    }
    silences = goal.get("silences")
    found = [_silence(one) for one in silences] if isinstance(silences, list) else []
    told = [asdict(silence) for silence in found if silence]
    return kept | ({"silences": told} if told else {})


def _silence(told: object) -> Silence | None:
    check, sentence = (told.get("check"), told.get("sentence", "")) if isinstance(told, dict) else (None, None)
    if isinstance(check, str) and isinstance(sentence, str):
        return Silence(_sound(check), _sound(sentence))
    return None


def _sound(text: str) -> str:
    """Return a text that can be stored: JSON may name halves of characters, and databases refuse NUL."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
