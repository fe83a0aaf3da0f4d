"""The English passive: be or get, and the past participle of a transitive verb."""

from functools import lru_cache

from assistant.checks.readability.passive.lists import Lists, clause, tokens_of

_ADVERBS = "ly"  # what they end in
_FINITE = frozenset({"is", "are", "was", "were", "am"})
_SUBJECTS = frozenset({"i", "you", "he", "she", "it", "we", "they"})
_CLAUSE = frozenset(
    {"that", "who", "which", "what", "where", "when", "because", "if", "and", "but", ",", ";", ":", "."}
)
_FUTURE = frozenset({"will", "'ll", "would", "going", "won't"})
_THINGS = frozenset({"it", "that", "this", "there", "here", "what", "everything", "nothing", "all"})
_STATE_AFTER = frozenset({"and", "or", "but", "with", "to", "as"})
_MODAL_WINDOW = 3  # words before be or been
_AGENT_WINDOW = 5  # words between the participle and "by"
_QUESTION_WINDOW = 7  # words of the subject between the verb and the participle of a question


def is_passive(text: str, lists: Lists) -> bool:
    """Return whether a folded English sentence holds a passive."""
    tokens = tokens_of(lists.blank(text))
    question = "?" in tokens
    for index, token in enumerate(tokens):
        if token not in lists.auxiliaries and token.removesuffix("n") not in _FINITE:
            continue
        place = lists.after_adverbs(tokens, index + 1, _ADVERBS)
        if _is_participle_at(tokens, place, lists) and not _is_have(tokens, index, place, lists):
            if _tells_an_act(tokens, index, place, lists):
                return True
        elif question and token in _FINITE and _asks(tokens, index, lists):
            return True
    return False


@lru_cache(maxsize=1 << 14)
def may_follow(word: str, lists: Lists) -> bool:
    """Return whether a word may stand after the auxiliary of a passive."""
    return word.endswith(_ADVERBS) or _is_participle_at([word], 0, lists)


def _is_participle_at(tokens: list[str], place: int, lists: Lists) -> bool:
    if place >= len(tokens):
        return False
    head, hyphen, _ = tokens[place].partition("-")
    word = tokens[place].rsplit("-", 1)[-1]
    if lists.never.intersection((tokens[place], word, *((f"{head}-", f"-{word}") if hyphen else ()))):
        return False
    return word in lists.participles or (word.endswith("ed") and len(word) > 3)


def _tells_an_act(tokens: list[str], index: int, place: int, lists: Lists) -> bool:
    if tokens[place] in lists.of_things and not _is_strong(tokens, index, lists):
        follows = tokens[place + 1] if place + 1 < len(tokens) else ""
        return follows.isalpha() and follows in lists.after_short and follows not in _STATE_AFTER
    if tokens[place] not in lists.stative:
        return True
    if tokens[place] in lists.resultative and _FUTURE.intersection(tokens[max(index - _MODAL_WINDOW, 0) : index]):
        return True
    window = clause(tokens[place + 1 : place + 1 + _AGENT_WINDOW])
    return (
        "by" in window
        or "being" in tokens[index:place]
        or tokens[index].startswith("g")
        or _is_strong(tokens, index, lists)
    )


def _is_strong(tokens: list[str], index: int, lists: Lists) -> bool:
    """Whether the auxiliary is been, or be after a modal: what follows is then an act, seldom a state."""
    before = tokens[max(index - _MODAL_WINDOW, 0) : index]
    return tokens[index] in ("be", "been") and any(token in lists.modals for token in before)


def _is_have(tokens: list[str], index: int, place: int, lists: Lists) -> bool:
    """Whether this is no passive after all: "she's written three books", "it's rained", "the shop's renewed lease"."""
    follows = tokens[place + 1] if place + 1 < len(tokens) else ""
    if tokens[index] == "'s":
        if tokens[place] in lists.intransitive or follows in lists.objects or follows[:1].isdigit():
            return True
        owner = index > 0 and tokens[index - 1] not in _THINGS  # she's (has) written, the shop's (its) renewed lease
        return owner and follows not in lists.after_short and follows[:1].isalpha() and not follows.endswith("ly")
    return tokens[index].startswith("g") and (follows in lists.objects)


def _asks(tokens: list[str], index: int, lists: Lists) -> bool:
    """Whether a question puts its subject between the verb and the participle: "Why was my comment deleted?"."""
    if index > 3 and tokens[index - 1] not in _CLAUSE:
        return False
    first = index + 2 if tokens[index + 1 : index + 2] == ["n't"] else index + 1
    for place in range(first + 1, min(index + 2 + _QUESTION_WINDOW, len(tokens))):
        word = tokens[place]
        if word in _CLAUSE or word in _SUBJECTS:
            return False
        if _is_participle_at(tokens, place, lists):
            follows = tokens[place + 1] if place + 1 < len(tokens) else ""
            return (
                tokens[place - 1] not in {"a", "an", "the", "my", "your", "our", "their"}
                and follows not in lists.objects
            )
    return False
