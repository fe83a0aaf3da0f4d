"""What goes out for review and comes back: one slip a version, known by its key and by what it said when it left."""

import hashlib
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.backlog.mapping import bare
from assistant.messages import N_, UI_LANGUAGES, Message
from assistant.store import Decision, Key, Variant

FINGERPRINT = 12  # signs
ACCEPT, REFUSE = "accept", "refuse"
VERDICTS: Mapping[str, str] = {ACCEPT: N_("accept"), REFUSE: N_("refuse")}
NEW_LINE = re.compile(r"(?:_x000D_|\r)\n?")  # as old files, Windows and Excel write it
POSTS = re.compile(r"\n[ \t]*---[ \t]*(?:\n|$)")  # between the posts of a thread
BREAK = "\n---\n"


@dataclass(frozen=True)
class Slip:
    """What a reviewer says of one version: a verdict or none, the text as it came back, a comment."""

    key: Key
    version: str
    verdict: str | None
    text: str
    comment: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the posts of the text."""
        return tuple(part.strip() for part in POSTS.split(NEW_LINE.sub("\n", self.text)) if part.strip())


@dataclass(frozen=True)
class Returned:
    """A file that came back: the job it is about, who filled it in where it tells, and what it says."""

    job: str
    who: str
    slips: tuple[Slip, ...]
    problems: tuple[Message, ...] = ()


def fingerprint(variant: Variant) -> str:
    """Return what tells what a variant holds from anything else it held."""
    text = json.dumps([variant.state, list(variant.parts)], ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:FINGERPRINT]


def version(variant: Variant, decided: int) -> str:
    """Return what tells a variant from the same one after any decision, even one that brought the same text back."""
    return f"{fingerprint(variant)}.{decided}"


def decisions(history: Iterable[Decision]) -> Counter[Key]:
    """Return how often each variant was decided about; a decision taken back counts twice, a comment does not."""
    found: Counter[Key] = Counter()
    for one in history:
        found[one.key] += 0 if one.action == "comment" else 1 + one.undone
    return found


def verdict_named(word: str) -> str | None:
    """Return the verdict that a word of the list names in any language of the screens, or one people write by hand."""
    return _words().get(bare(word))


@cache
def _words() -> Mapping[str, str]:
    data = tomllib.loads((Path(__file__).parent / "verdicts.toml").read_text(encoding="utf-8"))
    shown = {bare(Message(text).render(ui)): verdict for verdict, text in VERDICTS.items() for ui in UI_LANGUAGES}
    return {**{bare(word): verdict for verdict, words in data["words"].items() for word in words}, **shown}


def written(job: str, variant: Variant, decided: int) -> str:
    """Return the mark that says of which version a line is: job, row, version, network."""
    return f"{job}/{variant.row}/{version(variant, decided)}/{variant.network}"


def read(mark: str) -> tuple[str, Key, str] | None:
    """Return the job, the variant and its version that a mark names, None when it is none."""
    found = re.fullmatch(r"([0-9a-f]{1,64})/(\d{1,9})/([0-9a-f]{1,64}\.\d{1,6})/([\w:.-]{1,80})", mark.strip())
    return (found[1], Key(int(found[2]), found[4]), found[3]) if found else None
