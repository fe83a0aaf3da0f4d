"""What a pattern needs at a glance: every match holds it, so a list searched at a glance finds what the whole does."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.checks.phrasebook import Phrasebook
from assistant.languages import load
from assistant.languages.fragments import flat
from assistant.languages.glimpse import needed
from assistant.languages.pieces import Pieces

LISTS = ("clickbait", "jargon", "double_negation", "vague_calls", "customer_claims")
PATTERNS = [line for code in ("fr", "en") for name in LISTS for line in load(code).lines(name)]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("c'est parti", {"parti"}),
        ("(chat|chien)s? noir", {"noir"}),
        ("(chat|chien)s?", {"chat", "chien"}),
        ("(chat|chien|)", set()),
        ("chats?( noirs)?", {"chat"}),
        ("(chats? )*", set()),
        ("(chats? ){0,2}ici", {"ici"}),
        ("(chats? ){1,2}là", {"chat"}),
        ("chat|chien|un loup", {"chat", "chien", "loup"}),
        (r"chat|\d+", set()),
        ("Chat(?! noir)", {"chat"}),
        (r"(?P<le>chat) \1", set()),
        ("chat)", set()),
    ],
)
def test_words_one_of_which_every_match_holds(pattern: str, words: set[str]) -> None:
    assert needed(pattern) == words


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(data=st.data(), pattern=st.sampled_from(PATTERNS))
def test_whatever_a_pattern_matches_holds_what_it_needs(data: st.DataObject, pattern: str) -> None:
    written = flat(data.draw(st.from_regex(re.compile(pattern), fullmatch=True)))
    words = needed(pattern)
    assert not words or any(word in written for word in words)
    assert list(Pieces([pattern]).likely(written)) == [0]


def test_the_first_texts_are_searched_as_well_as_the_later_ones() -> None:
    texts = [" ".join(line for line in PATTERNS[at::40] if line.replace(" ", "").isalpha()) for at in range(40)]
    book = Phrasebook(tuple(PATTERNS), r"(?<!\w)", r"(?!\w)", re.IGNORECASE, whole=True)
    first = [list(book.find(text)) for text in texts]
    assert any(first)
    for text, found in zip(texts, first, strict=True):  # by now the book has read enough to know all its pieces
        assert list(book.find(text)) == found
