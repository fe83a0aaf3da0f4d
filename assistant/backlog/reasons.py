"""Reasons as plain values, so that the store keeps them and any screen shows them in its own language."""

from collections.abc import Iterable, Mapping
from typing import Any

from assistant.messages import Message, Plural


def plain(message: Message) -> dict[str, Any]:
    """Return a message as JSON can hold it."""
    return {
        "text": list(message.text) if isinstance(message.text, Plural) else message.text,
        "params": {name: _plain(value) for name, value in message.params.items()},
    }


def _plain(value: object) -> object:
    if isinstance(value, Message):
        return {"message": plain(value)}
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def message(values: Mapping[str, Any]) -> Message:
    """Return the message that `plain` wrote."""
    text = values["text"]
    params = {name: _value(value) for name, value in values.get("params", {}).items()}
    return Message(Plural(*text) if isinstance(text, list) else text, params)


def _value(value: Any) -> object:
    return message(value["message"]) if isinstance(value, dict) and "message" in value else value


def sentences(reasons: Iterable[Mapping[str, Any]], ui: str) -> list[str]:
    """Return reasons in the language `ui`."""
    return [message(values).render(ui) for values in reasons]
