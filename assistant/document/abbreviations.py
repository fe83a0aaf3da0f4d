"""What a language knows about the full stops that do not end a sentence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from assistant.errors import DataError
from assistant.languages import load
from assistant.languages.marked_names import marked_names
from assistant.messages import N_

KINDS = ("always", "name", "capital", "number", "word")
_SPACES = re.compile(r"[ \u00A0\u202F]+")


@dataclass(frozen=True)
class Rules:
    """One language's words about sentence ends; `abbreviations` gives the kind of each (see its file)."""

    language: str
    abbreviations: Mapping[str, str]
    phrases: Mapping[str, tuple[tuple[str, str], ...]]  # a piece of an abbreviation in several words → those
    openers: frozenset[str]
    opener_endings: tuple[str, ...]
    functional: frozenset[str]
    particles: frozenset[str]  # that open a family name (J. P. Le Goff)
    calendar: frozenset[str]
    verbs_of_saying: frozenset[str]
    inversions: tuple[str, ...]  # what a verb that reports speech may end in (demanda-t-il)
    letter_nouns: frozenset[str]
    letters: frozenset[str]
    words_of_a_letter: frozenset[str]  # that may open a sentence; another capital alone is an initial or a name
    names: tuple[str, ...]  # each with a space before it
    titles: frozenset[tuple[str, str]]  # a name with a mark inside it: the word of the mark, and the next one
    followers: frozenset[str]
    bullets: frozenset[str]
    ordinal_dot: bool
    cardinal_before: frozenset[str]  # words that a plain number follows, where `ordinal_dot` holds
    abbreviated_endings: tuple[str, ...]  # compounds abbreviated at their end (Hauptstr.)
    glued_conjunctions: tuple[str, ...]  # written in one piece with the next word (Arabic wa)

    @cached_property
    def dotted(self) -> frozenset[str]:
        """Return the abbreviations, and the pieces of those in several words, in lower case."""
        return frozenset(entry.lower() for entry in self.abbreviations) | self.phrases.keys()

    def may_abbreviate(self, word: str) -> bool:
        """Whether a word in small letters, with a full stop after it, may be an abbreviation that is listed."""
        token = f"{word}."
        return token in self.dotted or (bool(self.abbreviated_endings) and token.endswith(self.abbreviated_endings))

    def kind(self, token: str) -> str | None:
        """Return the kind of the abbreviation `token` (with its full stop), None when it is none."""
        known = self.abbreviations.get(token)
        if known is None and len(token) > 2:
            known = self.abbreviations.get(token[:1].lower() + token[1:])
            if known is None and self.abbreviations.get(token[:1].upper() + token[1:]) == "always":
                return "name"  # a title without its capital (le col. Marchand)
        if known is None and self.abbreviated_endings and token.endswith(self.abbreviated_endings):
            return "name"
        if known is None and ".-" in token:
            return self.kind(token.rpartition(".-")[2])  # two of them, from one to the other (Mon.-Fri.)
        return known

    def opens(self, word: str) -> bool:
        """Whether a capitalised word is one that opens sentences rather than a name."""
        if len(word) == 1:
            return word in self.words_of_a_letter
        lowered = word.lower().rstrip("'")
        return lowered in self.openers or (bool(self.opener_endings) and lowered.endswith(self.opener_endings))

    def orders(self, word: str) -> bool:
        """Whether a word in small letters asks the reader for something, as its ending tells (pensez)."""
        return bool(self.opener_endings) and word.endswith(self.opener_endings) and word not in self.functional


@cache
def rules(language: str) -> Rules:
    """Return the rules of a language; raise `DataError` when a list names an unknown kind."""
    pack = load(language)
    section = pack.section("sentences") or {}
    kinds = dict(_entries(language))
    functional = pack.words("function_words")
    return Rules(
        language,
        kinds,
        _phrases(kinds),
        functional | pack.words("sentence_openers"),
        tuple(section.get("opener_endings", ())),
        functional,
        frozenset(section.get("particles", ())),
        pack.words("calendar"),
        pack.words("verbs_of_saying"),
        tuple(section.get("inversions", ())),
        pack.words("letter_nouns"),
        frozenset(section.get("letters", ())),
        frozenset(section.get("words_of_a_letter", ())),
        tuple(f" {name}" for name in marked_names()),
        frozenset(pair for name in marked_names() for pair in pairwise(name.split()) if pair[0][-1] in "!?"),
        frozenset(section.get("followers", ())),
        frozenset(section.get("bullets", ())),
        bool(section.get("ordinal_dot")),
        frozenset(section.get("cardinal_before", ())),
        tuple(section.get("abbreviated_endings", ())),
        tuple(section.get("glued_conjunctions", ())),
    )


def _entries(language: str) -> list[tuple[str, str]]:
    found = []
    for line in load(language).lines("abbreviations"):
        kind, _, entries = line.partition(":")
        if kind not in KINDS:
            raise DataError(
                N_("{path}: {kind} is no kind of abbreviation; there are {kinds}."),
                path=f"{language}/abbreviations.txt",
                kind=repr(kind),
                kinds=", ".join(KINDS),
            )
        found += [(entry.strip(), kind) for entry in entries.split("|")]
    return found


def _phrases(kinds: Mapping[str, str]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return the abbreviations in several words, by each piece that ends in a full stop."""
    found: dict[str, list[tuple[str, str]]] = {}
    for entry, kind in kinds.items():
        if " " in entry:
            for piece in entry.split():
                found.setdefault(piece.lower(), []).append((entry.lower(), kind))
    return {piece: tuple(entries) for piece, entries in found.items()}


def phrase_kind(text: str, dot: int, token: str, known: Rules) -> str | None:
    """Return the kind of the abbreviation in several words that holds the full stop at `dot`, None without one.

    A full stop inside one ("p." of "p. ex.") never ends a sentence.
    """
    best = None
    for entry, kind in known.phrases.get(token.lower(), ()):
        around = _SPACES.sub(" ", text[max(dot - len(entry) - 4, 0) : dot + len(entry) + 5]).lower()
        before = len(_SPACES.sub(" ", text[max(dot - len(entry) - 4, 0) : dot + 1]))
        at = around.find(entry)
        while at >= 0:
            free = at == 0 or not around[at - 1].isalnum()
            if free and at < before <= at + len(entry):
                last = before == at + len(entry)
                best = kind if last else "always"
                if not last:
                    return best
            at = around.find(entry, at + 1)
    return best
