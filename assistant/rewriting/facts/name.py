"""Names of people, bodies and places: runs of words with capitals, acronyms, words that mix letters and digits."""

from collections.abc import Iterator
from functools import cache, lru_cache

import regex

from assistant.languages.vocabulary import known
from assistant.rewriting.facts.fact import Fact
from assistant.rewriting.facts.words import Pattern, either, words

WORD = r"(?:\d{0,2}\p{Lu}[\w]*(?:[-.&][\w]+)*|\p{Ll}{1,2}\p{Lu}\w+|\d+\p{Lu}\w*)(?:['’]s(?!\w)|(?<=s)['’](?=\s\p{Lu}))?"
_PIECE = regex.compile(r"[\w.&-]+(?:['’]\w+)?")
_TIED = regex.compile(r"-\p{Lu}\p{Ll}")
_OWNER = regex.compile(r"'s$")
_JOINT = regex.compile(r"[-.'&]")
SUFFIXED = 5  # letters of a word under which its ending tells nothing
ELIDED = r"(?:[dlDL]['’]|O['’])"


@cache
def _pattern(language: str) -> Pattern:
    inside = either(words(language)["names"]["inside"])
    title = either(words(language)["names"]["titles"])
    gap = r"[^\S\n\x00]"
    link = rf"(?:{inside}{gap}+|[dl]['’])"
    rooms = "|".join(words(language)["names"]["rooms"])
    number = rf"(?:{gap}+\d{{1,4}}(?![\w€%]|{gap}?[€%]))?"
    return regex.compile(
        rf"(?<![\w#@\x00])(?<!\d[.,])(?:{title}{gap}+)?"
        rf"(?P<name>(?:O['’]|L['’](?=\p{{Lu}})|D['’](?=\p{{Lu}}))?{WORD}(?:{gap}+{link}{{0,3}}{WORD}|(?<=\w{gap})[dl]['’]{WORD}){{0,8}}(?:(?<={rooms}){number})?)"
    )


_OPENING = regex.compile(
    r"(?:^|[.!?…:;\n•·→✓✔►▶|«“\"(\[–—‘]|\p{So}|\p{Emoji_Presentation}|\ufe0f|[-*]\s|(?:^|\n|\s)\d{1,2}[.)/](?:\d{1,2})?\s)[\s«“\"'‘(\ufe0f]*$"
)


def opens(text: str, number: Fact) -> bool:
    """Return whether a number word begins a name it is tied to (Trois-Rivières): it is counted all the same."""
    return number.text[0].isupper() and _TIED.match(text, number.end) is not None


def find(text: str, language: str, original: str) -> Iterator[Fact]:
    """Yield names in what is left of the original; a common word whose capital opens a sentence is none."""
    for match in _pattern(language).finditer(text):
        start, end = match.span("name")
        name = match["name"]
        opens = bool(_OPENING.search(original[max(start - 8, 0) : start]))
        if len(name) == 1 and "/" in text[max(start - 1, 0) : end + 1]:
            continue  # "(F/H)"
        tokens = list(_PIECE.finditer(name))
        if len(tokens) > 1 and tokens[0].group() in words(language)["names"].get("roles", ()):
            start += tokens[1].start()
            name, opens, tokens = text[start:end], False, tokens[1:]
        if opens and tokens and _common(tokens[0].group(), language):
            rest = [t for t in tokens[1:] if t.group()[:1].isupper() or any(c.isupper() for c in t.group())]
            if not rest:
                continue
            start += rest[0].start()
            name, opens = text[start:end], False
        yield Fact("name", name, start, end, _OWNER.sub("", name.casefold().replace("’", "'")), weak=opens)


@lru_cache(maxsize=65536)
def is_small(word: str, language: str) -> bool:
    """Return whether a word is a function word, which no name begins with."""
    from assistant.rewriting.facts.tokens import stopwords

    return word.casefold().replace("’", "'") in stopwords(language)


def _common(word: str, language: str) -> bool:
    plain = word.replace("’", "'")
    bare = _OWNER.sub("", plain)
    if len(bare) == 1 or is_small(bare, language):
        return True
    pieces = [part.lower() for part in _JOINT.split(bare) if part]
    return not bare.isdigit() and all(known(part, language) or _derived(part, language) for part in pieces)


def _derived(word: str, language: str) -> bool:
    """Whether a word ends like common words, or is one in the plural or with a prefix that the dictionary lacks."""
    endings = tuple(words(language)["names"]["common_endings"])
    plural = word.removesuffix("s")
    prefixes = words(language)["names"].get("common_prefixes", ())
    if any(word.startswith(p) and len(word) > len(p) + SUFFIXED and known(word[len(p) :], language) for p in prefixes):
        return True
    return len(word) > SUFFIXED and (word.endswith(endings) or (plural != word and known(plural, language)))
