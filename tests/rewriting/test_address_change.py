"""Tu made vous where a brand says vous: in every word, or in none and said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.brand import Brand
from assistant.checks import Goal
from assistant.checks.style.address import marks
from assistant.document import read
from assistant.languages import load
from assistant.rewriting.rules import Proposal, propose

VOUS = Brand(address="vous")


def proposal(text: str, brand: Brand = VOUS, language: str = "fr") -> Proposal:
    return propose(read(text, language=language), Goal("forum", brand=brand))


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ("Tu peux venir avec ton chien.", "Vous pouvez venir avec votre chien."),
        ("Peux-tu nous écrire ?", "Pouvez-vous nous écrire ?"),
        ("Tu n’as besoin de rien.", "Vous n’avez besoin de rien."),
        ("On t’attend samedi avec tes amis.", "On vous attend samedi avec vos amis."),
        ("Abonne-toi et dis-nous tout.", "Abonnez-vous et dites-nous tout."),
        ("Viens quand tu veux, s’il te plaît.", "Venez quand vous voulez, s’il vous plaît."),
        ("Si tu hésites, appelle ta conseillère.", "Si vous hésitez, appelez votre conseillère."),
        ("Tu pourras goûter, tu pourrais aimer.", "Vous pourrez goûter, vous pourriez aimer."),
        ("Choisis ton cadeau.", "Choisissez votre cadeau."),
        ("Tu t’es inscrit ?", None),
        ("Toi qui aimes le thé, viens.", None),
        ("Il faut que tu aimes le thé.", None),
        ("Tu viens et prends un café.", "Vous venez et prenez un café."),
        ("Le mien est prêt, le tien aussi.", None),
    ],
)
def test_every_word_is_turned_or_none(given_: str, expected: str | None) -> None:
    found = proposal(given_)
    flat = found.parts[0].replace("\u00a0", " ").replace("\u202f", " ")
    said = " ".join(change.render("en") for change in found.changes)
    if expected is None:
        assert flat == given_
        assert "left as it is" in said
    else:
        assert flat == expected
        assert "made “vous”" in said
        found_marks = marks(flat, load("fr"))
        assert found_marks is not None
        assert found_marks.tu == ()


def test_nothing_is_turned_where_the_brand_says_so_or_says_nothing() -> None:
    for brand in (Brand(), Brand(address="tu")):
        assert proposal("Tu viens ?", brand).parts[0].startswith("Tu viens")
    assert proposal("Votre place est prête.").parts[0] == "Votre place est prête."


def test_other_languages_are_left_alone() -> None:
    assert proposal("Tu vienes mañana.", language="es").parts[0] == "Tu vienes mañana."


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from([
    "tu", "te", "t’es", "ton", "ta", "tes", "toi", "viens", "peux-tu", "et", ",", ".", "que", "aimes", "choisis", "qui",
]), max_size=12))  # fmt: skip
def test_no_text_is_left_half_turned(words: list[str]) -> None:
    text = " ".join(words)
    pack = load("fr")
    before, after = marks(text, pack), marks(proposal(text or "x").parts[0], pack)
    assert before is not None
    assert after is not None
    assert not before.tu or not after.tu or len(after.tu) == len(before.tu)
