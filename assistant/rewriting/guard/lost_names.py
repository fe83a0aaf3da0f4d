"""Names the rewrite no longer tells, whole or in part."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

import regex

from assistant.languages.vocabulary import known
from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.hashtag import fold
from assistant.rewriting.facts.tokens import in_family, keyed, stopwords
from assistant.rewriting.facts.words import Pattern, compiled, either, toml, words
from assistant.rewriting.guard.identifiers import alike
from assistant.rewriting.guard.phrases import data, headed
from assistant.rewriting.guard.text import Read
from assistant.rewriting.guard.translation import dictionary

_OWNER = regex.compile(r"['’]s(?!\w)")
_ACRONYM = regex.compile(r"(?<!\w)[\p{Lu}\d]{3,}(?!\w)")
_PART = regex.compile(r"\w+")
SHORTEST = 4  # letters of a part of a compound
FEW = 3  # a name of which fewer than one word in so many is kept is gone
COGNATE = 0.8  # share of common letters from which two words of two languages are one


def lost_parts(told: list[Fact], source: Read, rewrite: Read) -> Iterator[Fact]:
    """Yield what went of names that are not wholly gone: the town of "Saltmarsh Pottery in Rye"."""
    for fact in told:
        pieces = _joined(fact, source.language) if " " in fact.text else []
        left = [piece for piece in pieces if not gone(piece, source, rewrite)] if len(pieces) > 1 else []
        if left and len(left) < len(pieces):
            yield from (piece for piece in pieces if piece not in left and _is_name(piece, source))


def _joined(fact: Fact, language: str) -> list[Fact]:
    """Return the names a small word joins: "the Small Press Fair at Glasgow's Tramshed" are two."""
    place, found = fact.start, []
    for match in _joint(language).finditer(fact.text):
        end = fact.start + match.start()
        found.append(replace(fact, text=fact.text[place - fact.start : match.start()], start=place, end=end))
        place = fact.start + match.end()
    return [*found, replace(fact, text=fact.text[place - fact.start :], start=place)]


@cache
def _joint(language: str) -> Pattern:
    joints = either(data(language).get("joints", ()))
    return compiled(rf"[^\S\n]+{joints}[^\S\n]+(?=\p{{Lu}})", ignore_case=False)


def listed(missing: list[Fact], source: Read, rewrite: Read) -> Iterator[Fact]:
    """Yield the names worth being told as left out, each once; what translates a word of the rewrite is none."""
    seen: set[str] = set()
    for fact in missing:
        whole = headed(fact, source)
        if whole.text in seen or not _is_name(fact, source) or _cognate(fact, source, rewrite):
            continue
        if whole is fact or gone(whole, source, rewrite):
            seen.add(whole.text)
            yield whole


def gone(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Return whether the rewrite holds no word of a name; a common one without its capital holds nothing."""
    pieces = [p for p in parts(fact.text, source.language) if not p.isdigit()]
    if not pieces:
        return False
    kept = [piece for piece in pieces if held(piece, source, rewrite)]
    if kept and (len(kept) == len(pieces) or not _only_common(kept, pieces, source, rewrite)):
        return False
    return not _shortened(pieces, source, rewrite)


def _only_common(kept: list[str], pieces: list[str], source: Read, rewrite: Read) -> bool:
    """Whether the words kept of a name are common ones, written small: "our museum" for "Fairhaven Museum"."""
    own = [p for p in pieces if not known(p.lower(), source.language)]
    small = all(known(p.lower(), source.language) and p not in rewrite.text for p in kept)
    few = len(kept) * FEW < len(pieces)
    return (bool(own) or few) and small and source.language == rewrite.language


