"""What stands between a program and a page: bot walls, sign-in pages, consent pages. They prove nothing of a link."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from assistant.languages.bare import bare
from assistant.messages import N_, Message
from assistant.web.data import figures
from assistant.web.fetch import Fetched
from assistant.web.glimpse import Glimpse

ROBOT = N_("The site asks visitors to prove that they are no robot: open the link yourself.")
SIGN_IN = N_("The link leads to a page where one signs in: open it yourself.")
CONSENT = N_("The site first asks visitors about cookies: open the link yourself.")


@cache
def _signs() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("walls.toml").read_text(encoding="utf-8"))


@cache
def _titles() -> frozenset[str]:
    return frozenset(bare(title) for title in _signs()["titles"]["exact"])


def wall(fetched: Fetched, seen: Glimpse | None) -> Message | None:
    """Return which wall an answer is, None where it is none."""
    if _challenged(fetched.headers) or (seen is not None and _is_challenge(seen)):
        return Message(ROBOT)
    if fetched.redirects and fetched.status is not None and fetched.status < 400:
        return _door(fetched)
    return None


def _challenged(headers: Mapping[str, str]) -> bool:
    return any(
        name in headers and headers[name].lower().startswith(tuple(values))
        for name, values in _signs()["headers"].items()
    )


def _is_challenge(seen: Glimpse) -> bool:
    if len(seen.words) > figures("links")["wall_words"]:
        return False
    if not _titles().isdisjoint((seen.title, *seen.title_parts[:1])):
        return True
    return any(piece in seen.source for piece in _signs()["sources"]["pieces"])


def _door(fetched: Fetched) -> Message | None:
    asked, reached = urlsplit(fetched.redirects[0][1]), urlsplit(fetched.final_url)
    before = {*asked.path.lower().split("/"), asked.netloc.lower().partition(".")[0]}
    after = {*reached.path.lower().split("/")} - before
    host = reached.netloc.lower().partition(".")[0]
    moved = host not in before
    doors = _signs()["doors"]
    if after & set(doors["consent_paths"]) or (moved and host in doors["consent_hosts"]):
        return Message(CONSENT)
    if after & set(doors["sign_in_paths"]) or (moved and host in doors["sign_in_hosts"]):
        return Message(SIGN_IN)
    return None
