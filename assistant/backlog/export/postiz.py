"""Postiz: JSON as its public API takes it, a list of bodies; dates in UTC, a thread as several values.

A channel is named by its network until its integration's id is given. Images are left to Postiz's own library, which
wants them uploaded there first.
"""

import json
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from assistant.backlog.export.outcome import (
    NO_NETWORK,
    Exported,
    Given,
    LeftOut,
    bare_of_media,
    linked,
    no_media,
    undated,
)
from assistant.errors import DataError
from assistant.messages import N_, NN_, Message
from assistant.networks import fits, load
from assistant.store import Entry

ENDING = ".json"
NAME = "Postiz"
TYPES = ("draft", "schedule", "now", "update")
NO_ROOM = N_("{tool} has no column for the link, and the text has no room for it.")
HOURLY = N_(
    "Postiz’s pages do not agree on how many posts its API takes an hour: {most} says one, {least} another, and a "
    "server of your own has its own limit (API_LIMIT). Send one file an hour; when the answer is 429, wait before you "
    "send the rest."
)
IMAGES = NN_(
    "{count} post has images: Postiz takes them from its own library alone, so add them there.",
    "{count} posts have images: Postiz takes them from its own library alone, so add them there.",
)
REFUSED = N_("{name} would be refused by {tool}, post {line}: {fault}.")


@cache
def known() -> Mapping[str, Any]:
    """Return what `postiz.toml` holds."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def write(given: Given) -> Exported:
    """Return the files written, cut at what the API takes an hour, and what was left out."""
    bodies: list[dict[str, Any]] = []
    left_out, images, without = [], 0, Counter[str]()
    for entry in given.entries():
        body = _body(entry, given)
        if isinstance(body, Message):
            left_out.append(LeftOut(entry.variant.key, body))
        else:
            bodies.append(body)
            images += "image" in entry.row.fields
            without.update(bare_of_media(entry))
    size = known()["posts_max"]
    pieces = [bodies[start : start + size] for start in range(0, len(bodies), size)] or [[]]
    files = []
    for number, piece in enumerate(pieces, 1):
        path = given.path if len(pieces) == 1 else given.path.with_stem(f"{given.path.stem}-{number:02}")
        path.write_text(json.dumps(piece, ensure_ascii=False, indent=2), encoding="utf-8", newline="\n")
        validate(path, len(piece))
        files.append(path)
    return Exported(
        tuple(files), len(bodies), tuple(left_out), (*_notes(len(bodies), images), *no_media(without, NAME))
    )


def _notes(posts: int, images: int) -> Iterator[Message]:
    least, most = known()["posts_max_elsewhere"], known()["posts_max"]
    if posts > least:
        yield Message(HOURLY, {"most": most, "least": least})
    if images:
        yield Message(IMAGES, {"count": images})


def _body(entry: Entry, given: Given) -> dict[str, Any] | Message:
    profile, moment = load(entry.variant.network), str(entry.row.fields.get("date"))
    settings = known()["networks"].get(profile.id)
    if settings is None:
        return Message(NO_NETWORK, {"tool": NAME, "network": profile.shown})
    if reason := undated(entry, given.options, NAME, required=True):
        return reason
    parts = linked(entry)
    if parts is None:
        return Message(NO_ROOM, {"tool": NAME})
    channel = given.options.channels.get(entry.variant.network) or given.options.channels.get(profile.id) or profile.id
    tags = [tag.strip() for tag in str(entry.row.fields.get("tags", "")).split(",") if tag.strip()]
    value = [{"content": part, "image": []} for part in parts]
    return {
        "type": "schedule",
        "date": given.options.in_utc(moment).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        "shortLink": False,
        "tags": [{"value": tag, "label": tag} for tag in tags],
        "posts": [{"integration": {"id": channel}, "value": value, "settings": dict(settings)}],
    }


def validate(path: Path, count: int) -> None:
    """Read the file again as the API would; raise `DataError` naming the post it would refuse."""
    bodies = json.loads(path.read_text(encoding="utf-8"))
    if len(bodies) != count or count > known()["posts_max"]:
        raise DataError(REFUSED, name=path.name, tool=NAME, line=len(bodies), fault="posts")
    for number, body in enumerate(bodies, 1):
        fault = next(_faults(body), None)
        if fault:
            raise DataError(REFUSED, name=path.name, tool=NAME, line=number, fault=fault)


def _faults(body: Mapping[str, Any]) -> Iterator[str]:
    if set(body) != {"type", "date", "shortLink", "tags", "posts"} or body["type"] not in TYPES:
        yield "fields"
    moment = datetime.fromisoformat(body["date"])
    if moment.utcoffset() != datetime.now(UTC).utcoffset():
        yield "date"
    if not isinstance(body["shortLink"], bool) or any(set(tag) != {"value", "label"} for tag in body["tags"]):
        yield "tags"
    types = {settings["__type"]: network for network, settings in known()["networks"].items()}
    for post in body["posts"]:
        network = types.get(post["settings"].get("__type"))
        if network is None or post["settings"].keys() != known()["networks"][network].keys():
            yield "settings"
        elif not post["integration"]["id"] or not post["value"]:
            yield "integration"
        elif not all(one["content"].strip() and fits(one["content"], load(network)) for one in post["value"]):
            yield "content"