def _cognate(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether a name in another language is spelt much like a word of the rewrite, or is a feast: "Trône", "Throne"."""
    if source.language == rewrite.language:
        return False
    if feasts(fact.text, source.language) & feasts(rewrite.text, rewrite.language):
        return True
    pieces = [fold(p) for p in parts(fact.text, source.language)]
    near = (any(f[:1] == p[:1] and alike(p, f) >= COGNATE for f in rewrite.forms) for p in pieces)
    return bool(pieces) and all(near)


def _shortened(pieces: list[str], source: Read, rewrite: Read) -> bool:
    """Whether the rewrite tells a name of several words by its initials: "RBA" for "Rural Broadband Alliance"."""
    first, known_initials = fold(pieces[0])[:1], initials(source)
    said = {fold(word) for word in _ACRONYM.findall(rewrite.text)}
    return any(word[:1] == first and word in known_initials for word in said)


def held(piece: str, source: Read, rewrite: Read) -> bool:
    """Return whether the rewrite tells a word of a name, in any form."""
    plain = fold(piece)
    if plain in rewrite.forms or plain.rstrip("s") in rewrite.forms:
        return True
    if len(plain) >= 4 and any(form.startswith(plain[: max(4, len(plain) - 2)]) for form in rewrite.forms):
        return True
    if in_family(piece, source.language) and keyed(piece, source.language) in rewrite.all_keys:
        return True
    if source.language != rewrite.language:
        own = keyed(piece, source.language)
        candidates = (own, *dictionary(source.language, rewrite.language).get(own, ()))
        return any(c in rewrite.all_keys for c in candidates)
    return False


def _is_name(fact: Fact, side: Read) -> bool:
    """Whether a name is worth being told as dropped: no ordinary word that opens a sentence."""
    pieces = parts(fact.text, side.language)
    if all(fold(p) in ordinary(side.language) for p in pieces):
        return False
    return not (len(pieces) == 1 and fact.weak and _is_word(pieces[0].lower(), side.language))


def _is_word(word: str, language: str) -> bool:
    """Whether a word is a common one, or two of them in the plural: "birdwatchers"."""
    if known(word, language):
        return True
    cuts = range(SHORTEST, len(word) - SHORTEST + 1) if word.endswith("s") else ()
    return any(known(word[:i], language) and known(word[i:], language) for i in cuts)


@lru_cache(maxsize=4096)
def parts(name: str, language: str) -> tuple[str, ...]:
    """Return the words of a name, titles, links and function words left out."""
    small = stopwords(language)
    bare = _OWNER.sub("", name)
    bare = _titles(language).sub(" ", bare)
    return tuple(p for p in _PART.findall(bare.replace("-", " ")) if fold(p) not in small)


@cache
def _titles(language: str) -> Pattern:
    return compiled(rf"(?<!\w){either(words(language)['names']['titles'])}(?!\w)")


@cache
def ordinary(language: str) -> frozenset[str]:
    """Return words written with a capital that name nobody: networks, "RDV", "OK"."""
    listed, calendar = toml("facts_ordinary.toml"), words(language)["calendar"]
    every = (*listed["every"], *listed.get(language, ()), *calendar["months"], *calendar["weekdays"])
    return frozenset(fold(word) for word in every)


@lru_cache(maxsize=256)
def _initials(text: str, language: str) -> frozenset[str]:
    small = stopwords(language)
    every = [fold(w) for w in regex.findall(r"[^\W\d_]+", text)]
    content = [w for w in every if w not in small and len(w) > 1]
    found = set()
    for run in (every, content):
        letters = "".join(w[:1] for w in run)
        found |= {letters[i : i + n] for n in range(2, 7) for i in range(len(letters) - n + 1)}
    return frozenset(found)


def initials(side: Read) -> frozenset[str]:
    """Return the acronyms the words of a text can give."""
    return _initials(side.text, side.language)


@lru_cache(maxsize=256)
def feasts(text: str, language: str) -> frozenset[str]:
    """Return the days a text tells by the name of a feast: Candlemas, la Chandeleur."""
    calendar = words(language)["calendar"]
    named = [(day, forms) for table in ("called", "holidays") for day, forms in calendar.get(table, {}).items()]
    return frozenset(day for day, forms in named if compiled(rf"(?<!\w){either(forms)}(?!\w)").search(text))
