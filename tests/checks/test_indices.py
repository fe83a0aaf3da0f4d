"""The other readability indices: the published formulas on counts a person makes by hand."""

from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checks.readability.indices import SCALES, indices, variables
from assistant.document import read
from assistant.languages import codes, load

# Six words, seventeen letters, six syllables, one sentence.
CAT = "The cat sat on the mat."


@pytest.mark.parametrize(
    ("text", "language", "index", "value"),
    [
        (CAT, "en", "flesch_kincaid", 0.39 * 6 + 11.8 * 1 - 15.59),
        (CAT, "en", "automated_readability", 4.71 * 17 / 6 + 0.5 * 6 - 21.43),
        (CAT, "en", "coleman_liau", 5.88 * 17 / 6 - 0.296 * 100 / 6 - 15.8),
        # Three words of three syllables or more in ten; Alexandra is a name.
        ("Alexandra bought a magnificent umbrella in the library on Sunday.", "en", "gunning_fog", 0.4 * (10 + 30)),
        ("The beautiful cat sat. " * 30, "en", "smog", 1.0430 * sqrt(30) + 3.1291),
        # L’ is read with été: five words, of which two have more than six letters.
        ("L’été nous promenons notre grand-mère.", "fr", "lix", 5 + 100 * 2 / 5),
        ("Le chat dort.", "fr", "kandel_moles", 207 - 1.015 * 3 - 73.6),
        ("Il gatto dorme.", "it", "gulpease", 89 + (300 * 1 - 10 * 12) / 3),
        ("Der Hund schläft.", "de", "wiener_sachtextformel", 0.1672 * 3 + 0.1297 * 100 / 3 - 0.0327 * 100 - 0.875),
    ],
)
def test_an_index_is_the_published_formula(text: str, language: str, index: str, value: float) -> None:
    found = {one.id: one.value for one in indices(read(text, language=language))}
    assert found[index] == pytest.approx(value, abs=0.06)


def test_smog_is_not_told_of_fewer_than_thirty_sentences() -> None:
    assert {one.id: one.value for one in indices(read(CAT, language="en"))}["smog"] is None


@pytest.mark.parametrize("text", ["", "…", "12 345"])
def test_what_cannot_be_computed_is_none(text: str) -> None:
    assert {one.value for one in indices(read(text, language="fr"))} == {None}


def test_a_language_without_a_tried_index_has_none() -> None:
    assert indices(read("القط نائم.", language="ar")) == ()


@pytest.mark.parametrize("language", codes())
def test_every_formula_is_of_known_variables_on_a_known_scale(language: str) -> None:
    known = variables(read(CAT, language="en"), load("en"))
    for name, formula in (load(language).section("indices") or {}).items():
        assert formula["terms"].keys() <= (known or {}).keys(), name
        assert formula["scale"] in SCALES
        assert formula["source"]


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=200), language=st.sampled_from(codes()))
def test_any_text_has_its_indices(text: str, language: str) -> None:
    for one in indices(read(text, language=language)):
        assert one.as_json("fr")["scale"]
