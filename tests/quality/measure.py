"""One post rewritten for one network, and what can be counted about the result."""

import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from assistant.checks import Goal, check
from assistant.checks.style.address import marks
from assistant.checks.style.emoji import emoji
from assistant.document import Document, read
from assistant.languages import identify
from assistant.languages import load as load_pack
from assistant.llm.errors import ModelError
from assistant.networks import Profile, fits, load
from assistant.networks.entities import hashtags, plain
from assistant.rewriting.rewrite import Rewrite, failed, rewrite
from assistant.rewriting.task import Engine
from tests.quality.posts import Post


@dataclass(frozen=True)
class Row:
    """What came of a post on a network. A feature that has no meaning there is None."""

    post: str
    language: str
    network: str
    parts: tuple[str, ...]
    accepted: bool
    attempts: int
    reasons: tuple[str, ...]
    notes: tuple[str, ...]
    facts: Mapping[str, int]  # kept, dropped, altered, invented
    fit: bool
    right_language: bool
    features: Mapping[str, float | None]
    usage: Mapping[str, Any]
    seconds: float

    def as_json(self) -> dict[str, Any]:
        """Return plain values."""
        return asdict(self)


def measure(post: Post, network: str, engine: Engine) -> Row:
    """Return what the engine makes of a post for a network, measured."""
    document = read(post.text, language=post.language)
    goal = Goal(network, keyphrases=post.keyphrases)
    began = time.monotonic()
    try:
        made = rewrite(document, goal, engine)
    except ModelError as error:
        made = failed(document, goal, engine, error)
    seconds = time.monotonic() - began
    profile, whole = load(network), " ".join(made.parts)
    found = made.comparison
    return Row(
        post.id,
        post.language,
        network,
        made.parts,
        made.accepted,
        made.attempts,
        tuple(reason.render("en") for reason in made.reasons),
        tuple(note.render("en") for note in made.notes),
        {
            "kept": len(found.kept),
            "dropped": len(found.dropped),
            "altered": len(found.altered),
            "invented": len(found.invented),
        },
        all(fits(part, profile) for part in made.parts),
        identify(whole) in (None, post.language),
        _features(made, document, goal),
        made.usage.as_json(),
        round(seconds, 3),
    )


def _features(made: Rewrite, document: Document, goal: Goal) -> dict[str, float | None]:
    """Return the features of tone, true and false as 1 and 0."""
    profile = load(made.network or "")
    whole = "\n\n".join(made.parts)
    after = check(read(whole, language=document.language), goal)
    counts = {finding.check for finding in after.findings}
    return {
        "hashtags_as_advised": _within(len(hashtags(whole, profile)), profile),
        "link_last_where_wanted": _link_last(made.parts[-1], profile),
        "first_sentence_before_fold": _before_fold(whole, profile, document.language),
        "same_address": _same_address(document.source, whole, document.language),
        "no_vague_call": float("style.vague_call" not in counts),
        "no_machine_cliche": float("style.machine_cliche" not in counts),
        "exclamation_marks": float(whole.count("!")),
        "emoji": float(len(emoji(whole))),
        "words_a_sentence": after.metrics.get("sentence_length_mean"),
        "length_kept": len(whole) / len(document.source),
        "readability_gain": _gain(made, "readability"),
        "style_gain": _gain(made, "style"),
    }


def _within(count: int, profile: Profile) -> float | None:
    advised = profile.range("hashtags_recommended")
    return None if advised is None else float(advised[0] <= count <= advised[1])


def _link_last(part: str, profile: Profile) -> float | None:
    if profile.facts.get("links_at") != "last" or not (found := plain.links(part)):
        return None
    tags = "".join(tag.text for tag in hashtags(part, profile))
    rest = part[found[-1].end :].strip(" .!\u00a0\u202f»)\n")
    return float("".join(rest.split()) in ("", tags))


def _before_fold(text: str, profile: Profile, language: str) -> float | None:
    fold = profile.facts.get("fold_length")
    sentences = read(text, language=language).sentences
    return None if fold is None or not sentences else float(sentences[0].end <= fold)


def _same_address(source: str, text: str, language: str) -> float | None:
    pack = load_pack(language)
    before, after = marks(source, pack), marks(text, pack)
    if before is None or after is None or before.address == "none":
        return None
    return float(after.address in (before.address, "none"))


def _gain(made: Rewrite, family: str) -> float | None:
    before, after = made.report_before.scores.get(family), made.report_after.scores.get(family)
    return None if before is None or after is None else float(after - before)
