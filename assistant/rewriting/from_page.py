"""What a web page gives to write from: a first post by recipe, in the page's own sentences, or material for a model."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from assistant.document import Sentence, read
from assistant.errors import OutsideError, UserError
from assistant.messages import N_
from assistant.networks.posted import visible
from assistant.rewriting.facts import Fact, find_facts
from assistant.rewriting.leaning import leans
from assistant.web.fetch import FetchLimits, fetch
from assistant.web.html import read_page
from assistant.web.page import PageSource

NO_ADDRESS = N_("Give the address of a page, as in https://example.com/news.")
NO_TEXT = N_("There is no text to write from on this page: it may be drawn by a program in the browser.")
_ENDS = (".", "!", "?", "…", "؟")
_SIGNS = ".,;:!?…«»“”\"'()’؟،"


@dataclass(frozen=True)
class Material:
    """A page as something to write from; all it says comes from the page."""

    page: PageSource

    @property
    def address(self) -> str:
        """Return where the page was read in the end."""
        return self.page.url

    @property
    def language(self) -> str:
        """Return the language the page is written in."""
        return self.page.document.language

    @property
    def title(self) -> str:
        """Return what the page is called: its first heading, else its title; empty without either."""
        headings = [heading.text for heading in self.page.headings if heading.level == 1]
        return " ".join((headings[0] if headings else self.page.title or "").split())

    @cached_property
    def text(self) -> str:
        """Return the material for a model: title, address, then the page's text, the addresses of its links in it."""
        body = visible(self.page.document).removeprefix(self.title).strip()
        return "\n\n".join(part for part in (self.title, self.address, _cut(body, self.language)) if part)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Return the hard facts that the material states."""
        return tuple(fact for fact in find_facts(self.text, self.language) if fact.is_hard and not fact.weak)

    @cached_property
    def post(self) -> str:
        """Return a first post by recipe: title, what the page says of itself, its telling sentences, its address."""
        said = "\n\n".join(part for part in (self._lead, " ".join(self._told)) if part)
        return "\n\n".join(part for part in (self.title, said, self.address) if part)

    @property
    def _lead(self) -> str:
        said = " ".join((self.page.description or "").split())
        whole = said.endswith(_ENDS) and len(said) <= figures()["post"]["description_characters"]
        return said if whole and not said.endswith(("...", "…")) else ""

    @cached_property
    def _told(self) -> tuple[str, ...]:
        """Return the sentences that tell most, in the order of the page; the first one where nothing came before."""
        limits = figures()["post"]
        sentences = self.page.document.sentences
        scores = {n: self._score(s) for n, s in enumerate(sentences) if self._may_stand(s)}
        order = sorted(scores, key=lambda n: (-scores[n], n))
        first = [] if self._lead else [min(scores)] if scores else []
        taken: list[int] = []
        known = set(_words(f"{self.title} {self._lead}"))
        for number in [*first, *order]:
            words = set(_words(sentences[number].text))
            if len(taken) == limits["sentences"] or number in taken:
                continue
            if number in first or (scores[number] and len(words & known) < limits["alike"] * len(words)):
                taken.append(number)
                known |= words
        return tuple(" ".join(sentences[number].text.split()) for number in sorted(taken))

    def _may_stand(self, sentence: Sentence) -> bool:
        """Whether a sentence is whole and says what it says without the one before it."""
        limits = figures()["post"]
        text = sentence.text.strip()
        if not text.endswith(_ENDS) or not limits["least_words"] <= sentence.length <= limits["most_words"]:
            return False
        return not leans(text, self.language)

    def _score(self, sentence: Sentence) -> int:
        facts = {fact.value for fact in find_facts(sentence.text, self.language) if fact.is_hard and not fact.weak}
        least = figures()["post"]["title_word"]
        about = {word for word in _words(self.title) if len(word) >= least}
        return 2 * len(facts) + len(about & set(_words(sentence.text)))


def from_address(address: str, offline: bool = False, allow_private: bool = False) -> Material:
    """Return what the page at an address gives to write from; raise an error that says why it cannot be read."""
    wanted = address.strip()
    if not wanted or any(sign.isspace() for sign in wanted):
        raise UserError(NO_ADDRESS)
    limits = FetchLimits(offline=offline, allow_private=allow_private, **figures()["address"])
    fetched = fetch(wanted if "://" in wanted else f"https://{wanted}", limits)
    if fetched.error is not None:
        raise OutsideError(fetched.error.text, **fetched.error.params)
    return material(read_page(fetched.body, fetched.final_url, fetched.headers))


def material(page: PageSource) -> Material:
    """Return what a page gives to write from; raise `OutsideError` where it holds no text."""
    if not page.document.words:
        raise OutsideError(NO_TEXT)
    return Material(page)


@cache
def figures() -> Mapping[str, Any]:
    """Return the figures of `from_page.toml`."""
    return tomllib.loads((Path(__file__).parent / "from_page.toml").read_text(encoding="utf-8"))


def _cut(text: str, language: str) -> str:
    """Return as much of a text as a model is given, up to the end of a sentence."""
    most = figures()["material"]["most_characters"]
    if len(text) <= most:
        return text
    ends = [sentence.end for sentence in read(text[:most], language=language).sentences]
    return text[: ends[-2] if len(ends) > 1 else most].rstrip()


def _words(text: str) -> Iterator[str]:
    return (bare for word in text.split() if (bare := word.strip(_SIGNS).casefold()))
