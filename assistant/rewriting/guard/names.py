"""Names: every part of a name in the rewrite stands in the source, or it is another name."""

from collections.abc import Iterator
from functools import cache

import regex

from assistant.languages.vocabulary import known
from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.hashtag import fold
from assistant.rewriting.facts.tokens import in_family, keyed, stopwords
from assistant.rewriting.facts.words import compiled, toml, words
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.identifiers import alike, changed, invented
from assistant.rewriting.guard.labels import period
from assistant.rewriting.guard.lost_names import feasts, gone, held, initials, listed, lost_parts, ordinary, parts
from assistant.rewriting.guard.text import Read
from assistant.rewriting.guard.translation import dictionary, exonyms

_LAST = regex.compile(r"\w+(?=[^\S\n]+$)")
_INITIAL_CAPITALS = regex.compile(r"\p{Lu}{2,}(?=\p{Ll}{2,})")
_LABEL = regex.compile(r"[a-z]?(\d+)")
NEAR = 24
CLIPPED = 4  # letters of a word cut short, and of what was cut
SPELT = 0.5  # share of common letters from which a first name is taken for another one spelt wrong
TITLE_CASE = 0.8  # share of capitals from which a line is a title, where capitals make no name


def compare(source: Read, rewrite: Read) -> Iterator[Fact | Alteration]:
    """Yield dropped and changed names."""
    told = [f for f in source.facts if f.kind == "name"]
    said = [f for f in rewrite.facts if f.kind == "name"]
    foreign = [f for f in said if strange(f, source, rewrite)]
    missing = [f for f in told if gone(f, source, rewrite)]
    for fact in foreign:
        near = _replaced(fact, source, rewrite, told, missing)
        if near is None:
            if not _of_a_kind(fact, rewrite):
                yield invented(fact)
            continue
        if near in missing:
            missing.remove(near)
        yield changed(near, fact, "name")
    yield from _first_names(told, source, rewrite)
    yield from listed([*missing, *lost_parts(told, source, rewrite)], source, rewrite)


