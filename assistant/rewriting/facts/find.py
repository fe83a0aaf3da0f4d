"""All the facts of a text, one kind after the other; what one kind claimed is hidden from the next."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import regex

from assistant.languages.glimpse import needed
from assistant.remembered import remembered
from assistant.rewriting.facts import (
    amount,
    code,
    cue,
    date,
    email,
    handle,
    hashtag,
    lap,
    link,
    name,
    phone,
    quotation,
    time,
    weekday,
)
from assistant.rewriting.facts.fact import Fact
from assistant.rewriting.facts.hide import HIDDEN, hide
from assistant.rewriting.facts.range import joined
from assistant.rewriting.facts.words import Pattern, compiled, either, may_stand, words

IDENTIFIERS = (link.find, email.find, phone.find, handle.find, hashtag.find, code.find)
VALUES = (date.find, time.find, lap.find, weekday.find, amount.find)
_LIST_NUMBER = regex.compile(r"(?m)^[^\S\n]*(?:\d{1,2}[.)][^\S\n]|[^\w\s]*\d\ufe0f?\u20e3)")


@dataclass(frozen=True)
class _Read:
    """A text with the facts that are told exactly; `visible` lacks identifiers, `rest` what values claimed as well."""

    visible: str
    rest: str
    values: tuple[Fact, ...]
    names: tuple[Fact, ...]  # quotations too


@remembered(1 << 9)
def find_facts(text: str, language: str) -> tuple[Fact, ...]:
    """Return the facts of a text in order; a quotation or a name may hold others."""
    read = _read(text.replace(HIDDEN, " "), language)
    moments = weekday.moments(read.rest, language)
    return _in_order([*read.values, *cue.find(read.visible, language), *moments, *read.names])


@remembered(1 << 9)
def exact_facts(text: str, language: str) -> tuple[Fact, ...]:
    """Return the facts of a text that are surely told, in order: without shades of meaning, which cost the most."""
    read = _read(text.replace(HIDDEN, " "), language)
    return _in_order(fact for fact in (*read.values, *read.names) if not fact.weak)


def _in_order(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(facts, key=lambda f: (f.start, -f.end)))


def _read(text: str, language: str) -> _Read:
    rest, found = text, list[Fact]()
    for find in IDENTIFIERS:
        facts = list(find(rest, language))
        found += facts
        rest = hide(rest, [(f.start, f.end) for f in facts])
    visible = rest
    rest = hide(rest, numbering(rest, language))
    values: list[Fact] = []
    for find in VALUES:
        facts = list(find(rest, language))
        values += facts
        rest = hide(rest, [(f.start, f.end) for f in facts])
    values = joined(text, values, language)
    told = [(f.start, f.end) for f in values if f.kind != "number" or (f.text[0].isalpha() and not name.opens(text, f))]
    names = (*name.find(hide(visible, told), language, text), *quotation.find(text, language))
    return _Read(visible, rest, (*found, *values), names)


def numbering(text: str, language: str) -> list[tuple[int, int]]:
    """Return the numbers that state no fact: of posts in a thread, of items in a list, in idioms."""
    spans = [m.span() for m in _LIST_NUMBER.finditer(text)]
    spans += [m.span() for m in date.thread_numbers(text)]
    lower = text.lower()
    told = (idiom for needs, idiom in _idioms(language) if may_stand(needs, lower))
    return spans + [m.span() for idiom in told for m in idiom.finditer(text)]


@cache
def _idioms(language: str) -> tuple[tuple[frozenset[str], Pattern], ...]:
    """Return the idioms with the words they need, one by one; those of figures, which need none, together."""
    forms = words(language)["idioms"]["numbers"]
    figures = [form for form in forms if not needed(form)]
    told = [*((needed(form), [form]) for form in forms if needed(form)), (frozenset[str](), figures)]
    return tuple((needs, compiled(rf"(?<!\w){either(group)}(?!\w)")) for needs, group in told)
