"""Readable hashtags from keyphrases, at the end, no more than suit the network."""

from collections.abc import Sequence

import regex

from assistant.checks.style.phrases import phrases
from assistant.languages import load as load_pack
from assistant.messages import N_, NN_, Message
from assistant.networks import Profile, fits
from assistant.networks.entities import hashtags, plain
from assistant.networks.entities.entity import Entity
from assistant.rewriting.habits import habits
from assistant.rewriting.rules.task import Aim, Step

ADDED = NN_("{count} hashtag added: {tags}.", "{count} hashtags added: {tags}.")
MOVED = N_("Hashtags moved to the end.")
LEFT_OUT = NN_(
    "{count} hashtag left out, for {limit} at most suit {network}: {tags}.",
    "{count} hashtags left out, for {limit} at most suit {network}: {tags}.",
)
NONE_SUITS = NN_(
    "{count} hashtag left out, for none suits {network}: {tags}.",
    "{count} hashtags left out, for none suits {network}: {tags}.",
)
_ENDS = regex.compile(r"(?:[.!?…؟]|\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]*)$")
_WORD = regex.compile(r"[\p{L}\p{M}\p{Nd}]+")
_ELIDED = regex.compile(r"^\p{L}{1,2}['’](?=\p{L})")


def camel_case(phrase: str) -> str:
    """Return a phrase as a hashtag a screen reader can say: #FêteDuLivre; words without case are joined by _."""
    words = _WORD.findall(_ELIDED.sub("", phrase.strip()))
    joint = "" if any(word[:1].upper() != word[:1].lower() for word in words) else "_"
    return "#" + joint.join(word[:1].upper() + word[1:] for word in words)


def gather(text: str, aim: Aim) -> Step:
    """Return the text with lines made of hashtags alone put at its end.

    Tags that follow the last sentence get a line of their own where the network is read in paragraphs.
    """
    text, parted = _parted(text) if aim.profile and "paragraph_sentences" in aim.profile.facts else (text, False)
    step = _gathered(text)
    return Step(step.text, step.changes or ((Message(MOVED),) if parted else ()))


def _parted(text: str) -> tuple[str, bool]:
    """Return the text with an empty line before the tags that follow its last full stop, and whether one was put."""
    closing = _closing(text, hashtags(text))
    head = text[: closing[0].start] if closing else ""
    body = head.rstrip()
    gap = head[len(body) :]
    at_link = [link.end for link in plain.links(body)][-1:] == [len(body)]
    if not body or "\n\n" in gap or not ("\n" in gap or at_link or _ENDS.search(body)):
        return text, False
    return f"{body}\n\n{text[closing[0].start :]}", True


def _gathered(text: str) -> Step:
    lines = text.split("\n")
    alone = [line for line in lines if is_tags(line)]
    if not alone or all(is_tags(line) or not line.strip() for line in lines[_first(lines) :]):
        return Step(text)
    kept = "\n".join(line for line in lines if not is_tags(line)).strip()
    gathered = regex.sub(r"\n{3,}", "\n\n", kept) + "\n\n" + " ".join(" ".join(alone).split())
    return Step(gathered, (Message(MOVED),))


def limit(text: str, aim: Aim) -> Step:
    """Return the text without the closing hashtags that are more than suit the network.

    Those of the brand and of the keyphrases go last, and so do the first ones; a tag inside a sentence stays, and so
    does one that declares an advertisement.
    """
    advised = aim.profile.range("hashtags_recommended") if aim.profile else None
    if aim.profile is None or advised is None:
        return Step(text)
    found = hashtags(text, aim.profile)
    closing = _closing(text, found)
    may_go = [tag for tag in closing if not phrases(tag.text, load_pack(aim.language), "ad_disclosures")]
    surplus = min(len(found) - advised[1], len(may_go))
    wanted = {tag.casefold() for tag in _wanted(aim)}
    order = sorted(may_go, key=lambda tag: (tag.text.casefold() in wanted, -tag.start))
    gone = sorted(order[: max(surplus, 0)], key=lambda tag: tag.start)
    starts = [0, *(tag.end for tag in gone)]
    ends = [*(tag.start for tag in gone), len(text)]
    kept = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    text = "".join([*(piece.rstrip(" ") for piece in kept[:-1]), kept[-1]])
    if not gone:
        return Step(text)
    named = {"count": len(gone), "limit": advised[1], "network": aim.profile.shown}
    tags = " ".join(tag.text for tag in gone)
    return Step(text.strip(), (Message(LEFT_OUT if advised[1] else NONE_SUITS, {**named, "tags": tags}),))


def add(text: str, aim: Aim) -> Step:
    """Return the text with the hashtags of the brand and of the keyphrases that it lacks and that fit."""
    advised = aim.profile.range("hashtags_recommended") if aim.profile else None
    if aim.profile is None or advised is None:
        return Step(text)
    there = [tag.value.casefold() for tag in hashtags(text, aim.profile)]
    shown = habits(aim.goal.brand)
    most = min(advised[1], shown.hashtags[1]) if shown else advised[1]
    added: list[str] = []
    for tag in _wanted(aim):
        if len(there) >= most:
            break
        longer = f"{text}{_joint(text)}{tag}"
        if tag[1:].casefold() not in there and _is_whole(tag, aim.profile) and fits(longer, aim.profile):
            text = longer
            there.append(tag[1:].casefold())
            added.append(tag)
    return Step(text, (Message(ADDED, {"count": len(added), "tags": " ".join(added)}),) if added else ())


def _wanted(aim: Aim) -> list[str]:
    own = [tag if tag.startswith("#") else camel_case(tag) for tag in aim.goal.brand.hashtags]
    return list(dict.fromkeys([*own, *(camel_case(phrase) for phrase in aim.goal.keyphrases)]))


def _is_whole(tag: str, profile: Profile) -> bool:
    return [found.text for found in hashtags(tag, profile)] == [tag]


def _joint(text: str) -> str:
    """Return what goes before a tag: a space after other tags, else a blank line."""
    return " " if is_tags(text.rsplit("\n", 1)[-1]) else "\n\n" if text else ""


def _closing(text: str, found: Sequence[Entity]) -> list[Entity]:
    """Return the hashtags after which there is nothing but hashtags and blanks, in the order of the text."""
    closing: list[Entity] = []
    end = len(text)
    for tag in reversed(found):
        if text[tag.end : end].strip():
            break
        closing.append(tag)
        end = tag.start
    return closing[::-1]


def is_tags(text: str) -> bool:
    """Return whether the text is hashtags and blanks, nothing else."""
    found = hashtags(text)
    ends = [0, *(tag.end for tag in found)]
    starts = [*(tag.start for tag in found), len(text)]
    return bool(found) and not any(text[end:start].strip() for end, start in zip(ends, starts, strict=True))


def _first(lines: list[str]) -> int:
    return next(i for i, line in enumerate(lines) if is_tags(line))
