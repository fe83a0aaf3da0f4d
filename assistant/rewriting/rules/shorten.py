"""A text made to fit by dropping its least informative sentences; never one that holds a hard fact."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from assistant.languages import load as load_pack
from assistant.messages import N_, NN_, Message
from assistant.networks import Profile, fits
from assistant.networks.entities import cashtags, hashtags, links, mentions
from assistant.rewriting import threads
from assistant.rewriting.bonds import Group, droppable, entries, groups, union
from assistant.rewriting.facts import find_facts
from assistant.rewriting.pieces import Piece, cut, joined, without
from assistant.rewriting.rules.data import quoted, section
from assistant.rewriting.rules.task import Aim, Step

DROPPED = N_("Sentence left out to fit: “{sentence}”.")
LEFT_OUT = N_("Sentence left out to be shorter: “{sentence}”.")
FACTS_LOST = N_("Left out though it holds facts, for {network} takes no more: “{sentence}”.")
CUT = N_("The end did not fit on {network} and was cut off.")
SPLIT = NN_("Split into {count} post.", "Split into {count} posts.")


def make_fit(text: str, aim: Aim) -> tuple[tuple[str, ...], tuple[Message, ...]]:
    """Return the posts, each of which fits, and what was left out or split.

    Where the network has threads nothing is left out, unless one post was asked for; then a thread comes only when
    leaving out what holds no fact is not enough. Elsewhere, when even the facts cannot all stay, the last of them
    are left out and said: whoever accepts a rewrite will see them missing.
    """
    profile = aim.profile
    if profile is None or fits(text, profile):
        return (text,), ()
    if profile.has_threads and aim.goal.form != "post":
        return _thread(text, profile, aim.language)
    pieces = cut(text, aim.language)
    dropped = _drop(pieces, _least_first(pieces, aim), frozenset(), profile)
    shorter = joined(without(pieces, dropped.__contains__))
    said = tuple(Message(DROPPED, {"sentence": quoted(pieces[i].text)}) for i in sorted(dropped))
    if fits(shorter, profile):
        return (shorter,), said
    if profile.has_threads:
        return _thread(text, profile, aim.language)
    return _lose(pieces, dropped, said, aim, profile)


def halve(text: str, aim: Aim) -> Step:
    """Return the text without the sentences that say least, until half is left or only facts are."""
    pieces = cut(text, aim.language)
    left, gone = len(text), set[int]()
    for group in _least_first(pieces, aim):
        if 2 * left <= len(text):
            break
        left -= sum(len(pieces[index].text) + len(pieces[index].gap) for index in group - gone)
        gone |= group
    said = tuple(Message(LEFT_OUT, {"sentence": quoted(pieces[i].text)}) for i in sorted(gone))
    return Step(joined(without(pieces, gone.__contains__)), said)


def _thread(text: str, profile: Profile, language: str) -> tuple[tuple[str, ...], tuple[Message, ...]]:
    posts = threads.split(text, profile, language)
    return posts, (Message(SPLIT, {"count": len(posts)}),)


def _lose(
    pieces: tuple[Piece, ...], dropped: Group, said: tuple[Message, ...], aim: Aim, profile: Profile
) -> tuple[tuple[str, ...], tuple[Message, ...]]:
    """Return what fits when facts must go: the last sentences first, the opening one at last cut at its end.

    A sentence with a link goes after those without: it says what to do.
    """
    runs = [part for run in groups(pieces) for part in _entry_by_entry(run, entries(pieces))]
    order = [frozenset(run) for run in reversed(runs) if 0 not in run and not dropped.issuperset(run)]
    order.sort(key=lambda run: any("://" in pieces[i].text for i in run))
    opening = [frozenset({i}) for i in range(len(pieces) - 1, 0, -1)]
    lost = _drop(pieces, [*order, *opening], dropped, profile)
    named = {"network": profile.shown}
    said += tuple(Message(FACTS_LOST, {**named, "sentence": quoted(pieces[i].text)}) for i in sorted(lost - dropped))
    shorter = joined(without(pieces, lost.__contains__))
    if fits(shorter, profile):
        return (shorter,), said
    return threads.split(shorter, profile, aim.language)[:1], (*said, Message(CUT, named))


def _entry_by_entry(run: range, inside: tuple[int | None, ...]) -> Iterator[range]:
    """Yield the entries of a list one by one, the first with its heading; any other run as it is."""
    starts = [index for index in run if inside[index] == index]
    bounds = [run.start, *starts[1:], run.stop]
    yield from (range(start, stop) for start, stop in pairwise(bounds))


def _drop(pieces: tuple[Piece, ...], order: list[Group], dropped: Group, profile: Profile) -> Group:
    """Return what to drop: the fewest of `order`, from its start, with which the rest fits; all of it if none does."""
    low, high = 0, len(order)
    while low < high:
        middle = (low + high) // 2
        gone = dropped | union(order[:middle])
        if fits(joined(without(pieces, gone.__contains__)), profile):
            high = middle
        else:
            low = middle + 1
    return dropped | union(order[:low])


def _least_first(pieces: tuple[Piece, ...], aim: Aim) -> list[Group]:
    """Return what may be left out without losing a fact or what another sentence leans on, what says least first."""
    everywhere = _everywhere(pieces)
    found = droppable(pieces, aim.language, lambda index: not holds_fact(pieces[index].text, aim))
    told = {group: sum(_information(pieces[index], everywhere, aim) for index in group) for group in found}
    return sorted(found, key=lambda group: (told[group], -min(group)))


def holds_fact(text: str, aim: Aim) -> bool:
    """Return whether a sentence holds what must not be lost: an address, a number, a date, an offer, an apology…"""
    kinds = (links, hashtags, mentions, cashtags)
    if any(sign.isdigit() for sign in text) or any(kind(text, aim.profile) or kind(text) for kind in kinds):
        return True
    apologies = _apologies(aim.language)
    if apologies and apologies.search(text.replace("’", "'")):
        return True
    kept = section("must_keep")["kinds"]
    return any(fact.is_hard or fact.kind in kept for fact in find_facts(text, aim.language))


@cache
def _apologies(language: str) -> "re.Pattern[str] | None":
    """Return the pattern of the words with which one apologises; None for a language without the list."""
    lines = "|".join(load_pack(language).lines("apologies"))
    return re.compile(rf"(?<!\w)(?:{lines})(?!\w)", re.IGNORECASE) if lines else None


def _information(piece: Piece, everywhere: Counter[str], aim: Aim) -> float:
    """Return how much a sentence says that no other does."""
    values = section("information")
    own = set(_words(piece.text))
    told = sum(len(word) >= values["long_word"] and everywhere[word] == 1 for word in own)
    wanted = {word for phrase in aim.goal.keyphrases for word in _words(phrase)}
    return float(told + values["keyphrase"] * len(own & wanted))


def _everywhere(pieces: tuple[Piece, ...]) -> Counter[str]:
    return Counter(word for piece in pieces for word in set(_words(piece.text)))


def _words(text: str) -> list[str]:
    return [word.strip(".,;:!?…«»“”\"'()’").casefold() for word in text.split()]
