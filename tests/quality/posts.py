"""The posts of the quality report: drafts as they reach a community manager, in `posts.LANGUAGE.toml`."""

import tomllib
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path

FOLDER = Path(__file__).parent
LANGUAGES = ("fr", "en")
NETWORKS = ("x", "facebook", "instagram", "linkedin", "threads", "bluesky", "mastodon", "google_business")


@dataclass(frozen=True)
class Post:
    """One draft and the keyphrases it is written for."""

    id: str
    language: str
    text: str
    keyphrases: tuple[str, ...] = ()


def posts() -> tuple[Post, ...]:
    """Return the posts, one language after the other in turn: the first ones are a sample of both."""
    turns = zip_longest(*(_read(language) for language in LANGUAGES))
    return tuple(post for post in chain.from_iterable(turns) if post is not None)


def _read(language: str) -> tuple[Post, ...]:
    values = tomllib.loads((FOLDER / f"posts.{language}.toml").read_text(encoding="utf-8"))["post"]
    return tuple(Post(v["id"], language, v["text"], tuple(v["keyphrases"])) for v in values)
