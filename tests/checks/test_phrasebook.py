"""A phrasebook finds what one long alternation of its phrases would."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checks.phrasebook import Phrasebook
from assistant.languages import load
from assistant.languages.fragments import flat
from assistant.languages.pieces import Pieces

LISTS = [
    (language, name)
    for language in ("fr", "en")
    for name in ("clickbait_hides", "vague_calls", "gift_or_pay", "transitions", "transitions_exceptions", "jargon")
]
BEFORE, AFTER = r"(?<![\w-])", r"(?![\w-])"


def sentences(lines: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Return texts made of the words of the lists, of words cut short, and of what stands between words."""
    words = sorted({word for line in lines for word in re.findall(r"\w+", line)})
    pieces = st.sampled_from(
        [*words, *(word[:-1] for word in words if len(word) > 4), "L'", "-", ", ", ". ", "\n\n", "!"]
    )
    phrases = st.sampled_from(lines).map(lambda line: re.sub(r"\([^()]*\)\??|[?*+^$\\\[\]{}]", "", line))
    return st.lists(pieces | phrases, max_size=12).map(" ".join)


@pytest.mark.parametrize(("language", "name"), LISTS, ids=lambda value: value)
def test_it_finds_what_the_alternation_finds(language: str, name: str) -> None:
    lines = load(language).lines(name)
    book = Phrasebook(lines, BEFORE, AFTER, re.IGNORECASE)
    of_words = Phrasebook(lines, BEFORE, AFTER, re.IGNORECASE, whole=True)
    whole = re.compile(f"{BEFORE}(?:{'|'.join(lines)}){AFTER}", re.IGNORECASE)

    @settings(deadline=None)
    @given(sentences(lines))
    def holds_for(text: str) -> None:
        expected = [match.span() for match in whole.finditer(text)]
        assert list(book.find(text)) == expected
        assert book.stands_in(text) == bool(expected)
        assert book.replace(text, "#") == whole.sub("#", text)
        assert list(of_words.find(text)) == expected

    holds_for()


@pytest.mark.parametrize(
    ("phrase", "text", "may"),
    [
        ("(ne |n')?(vous |te )?(dit|dira) jamais", "il ne dit jamais", True),
        ("(ne |n')?(vous |te )?(dit|dira) jamais", "il ne dit pas", False),
        (r"choqu\w+", "Choquant", True),
        (r"choqu\w+", "choc", False),
        ("scale[- ]?ups?", "une scale-up", True),
        ("scale[- ]?ups?", "une scaleup", True),
        ("scale[- ]?ups?", "une escale", False),  # what stands beside the piece is missing
        ("scale[- ]?ups?", "une escale, un setup", True),  # all pieces stand there: the search decides
        (r"(le|ce) \w+ secret \d+", "ce truc secret 3", True),
        (r"(le|ce) \w+ secret \d+", "ce truc secret", False),
        (r"(le|ce) \w+ secret \d+", "un secret 3", False),
        (r"(\S+ ){0,4}avis", "quatre avis", True),
        (r"(\S+ ){0,4}avis", "envie", False),
        ("a|b c", "a", True),
        ("a|b c", "b", False),
        (r"(?P<named>one) \d+", "one", True),
        ("synergi(e|es|que)", "la synergie", True),
        ("[AB]ble", "able", True),
    ],
)
def test_what_a_phrase_cannot_do_without(phrase: str, text: str, may: bool) -> None:
    assert bool(Pieces([phrase]).likely(flat(text))) is may


@settings(deadline=None)
@given(st.text(alphabet="ab|()?*+[]{}\\ ^$.0,'-", max_size=12), st.text(alphabet="ab '-", max_size=12))
def test_a_phrase_that_stands_in_a_text_is_never_ruled_out(phrase: str, text: str) -> None:
    try:
        pattern = re.compile(f"(?<!\\w)(?:{phrase})(?!\\w)")
    except (re.error, OverflowError):
        return
    if pattern.search(text):
        assert list(Pieces([phrase]).likely(flat(text))) == [0]
        assert list(Pieces([phrase], whole=True).likely(flat(text))) == [0]
