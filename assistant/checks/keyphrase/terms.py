"""The terms of a text: one to four content words in a row that could be a keyphrase, counted by their base forms."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, NamedTuple

from assistant.checks.keyphrase.atoms import normal
from assistant.checks.keyphrase.phrase import function_words
from assistant.document import Document, Word
from assistant.document.surface import words as words_of
from assistant.languages import inflection, load
from assistant.languages.frequency import band
from assistant.languages.lemmas import lemma

Bases = tuple[str, ...]
REMEMBERED_WORDS = 1 << 16
LONGEST_NOUN = 4  # letters of those that end as a verb form (nez, raz)
LONGEST_UNIT = 3  # letters: m², kWh, min
MOST_INNER = 2  # prepositions and articles in a row inside a term (carte à la main)
_POSSESSIVES = ("'s", "’s")
_POSSESSIVE_GAPS = ("' ", "’ ")
_SPACES = " \u00a0\u202f\t"
_COUNTDOWN = re.compile(r"\w-\d+")  # J-30


class Token(NamedTuple):
    """A word: as written, its base without accents, what it can do in a term, and how much it tells (Zipf steps)."""

    text: str
    base: str
    # "content"; "weak": at an end of a term that comes back only; "inner": a preposition inside a term;
    # "figure": never first; "stop", "verb" and "digit": cut where they are not a compound's
    role: str
    tells: float
    opens_verb: bool = False  # the word after it is a verb
    determines: bool = False  # an article or the like: a noun follows
    participle: bool = False  # no noun, unless something tells that it is one
    capital: bool = False


_CUTS = frozenset({"stop", "verb", "digit"})
_FIGURES = frozenset({"figure", "digit"})
STOP = Token("", "", "stop", 0.0)


class Run(NamedTuple):
    """Tokens with nothing between that cuts, and what a term found there is worth."""

    tokens: Sequence[Token]
    weight: float
    is_body: bool
    is_hashtag: bool = False
    before: Token = STOP  # what stands before the first
    may_name: bool = False  # names may stand in it that no term cuts


@dataclass(slots=True)
class Tally:
    """What was counted for one term."""

    tells: float
    first: int  # the place of the first run that holds it
    weak: bool  # an end is a weak word
    count: int = 0  # in the body
    bonus: float = 0.0  # from the title and the headings
    heads: int = 0  # how often it stands where a noun does
    determined: bool = False  # an article or the like stands before it somewhere
    places: list[Sequence[Token]] = field(default_factory=list)  # each time it stands, its tokens

    @property
    def forms(self) -> Counter[str]:
        """Return how often it is written in each way."""
        return Counter(map(joined, self.places))

    @property
    def is_name(self) -> bool:
        """Return whether all its content words are written with a capital somewhere."""
        begun = [tokens for tokens in self.places if tokens[0][0][:1].isupper()]
        return any(all(t.text[:1].isupper() or t.role == "inner" for t in tokens) for tokens in begun)


def tally(document: Document, rules: Mapping[str, Any]) -> dict[Bases, Tally]:
    """Return the terms of the title, the description, the headings and the sentences, by their bases."""
    found: dict[Bases, Tally] = {}
    hashtags: Counter[str] = Counter()
    for place, run in enumerate(_runs(document, rules)):
        _count(run, place, rules, found)
        if run.is_hashtag:
            hashtags[run.tokens[0].base] += 1
    if hashtags:
        _spell(hashtags, found)
    return found


def _spell(hashtags: Counter[str], found: dict[Bases, Tally]) -> None:
    """Give what a hashtag of several words is worth (#painaulevain) to the term that it writes as one word.

    What hashtags alone say is left out: nobody looks for #LoveMyTown.
    """
    spelled = {_letters(joined(one.places[0])): one for bases, one in found.items() if len(bases) > 1}
    for hashtag in hashtags & spelled.keys():
        if (hashtag,) in found:
            spelled[hashtag].bonus += found.pop((hashtag,)).bonus
    for hashtag, times in hashtags.items():
        if (hashtag,) in found and len(found[(hashtag,)].places) <= 2 * times:  # as a word, and as a hashtag
            del found[(hashtag,)]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, inflection.fold(text)))


def _runs(document: Document, rules: Mapping[str, Any]) -> Iterator[Run]:
    reader = Reader(document.language, rules)
    for text in (document.meta.title, document.meta.description):
        if text:
            yield from reader.runs(text, words_of(text, 0, document.language), float(rules["title_weight"]), False)
    for paragraph in document.prose:
        heading = paragraph.kind == "heading"
        weight = float(rules["heading_weights"][paragraph.level - 1]) if heading else 1.0
        for sentence in paragraph.sentences:
            yield from reader.runs(document.text, sentence.words, weight, not heading)


class Reader:
    """Makes runs of tokens of the words of a language."""

    def __init__(self, language: str, rules: Mapping[str, Any]) -> None:
        self._language = language
        self._hashtag_weight = float(rules["hashtag_weight"])
        self._lower_nouns = bool(rules["nouns_lower_case"])
        self._openers = load(language).words("leading_verbs")
        self._compounds = _compounds(language)

    def runs(self, text: str, words: Sequence[Word], weight: float, is_body: bool) -> Iterator[Run]:
        """Yield the runs of the words of one sentence: punctuation and words that no term holds cut them."""
        row = self._row(text, words)
        bases = [token.base for token in row]
        if not self._compounds.keys().isdisjoint(bases):
            self._merge(row, bases)
        may_name = is_body and self._lower_nouns and [token.capital for token in row].count(True) > 1
        here: list[Token] = []
        before = opening = STOP
        for token in row:
            role = token.role
            cut = role in _CUTS or (before.opens_verb and role != "inner" and token.text.islower())
            if not cut and not (before.role in _FIGURES and len(token.text) <= LONGEST_UNIT):
                if not here:
                    opening = before
                here.append(token)
            elif here:
                yield Run(here, weight, is_body, False, opening, may_name)
                here = []
            before = token
        if here:
            yield Run(here, weight, is_body, False, opening, may_name)
        if "#" in text:
            for word, start, _ in words:
                if text[start - 1 : start] == "#":
                    yield Run((_token(word, self._language),), self._hashtag_weight, False, True)

    def _row(self, text: str, words: Sequence[Word]) -> list[Token]:
        """Return the tokens of the words, with a stop where something stands between two of them."""
        row: list[Token] = []
        before, language = -1, self._language
        for word, start, end in words:
            if not row:
                row.append(self._opening(word))
                if text[start - 1 : start] == "#":  # a label before the sentence (#ad New boots)
                    row.append(STOP)
                before = end
                continue
            if start != before and (start - before > 1 or text[before] not in _SPACES):
                if text[before:start] in _POSSESSIVE_GAPS:  # farmers' market
                    row[-1] = row[-1]._replace(text=row[-1].text + text[before])
                else:
                    row.append(STOP)
            row.append(_token(word, language))
            before = end
        return row

    def _merge(self, row: list[Token], bases: Sequence[str]) -> None:
        """Make one token of each compound of the language in a row: a petit déjeuner is no déjeuner."""
        taken = gone = 0
        for start in [index for index, base in enumerate(bases) if base in self._compounds]:
            for compound in self._compounds[bases[start]] if start >= taken else ():
                end = start + len(compound)
                if tuple(bases[start:end]) == compound:
                    part = row[start - gone : end - gone]
                    tells = sum([token.tells for token in part])
                    row[start - gone : end - gone] = [Token(joined(part), " ".join(compound), "content", tells)]
                    taken, gone = end, gone + len(compound) - 1
                    break

    def _opening(self, word: str) -> Token:
        """Return the token of a sentence's first word, whose capital says nothing where nouns have none."""
        lower = word.lower()
        if lower in self._openers:
            return STOP
        if _is_verb_form(lower, self._language):
            return _token(lower, self._language)
        if self._lower_nouns and word[1:].islower() and inflection.is_word(lower, self._language):
            return _token(lower, self._language)
        return _token(word, self._language)


class _Lists(NamedTuple):
    """What is known of the words of a language."""

    inner: frozenset[str]
    function: frozenset[str]
    generic: frozenset[str]
    noun_infinitives: frozenset[str]
    verb_marks: frozenset[str]
    verbs: frozenset[str]
    determiners: frozenset[str]
    contracted: tuple[str, ...]
    participles: tuple[str, ...]
    verb_endings: tuple[str, ...]
    infinitives: tuple[tuple[str, str], ...]
    common: float
    rare: float


@cache
def _lists(language: str) -> _Lists:
    pack = load(language)
    rules = pack.section("proposals") or {}
    return _Lists(
        pack.words("inner_words"),
        function_words(language),
        pack.words("generic_words"),
        pack.words("noun_infinitives"),
        frozenset(rules["verb_marks"]),
        pack.words("plain_verbs"),
        frozenset(rules["determiners"]),
        tuple(rules["contracted"]),
        tuple(rules["participles"]),
        tuple(rules["verb_endings"]),
        tuple((str(ending), str(tense)) for ending, tense in rules["infinitives"]),
        float(rules["common"]),
        float(rules["rare"]),
    )


@lru_cache(maxsize=REMEMBERED_WORDS)
def _token(word: str, language: str) -> Token:
    lists = _lists(language)
    form = normal(word).replace("’", "'").rstrip("'")
    determines = form in lists.determiners
    if form in lists.inner:
        return Token(word, inflection.fold(form), "inner", 0.0, False, determines)
    if form.isdigit():
        return Token(word, form, "figure" if len(form) > 1 else "digit", 0.0)
    is_mark = form in lists.verb_marks
    if len(form) < 2 or _says_nothing(form, word, lists):
        return Token(word, inflection.fold(form), "stop", 0.0, is_mark, determines)
    lower = word.lower()  # each form asked of the table of lemmas once, whatever its capitals
    base = lemma(lower, language)
    common = band(lower, language)
    if not common and "-" in form:
        common = min([band(part, language) for part in form.split("-")])
    tells = max(lists.common - (common or lists.rare), 0.0)
    role = "content"
    participle = False
    if (base in lists.verbs and (form == base or form.endswith("s"))) or _is_verb_form(word, language):
        role = "verb"
    elif word.islower() and _is_verb(base, language):
        participle = base != form and form.endswith(lists.participles)
        role = "weak" if base == form else "content" if participle else "verb"
    elif base in lists.generic or form in lists.generic:
        role = "weak"
    return Token(word, inflection.fold(base), role, tells, is_mark, False, participle, word[0].isupper())


def _is_verb_form(word: str, language: str) -> bool:
    """Whether a word in small letters has an ending that verbs alone have, known or not (likez)."""
    endings = _lists(language).verb_endings
    return bool(endings) and len(word) > LONGEST_NOUN and word.islower() and word.endswith(endings)


def _says_nothing(form: str, word: str, lists: _Lists) -> bool:
    """Whether a word is no part of a term: a function word, contracted or not (you'll), a moment (9h-18h, J-30)."""
    if form in lists.function or not any(map(str.isalpha, form)) or form.endswith(lists.contracted):
        return True
    if "'" in form and form.partition("'")[0] in lists.function:
        return True
    return (form[0].isdigit() and word.islower()) or _COUNTDOWN.fullmatch(form) is not None


@lru_cache(maxsize=REMEMBERED_WORDS)
def _is_verb(base: str, language: str) -> bool:
    """Whether a base is an infinitive: with its ending changed as in `infinitives`, it is a known verb form."""
    lists = _lists(language)
    return base not in lists.noun_infinitives and any(
        base.endswith(ending) and inflection.is_word(base.removesuffix(ending) + tense, language)
        for ending, tense in lists.infinitives
    )


@cache
def _compounds(language: str) -> Mapping[str, tuple[Bases, ...]]:
    """Return the compounds of a language by their first word, the longest first, each word by its base."""
    known = function_words(language)
    found: dict[str, list[Bases]] = {}
    for line in load(language).lines("compounds"):
        words = line.replace("-", " ").replace("'", " ").split()
        bases = tuple(inflection.fold(word if word in known else lemma(word, language)) for word in words)
        found.setdefault(bases[0], []).append(bases)
    return {first: tuple(sorted(those, key=len, reverse=True)) for first, those in found.items()}


def joined(tokens: Sequence[Token]) -> str:
    """Return tokens as they are written: an elided article holds to its noun (l'été; but farmers' market)."""
    held = [
        token.text + ("" if token.text[-1] in "'’" and token.role in ("inner", "stop") else " ") for token in tokens
    ]
    return "".join(held).rstrip()


def _cuts_a_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a term stops inside a name: an end of it and the word beside it have capitals (autrice Leïla)."""
    if first and tokens[first].capital and tokens[first - 1].capital:
        return not tokens[first - 1].text.endswith(_POSSESSIVES)
    return last + 1 < len(tokens) and tokens[last].capital and tokens[last + 1].capital


def _count(run: Run, place: int, rules: Mapping[str, Any], found: dict[Bases, Tally]) -> None:
    """Count the terms of a run: content words at both ends, at most two inner words between two of them."""
    tokens, most, head_first = run.tokens, int(rules["max_words"]), rules["head"] == "first"
    is_body, weight, end = run.is_body, run.weight, len(run.tokens) - 1
    names = run.may_name and end
    noun = next((n for n, token in enumerate(tokens) if token.role != "inner"), 0)
    before = run.before
    for first, opening in enumerate(tokens):
        ahead, before = before, opening
        if opening.role == "inner" or opening.role == "figure":
            continue
        if opening.participle and not ahead.determines and head_first:
            continue
        bases: Bases = ()
        tells, inner = 0.0, 0
        for last in range(first, end + 1):
            _, base, role, told = tokens[last][:4]
            if role == "inner":
                inner += 1
                if inner > MOST_INNER:
                    break
                continue
            if len(bases) == most or (role == "figure" and inner) or (base in bases and not inner):
                break  # a menu and the title after it say a word twice (pain pain complet), nobody looks for it so
            bases += (base,)
            inner, tells = 0, tells + told
            if names and _cuts_a_name(tokens, first, last):
                continue
            one = found.get(bases)
            if one is None:
                one = found[bases] = Tally(tells, place, role == "weak" or opening.role == "weak")
            if is_body:
                one.count += 1
            else:
                one.bonus += weight
            if (first == noun) if head_first else (last == end):
                one.heads += 1
            if ahead.determines:
                one.determined = True
            one.places.append(tokens[first : last + 1])
