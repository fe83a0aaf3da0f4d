"""A text made to fit by dropping its least informative sentences; never one that holds a hard fact."""

from collections import Counter

from assistant.messages import N_, NN_, Message
from assistant.networks import Profile, fits
from assistant.networks.entities import cashtags, hashtags, links, mentions
from assistant.rewriting import threads
from assistant.rewriting.facts import find_facts
from assistant.rewriting.rules.data import quoted, section
from assistant.rewriting.rules.pieces import Piece, cut, joined, without
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
    everywhere = _everywhere(pieces)
    order = sorted(_droppable(pieces, aim), key=lambda index: (_information(pieces[index], everywhere, aim), -index))
    dropped = _drop(pieces, order, frozenset(), profile)
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
    everywhere = _everywhere(pieces)
    order = sorted(_droppable(pieces, aim), key=lambda index: (_information(pieces[index], everywhere, aim), -index))
    left, gone = len(text), set[int]()
    for index in order:
        if 2 * left <= len(text):
            break
        gone.add(index)
        left -= len(pieces[index].text) + len(pieces[index].gap)
    said = tuple(Message(LEFT_OUT, {"sentence": quoted(pieces[i].text)}) for i in sorted(gone))
    return Step(joined(without(pieces, gone.__contains__)), said)


def _thread(text: str, profile: Profile, language: str) -> tuple[tuple[str, ...], tuple[Message, ...]]:
    posts = threads.split(text, profile, language)
    return posts, (Message(SPLIT, {"count": len(posts)}),)


def _lose(
    pieces: tuple[Piece, ...], dropped: frozenset[int], said: tuple[Message, ...], aim: Aim, profile: Profile
) -> tuple[tuple[str, ...], tuple[Message, ...]]:
    """Return what fits when facts must go: the last sentences first, the opening one at last cut at its end."""
    order = [i for i in range(len(pieces) - 1, 0, -1) if i not in dropped]
    lost = _drop(pieces, order, dropped, profile)
    named = {"network": profile.shown}
    said += tuple(Message(FACTS_LOST, {**named, "sentence": quoted(pieces[i].text)}) for i in sorted(lost - dropped))
    shorter = joined(without(pieces, lost.__contains__))
    if fits(shorter, profile):
        return (shorter,), said
    return threads.split(shorter, profile, aim.language)[:1], (*said, Message(CUT, named))


def _drop(pieces: tuple[Piece, ...], order: list[int], dropped: frozenset[int], profile: Profile) -> frozenset[int]:
    """Return what to drop: the fewest of `order`, from its start, with which the rest fits; all of it if none does."""
    low, high = 0, len(order)
    while low < high:
        middle = (low + high) // 2
        gone = dropped | frozenset(order[:middle])
        if fits(joined(without(pieces, gone.__contains__)), profile):
            high = middle
        else:
            low = middle + 1
    return dropped | frozenset(order[:low])


def _droppable(pieces: tuple[Piece, ...], aim: Aim) -> list[int]:
    return [i for i, piece in enumerate(pieces) if i and not holds_fact(piece.text, aim)]


def holds_fact(text: str, aim: Aim) -> bool:
    """Return whether a sentence holds what must not be lost: an address, a number, a date, a name…"""
    kinds = (links, hashtags, mentions, cashtags)
    if any(sign.isdigit() for sign in text) or any(kind(text, aim.profile) or kind(text) for kind in kinds):
        return True
    return any(fact.is_hard for fact in find_facts(text, aim.language))


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