def _first_names(told: list[Fact], source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield first names that changed where a sentence opens with one that is a word too: "Ellen Okafor"."""
    for fact in told:
        first, last = (parts(fact.text, source.language) * 2)[:1], parts(fact.text, source.language)[1:][-1:]
        if not last or fold(first[0]) in rewrite.forms or fold(last[0]) not in rewrite.forms:
            continue
        form = rf"(?<![\w-])(?P<first>\p{{Lu}}\p{{Ll}}[\w-]+)[^\S\n]{regex.escape(last[0])}(?!\w)"
        found = compiled(form, ignore_case=False).search(rewrite.text)
        if found and fold(found["first"]) not in source.forms and alike(fold(first[0]), fold(found["first"])) > SPELT:
            span = found.span()
            yield Alteration(fact.text, found.group(), "name", (fact.start, fact.end), span)
            return


def strange(fact: Fact, source: Read, rewrite: Read) -> list[str]:
    """Return the words of a name the source does not know."""
    title_case = _title_case(source, rewrite, fact)
    pieces = parts(fact.text, rewrite.language)
    unknown = []
    for part in pieces:
        if (
            _told(part, source, rewrite)
            or period(part, source)
            or fold(part) in ordinary(rewrite.language)
            or part in signs()
        ):
            continue
        common = known(part.lower(), rewrite.language) or known(fold(part), rewrite.language)
        foreign = _translated(source, rewrite) and fold(part) not in exonyms(source.language, rewrite.language)
        excused = title_case or (part.isupper() and len(part) > 3) or foreign
        if common and excused and not _replaces([*pieces, *_beside(rewrite, fact)], source, rewrite):
            continue
        if fact.weak and len(pieces) == 1 and (common or _lower_elsewhere(part, rewrite) or _clipped(part, source)):
            continue
        if common and part.islower():
            continue  # "Flagstaff-made"
        unknown.append(part)
    return unknown


def _of_a_kind(fact: Fact, side: Read) -> bool:
    """Whether a name is one common word after its article, written with a capital: "l'Antiquité"."""
    article, _, noun = fact.text.replace("’", "'").rpartition("'")
    led = bool(article) or any(word.lower() in _articles(side.language) for word in _beside(side, fact))
    return led and noun.isalpha() and not noun.isupper() and known(noun.lower(), side.language)


@cache
def _articles(language: str) -> frozenset[str]:
    return frozenset(words(language)["wholes"]["articles"])


@cache
def signs() -> frozenset[str]:
    """Return the signs of units, whose capitals make no name: "kWh"."""
    return frozenset(sign for unit in toml("facts_units.toml").values() for sign in unit["names"])


def _lower_elsewhere(part: str, side: Read) -> bool:
    """Whether a word whose capital opens a sentence is written without one too: "Bao after bao"."""
    form = rf"(?<![\w#@]){regex.escape(part.lower())}(?!\w)"
    return bool(compiled(form, ignore_case=False).search(side.text))


def _clipped(part: str, source: Read) -> bool:
    """Whether a word whose capital opens a sentence is a common word of the source cut short: "Kinés"."""
    stem = fold(part).rstrip("s")
    longer = (t.text for t in source.tokens if len(t.text) >= len(stem) + CLIPPED and t.text.islower())
    return len(stem) >= CLIPPED and any(fold(word).startswith(stem) for word in longer)


def _led_alike(source: Read, told: Fact, rewrite: Read, said: Fact) -> bool:
    """Whether the same small word stands before two names: "à Gand", "à Liège"."""
    before, after = _beside(source, told), _beside(rewrite, said)
    return bool(before) and before == after and before[0] in stopwords(source.language)


def _beside(side: Read, fact: Fact) -> list[str]:
    """Return the word right before a name: a first name that is a common word too."""
    return _LAST.findall(side.text[max(fact.start - NEAR, 0) : fact.start])


def _replaces(pieces: list[str], source: Read, rewrite: Read) -> bool:
    """Whether a name of the source with a word in common has a word the rewrite lost: that word was replaced."""
    mine = {fold(p) for p in pieces}
    for other in (f for f in source.facts if f.kind == "name"):
        theirs = parts(other.text, source.language)
        whole = {fold(p) for p in (*theirs, *_beside(source, other))}
        if mine & whole and not all(held(p, source, rewrite) for p in theirs):
            return True
    return False


def _translated(source: Read, rewrite: Read) -> bool:
    return source.language != rewrite.language


def _told(part: str, source: Read, rewrite: Read) -> bool:
    plain = fold(part)
    if plain in source.forms or plain.rstrip("s") in source.forms or f"{plain}s" in source.forms:
        return True
    capitals = _INITIAL_CAPITALS.match(part)
    if capitals and (fold(capitals.group()) in source.forms or fold(capitals.group()) in ordinary(rewrite.language)):
        return True  # "VTTistes" ride a "VTT"
    if part.isupper() and len(part) >= 2 and (plain in initials(source) or plain.isdigit()):
        return True
    digits = _LABEL.fullmatch(plain)
    if digits and digits[1] in source.forms:
        return True
    if plain.isdigit():
        return True  # numbers are weighed as numbers
    if in_family(part, rewrite.language) and keyed(part, rewrite.language) in source.all_keys:
        return True  # "Belgique" for "belges"
    return _translated(source, rewrite) and _translation(part, source, rewrite)


def _translation(part: str, source: Read, rewrite: Read) -> bool:
    """Whether a word translates one of the source: by the dictionary, or as a common word that begins alike.

    A name that only begins alike is another name: "Lachaux" for "Lachaud".
    """
    wanted = keyed(part, rewrite.language)
    if feasts(part, rewrite.language) & feasts(source.text, source.language):
        return True
    found = (dictionary(source.language, rewrite.language).get(t.key, ()) for t in source.tokens)
    if any(wanted in translations for translations in found):
        return True
    return wanted in source.all_keys and known(part.lower(), rewrite.language)


def _title_case(source: Read, side: Read, fact: Fact) -> bool:
    start = side.text.rfind("\n", 0, fact.start) + 1
    sentence = side.sentence(fact.start)
    start = max(start, sentence[0])
    run = [
        w
        for w in regex.findall(r"[^\W\d_]{4,}", side.text[start : sentence[1]])
        if w.lower() not in stopwords(side.language) and fold(w) not in source.forms
    ]
    capitals = sum(w[0].isupper() for w in run)
    return len(run) >= 3 and capitals / len(run) >= TITLE_CASE


def _replaced(fact: Fact, source: Read, rewrite: Read, told: list[Fact], missing: list[Fact]) -> Fact | None:
    """Return the source's name the new one stands for: it shares a word, is spelt alike, or stands in its place."""
    mine = {fold(p) for p in parts(fact.text, rewrite.language)}
    best, score = None, 0.0
    around = rewrite.keys(*rewrite.sentence(fact.start))
    for other in told:
        theirs = {fold(p) for p in parts(other.text, source.language)}
        likeness = max((alike(a, b) for a in mine - theirs for b in theirs - mine), default=0.0)
        place = len(around & source.keys(*source.sentence(other.start))) / 10
        value = likeness + min(place, 0.5) + (0.3 if mine & theirs else 0) + (0.4 if other in missing else 0)
        value += 0.5 if other in missing and _led_alike(source, other, rewrite, fact) else 0
        if value > score:
            best, score = other, value
    return best if score >= 0.9 else None
