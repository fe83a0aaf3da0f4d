"""The brand's words in any text: found in every form and in order, never a fault, in linear time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.brand import Brand
from assistant.checks import Goal, check
from assistant.checks.style.wordings import find
from assistant.document import read
from tests.timing import Run, growth

PIECES = st.lists(
    st.one_of(
        st.sampled_from(["pas", "cher", "chères", "l’enfer", "#promo", "—", "\n\n", "ŒUVRE"]), st.text(max_size=8)
    ),
    max_size=30,
).map(" ".join)


def found(text: str, *phrases: str, language: str = "fr") -> list[str]:
    return [text[start:end] for _, (start, end) in find(read(text, language=language), phrases)]


@settings(max_examples=80, deadline=None)
@given(
    text=PIECES, phrases=st.lists(st.text(max_size=16), max_size=4), language=st.sampled_from(["fr", "en", "ar", "de"])
)
def test_any_text_and_any_phrase(text: str, phrases: list[str], language: str) -> None:
    document = read(text, language=language)
    for _, (start, end) in find(document, ("pas cher", "œuvre", *phrases)):
        assert 0 <= start < end <= len(text)
    brand = Brand(forbidden_words=tuple(phrases), required_words=tuple(phrases))
    check(document, Goal(brand=brand)).as_json("fr")


@pytest.mark.parametrize(
    ("phrase", "text", "said"),
    [
        ("prix cassé", "Des prix cassés ; cassés, nos prix ?", ["prix cassés"]),
        ("prix cassé", "Le prix. Cassé, le vase.", []),
        ("œuvre", "Une ŒUVRE, des œuvres, une oeuvre.", ["ŒUVRE", "œuvres", "oeuvre"]),
        ("week-end", "Ce week-end, ces week-ends.", ["week-end", "week-ends"]),
        ('"Leader"', "Le leader, les leaders.", ["leader"]),
        ("garantir", "On garantit, nous garantissons, c’est garanti.", ["garantit", "garantissons", "garanti"]),
        ("vous êtes", "Vous êtes là. Vous n’êtes pas là.", ["Vous êtes"]),
    ],
)
def test_a_phrase_is_found_in_order_and_in_every_form(phrase: str, text: str, said: list[str]) -> None:
    assert found(text, phrase) == said


@pytest.mark.parametrize("piece", ["pas ", "pas cher ", "a", "l’", "-pas", "é\u0301"])
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def found_in(times: int) -> Run:
        document = read(piece * times, language="fr")
        return lambda: list(find(document, ("pas cher", "l’enfer", "pas pas pas cher")))

    assert growth(found_in(1_000), found_in(4_000), most=10) <= 10
