"""What is remembered of a text changes nothing: after an edit it is read and checked as if for the first time."""

import functools
import gc
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checks import Goal, check
from assistant.document import Document, Format, read
from assistant.remembered import remembered

PARAGRAPHS = (
    "L’équipe a été formée en mai. Elle compte dix personnes : quatre à Lyon, six à Paris !",
    "Cliquez ici pour en savoir plus. Voir www.example.org/page et écrire à a@example.org.",
    "Tu viens ? Venez quand vous voulez… 🎉 #lyon",
    "The guests were welcomed by the mayor. However, nobody had asked for a speech.",
    "M. Dupont n’est pas là, p. ex. le 3 mai à 18:30.\nUne ligne encore",
)
EDITS = ("", "Et donc ", "très ", " 12 000", "\n\n", "<b>", "*", "'")
texts = st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=4).map("\n\n".join)
KEPT = functools._lru_cache_wrapper


@functools.cache
def caches() -> tuple[Any, ...]:
    """Return the caches that grow with the texts; compiled patterns and tables of a language are no matter of texts."""
    found = [kept for kept in gc.get_objects() if isinstance(kept, KEPT) and kept.__module__.startswith("assistant.")]
    large = [kept for kept in found if (kept.cache_parameters()["maxsize"] or 0) >= 1000]
    return tuple(kept for kept in large if kept.__name__ != "_compiled")


def forget() -> None:
    """Empty the caches that are keyed by texts."""
    for kept in caches():
        kept.cache_clear()


def parts(document: Document) -> object:
    return document.paragraphs, document.links, document.language, [s.length for s in document.sentences]


@settings(deadline=None, max_examples=20)
@given(texts, st.data(), st.sampled_from(("text", "html", "markdown")))
def test_after_an_edit_a_text_is_what_it_is_at_first_sight(text: str, data: st.DataObject, form: Format) -> None:
    goal = Goal(keyphrases=("équipe de Lyon",))
    check(read(text, form), goal, with_grammar=False)
    at = data.draw(st.integers(0, len(text)))
    edited = text[:at] + data.draw(st.sampled_from(EDITS)) + text[at + data.draw(st.integers(0, 8)) :]
    remembering = read(edited, form)
    report = check(remembering, goal, with_grammar=False)
    forget()
    afresh = read(edited, form)
    assert parts(remembering) == parts(afresh)
    assert report == check(afresh, goal, with_grammar=False)


def test_a_long_text_takes_no_place() -> None:
    asked: list[str] = []

    @remembered(4, longest=5)
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    assert [length("short"), length("short"), length("longer"), length("longer")] == [5, 5, 6, 6]
    assert asked == ["short", "longer", "longer"]


def test_an_error_is_no_answer() -> None:
    @remembered(4)
    def refuse(text: str) -> int:
        raise ValueError(text)

    for _ in range(2):
        with pytest.raises(ValueError, match="no"):
            refuse("no")
