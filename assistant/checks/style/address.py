"""Who a French text speaks to: tu, vous, both, or nobody."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from assistant.checks.phrasebook import Phrasebook
from assistant.checks.style.phrases import blocks
from assistant.document import Span
from assistant.languages import Pack
from assistant.languages.lemmas import lemma
from assistant.remembered import remembered

Address = Literal["tu", "vous", "mixed", "none"]

# Quoted words, links, handles and hashtags address nobody; the turns of the list are added (« rendez-vous » is a noun).
_ASIDE = re.compile(
    r"«[^«»\n]{0,200}»|“[^“”\n]{0,200}”|\"[^\"\n]{0,200}\""
    r"|https?://\S+|www\.\S+|[#@][\w.·-]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.]+",
    re.IGNORECASE,
)
_HINT = re.compile(r"[«“\"/#@]|[wW]\.")
# Where a clause opens whatever stands before: a line, and a capital after words set aside (« #mode Découvre la robe »).
_BEGINS = re.compile(r"^ *|(?<=0) (?=[A-ZÀ-Ý])", re.MULTILINE)
_TOKEN = re.compile(r"-?[^\W\d_]+'|-?[^\W\d_]+(?:-(?:même|mêmes|là|ci)\b)?|[^\s\w]|\d+")
_OPENS = frozenset({".", "!", "?", "…", ",", ";", ":", "(", "—", "–", "-", "•", "|", "/", '"', "»", "*", "👉"})
_JOINS = frozenset(
    {"et", "puis", "alors", "ou", "mais", "donc", "sinon", "vite", "allez", "ensuite", "enfin", "surtout"}
)
_ARTICLES = frozenset({"le", "la", "les", "du", "au"})
_PLACES = frozenset({"à", "au", "aux", "chez", "dans", "sur", "jusqu'", "vers", "plus", "y"})
_INFINITIVES = ("er", "ir", "re")
_NOT_SINGULAR = ("ez", "ons", "er", "ir", "re", "oir", "tes")
_APPOSITION = 14  # words back in which the first comma of an apposition is looked for
_SENTENCE = 40  # words back in which the start of the sentence is looked for
_SERIES = 3  # words before a verb that goes on: a subject, its verb, a comma
_DAY = 2  # digits of a day of the month
_ENDS = frozenset({".", "!", "?", "…", ":", ";"})
_EITHER = frozenset({"faites", "dites"})  # of vous where they open a clause
_KEEP_S = frozenset({"-y", "-en"})  # an imperative in -e has its s before them
_NEGATIONS = frozenset({"pas", "plus", "jamais", "rien", "surtout", "guère"})


@dataclass(frozen=True)
class Marks:
    """The words that address somebody, by kind, with their places."""

    tu: tuple[Span, ...]
    vous: tuple[Span, ...]

    @property
    def address(self) -> Address:
        """Return what the marks add up to."""
        if self.tu and self.vous:
            return "mixed"
        return "tu" if self.tu else "vous" if self.vous else "none"


@dataclass(frozen=True)
class _Lists:
    tu: frozenset[str]
    vous: frozenset[str]
    not_vous: frozenset[str]
    imperatives: frozenset[str]
    sure: frozenset[str]
    nouns: frozenset[str]
    nouns_first: frozenset[str]
    times: frozenset[str]
    never: frozenset[str]
    openers: frozenset[str]
    followers: frozenset[str]
    states: frozenset[str]
    complements: frozenset[str]
    phrases: re.Pattern[str]
    set_aside: Phrasebook
    verbs: frozenset[str]
    named: frozenset[str]
    certain: frozenset[str]
    after_ton: frozenset[str]
    calendar: frozenset[str]


def marks(text: str, pack: Pack) -> Marks | None:
    """Return the words of a text that say tu or vous; None for a language without the lists."""
    if not _lists(pack).tu:
        return None
    said: dict[str, list[Span]] = {"tu": [], "vous": []}
    for start, block in blocks(text):
        for kind, begin, end in _in_block(block, pack):
            said[kind].append(Span(start + begin, start + end))
    return Marks(tuple(said["tu"]), tuple(said["vous"]))


def prepare(pack: Pack) -> Iterator[None]:
    """Make ready what addresses nobody, a little with each step."""
    if _lists(pack).tu:
        yield from _lists(pack).set_aside.prepare()


def says_tu(spans: tuple[Span, ...], text: str, pack: Pack) -> bool:
    """Return whether one of the marks is a pronoun or a possessive."""
    return not pack.words("address_tu").isdisjoint(text[a:b].lower().replace("’", "'").strip("-") for a, b in spans)


def may_say_tu(text: str, pack: Pack) -> bool:
    """Return whether a pronoun or a possessive of tu may be among the marks of a text: a quick look at its words."""
    return any(_block_may_say_tu(block, pack) for _, block in blocks(text))


@remembered(1 << 13)
def _block_may_say_tu(block: str, pack: Pack) -> bool:
    return _tu_words(pack).search(block.lower()) is not None


@cache
def _tu_words(pack: Pack) -> re.Pattern[str]:
    """Return what matches a word of tu in lower case; an address glued to a word is no part of it."""
    words = sorted({word.partition("-")[0] for word in pack.words("address_tu")})
    ends = (re.escape(word) + ("" if word.endswith("'") else r"(?:(?![^\W\d_]|')|(?=http|www\.))") for word in words)
    return re.compile(
        "|".join(rf"{word[:1]}(?<![^\W\d_].){end[1:]}" for word, end in zip(words, ends, strict=True)) or "(?!)"
    )


@remembered(1 << 13)
def _in_block(block: str, pack: Pack) -> tuple[tuple[str, int, int], ...]:
    """Return the words of a paragraph that say tu or vous, and which, with their places."""
    lists = _lists(pack)
    folded = _set_aside(block, lists)
    words = [*map(str.lower, _TOKEN.findall(folded))]
    begins = _beginnings(folded)
    kinds: list[str | None] = [None] * len(words)
    goes_on = False  # whether the word before keeps a clause from opening here
    for index, word in enumerate(words):
        speaks, holds = _traits(word, pack)
        if speaks or not goes_on or index in begins:
            kinds[index] = _kind(words, index, _opens(words, index, index in begins, kinds, lists), kinds, lists)
        goes_on = holds
    if not any(kinds):
        return ()
    return tuple((kind, *match.span()) for kind, match in zip(kinds, _TOKEN.finditer(folded), strict=True) if kind)


def _beginnings(folded: str) -> frozenset[int]:
    """Return the numbers of the words before which a clause opens, whatever stands there."""
    if "\n" not in folded and "0 " not in folded:
        return frozenset({0})
    places = {match.end() for match in _BEGINS.finditer(folded)}
    return frozenset(number for number, match in enumerate(_TOKEN.finditer(folded)) if match.start() in places)


def _set_aside(block: str, lists: _Lists) -> str:
    """Return a paragraph with zeros for what addresses nobody."""
    if _HINT.search(block):
        block = _ASIDE.sub(lambda match: "0" * len(match.group()), block)
    return lists.set_aside.replace(block, "0", keep_length=True)


@lru_cache(maxsize=1 << 15)
def _traits(word: str, pack: Pack) -> tuple[bool, bool]:
    """Return whether a word may say tu or vous wherever it stands, and whether no clause opens after it."""
    lists, bare = _lists(pack), word.removeprefix("-")
    speaks = bare in lists.tu or bare in lists.vous or bare.endswith("ez") or bare in _EITHER
    return speaks, bare[:1].isalnum() and word not in _JOINS and word not in lists.tu


def _opens(words: list[str], index: int, begins: bool, kinds: list[str | None], lists: _Lists) -> bool:
    """Whether a clause opens at this word; after « et » only where an imperative stands before it in the sentence."""
    before = words[index - 1] if index else ""
    if begins or before in lists.tu:
        return True
    if before not in _JOINS:
        return not before.removeprefix("-")[:1].isalnum()
    if index < 2 or words[index - 2] in _OPENS or words[index] in lists.sure:
        return True
    return "tu" in kinds[_since(words, index) :]


def _since(words: list[str], index: int) -> int:
    """Return the index of the first word of the sentence."""
    start = max(index - _SENTENCE, 0)
    return max((i for i in range(start, index) if words[i] in _ENDS), default=start - 1) + 1


def _kind(words: list[str], index: int, opens: bool, kinds: list[str | None], lists: _Lists) -> str | None:
    word = words[index]
    bare = word.removeprefix("-")
    if not bare[:1].isalpha():
        return None
    before = words[index - 1] if index else ""
    if bare in lists.tu and _says_tu(bare, before, words[index + 1] if index + 1 < len(words) else ".", lists):
        return "tu"
    if bare in lists.vous or _calls_vous(words, index, lists):
        return "vous"
    if bare in _EITHER:
        return "vous" if opens or before in ("ne", "n'", "vous", "le", "la", "les") else None
    return "tu" if opens and _is_imperative(words, index, lists) else None


def _says_tu(word: str, before: str, after: str, lists: _Lists) -> bool:
    """Whether a pronoun or a possessive is one: « tiens » is a verb without an article, « ton » a noun at an end."""
    if word.startswith("tien"):
        return before in _ARTICLES | {"les", "de", "des", "aux"}
    return word != "ton" or after not in lists.after_ton


def _calls_vous(words: list[str], index: int, lists: _Lists) -> bool:
    """Whether a word is a verb in -ez; « allez » alone is an interjection (« allez, on y croit »)."""
    bare = words[index].removeprefix("-")
    if bare == "allez":
        after = words[index + 1] if index + 1 < len(words) else ""
        return after.endswith(_INFINITIVES) or after.startswith("-") or after in _PLACES
    return bare.endswith("ez") and bare not in lists.not_vous and len(bare) > 3


def _is_imperative(words: list[str], index: int, lists: _Lists) -> bool:
    """Whether the word that opens a clause is an imperative in the second person singular."""
    word, after = words[index], words[index + 1] if index + 1 < len(words) else ""
    later = words[index + 2] if index + 2 < len(words) else ""
    if word in ("ne", "n'"):
        return _is_negated(words, index, after)
    if after in _KEEP_S and word.endswith(("es", "as")):
        return True  # « Profites-en », « Vas-y »
    if after.startswith("-") and len(after) > 1 and after not in lists.openers:
        return False  # « Range-bouteilles », « Croque-monsieur »
    if word in lists.sure or lists.phrases.match(_joined(words[index : index + 4])):
        return True
    if word in lists.never or _in_apposition(words, index) or _in_series(words, index, lists):
        return False
    if after in ("et", "puis", ",") and later in (lists.verbs if after != "," else lists.certain):
        return word in lists.verbs
    if after in _ARTICLES and (later in lists.calendar or (later.isdigit() and len(later) <= _DAY)):
        return False  # « Visite le samedi », « Ouvre le 12 », not « Appelle le 3020 »
    if word in lists.imperatives:
        return True
    follows = after in lists.openers or _joined(words[index + 1 : index + 3]) in lists.complements
    if follows and not (after.startswith("ce") and later in lists.times):
        return word in lists.nouns | lists.nouns_first or _is_verb(word)
    return after in lists.followers and word not in lists.states | lists.nouns | lists.nouns_first and _is_verb(word)


def _is_negated(words: list[str], index: int, after: str) -> bool:
    clitics = 1 + (after in {"te", "t'", "le", "la", "l'", "les", "y", "en", "me", "m'", "nous"})
    rest = words[index + clitics : index + clitics + 2]
    return len(rest) == 2 and rest[1] in _NEGATIONS and not rest[0].endswith(_NOT_SINGULAR)


def _in_apposition(words: list[str], index: int) -> bool:
    """Whether the word comes after words set between commas: « Anna, notre cheffe, prépare la soupe »."""
    if not index or words[index - 1] != ",":
        return False
    sentence = words[max(index - _APPOSITION, 0) : index - 1]
    return "," in sentence and not _ENDS.intersection(sentence[len(sentence) - sentence[::-1].index(",") :])


def _in_series(words: list[str], index: int, lists: _Lists) -> bool:
    """Whether the word goes on with what somebody does: « Anna balaie, range, salue », « Luc trie, plie et range »."""
    if index < _SERIES or words[index - 1] != "," or words[index + 1 : index + 2] not in ([","], ["et"], ["puis"]):
        return False
    verb, subject = words[index - 2], words[index - 3]
    told = verb in lists.named or verb in lists.never or _is_verb(verb)
    return told and subject[:1].isalpha() and subject not in _JOINS


def _joined(words: list[str]) -> str:
    return " ".join(words).replace("' ", "'")


@lru_cache(maxsize=4096)
def _is_verb(word: str) -> bool:
    """Whether the dictionary knows a form in -e as one of a verb in -er, and as nothing else first."""
    return word.endswith("e") and lemma(word, "fr") in (f"{word}r", f"{word[:-1]}er") and len(word) > 3


@cache
def _lists(pack: Pack) -> _Lists:
    def words(name: str) -> frozenset[str]:
        return pack.words(f"address_{name}")

    return _Lists(
        tu=words("tu"),
        vous=words("vous"),
        not_vous=words("not_vous"),
        imperatives=words("imperatives"),
        sure=words("imperatives_sure"),
        nouns=words("nouns"),
        nouns_first=words("nouns_first"),
        times=words("times"),
        never=words("never"),
        openers=words("openers"),
        followers=words("verb_followers"),
        states=words("states"),
        complements=words("complements"),
        phrases=re.compile("|".join(pack.lines("address_phrases")) or "(?!)"),
        set_aside=Phrasebook(pack.lines("address_set_aside"), r"\b", r"\b", re.IGNORECASE, whole=True),
        verbs=words("imperatives") | words("imperatives_sure") | words("nouns"),
        named=words("imperatives") | words("nouns"),
        certain=words("imperatives") | words("imperatives_sure"),
        after_ton=words("after_ton"),
        calendar=frozenset(word for line in pack.lines("calendar") for word in line.lower().split()),
    )
