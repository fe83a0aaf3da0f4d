"""Structured answers: a reader that takes what models really send."""

import json
from typing import Any


def read_json(text: str) -> Any:
    """Return the first JSON value in a model's answer, whatever stands around it; None where there is none."""
    for start, sign in enumerate(text):
        if sign in "{[":
            try:
                return json.JSONDecoder().raw_decode(text, start)[0]
            except ValueError:
                continue
    return None
