"""The body of a request, by what is known of the model's family."""

import fnmatch
import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from assistant.llm.answers import Endpoint, Options, Turns

OPTIONAL = ("temperature", "max_tokens", "max_completion_tokens", "stream_options", "response_format")


@cache
def data() -> Mapping[str, Any]:
    """Return what `models.toml` holds."""
    return tomllib.loads((Path(__file__).parent / "models.toml").read_text(encoding="utf-8"))


@cache
def families() -> tuple[Mapping[str, Any], ...]:
    """Return the families of `models.toml`, in order."""
    return tuple(data()["family"])


@cache
def family(model: str) -> Mapping[str, Any]:
    """Return what is known of a model: the first family one of whose patterns fits its name."""
    name = model.rsplit("/", 1)[-1].lower()
    return next(f for f in families() if any(fnmatch.fnmatchcase(name, pattern) for pattern in f["names"]))


def body(endpoint: Endpoint, turns: Turns, options: Options, refused: Collection[str] = ()) -> dict[str, Any]:
    """Return the body of a chat request; what the server refused before is left out."""
    known = family(endpoint.model)
    values: dict[str, Any] = {"model": endpoint.model, "messages": [dict(turn) for turn in turns]}
    if options.max_tokens is not None:
        values[known["max_tokens"]] = options.max_tokens + known["reasoning_room"]
    if options.temperature is not None and known["temperature"]:
        values["temperature"] = options.temperature
    if options.schema is not None:
        schema = {"name": "answer", "strict": True, "schema": options.schema}
        values["response_format"] = {"type": "json_schema", "json_schema": schema}
    return {name: value for name, value in values.items() if name not in refused}
