"""Misplaced spaces and runs of signs, put right by the rules in all languages; links, handles and code stay."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.brand import Brand
from assistant.checks import Goal
from assistant.document import read
from assistant.languages import codes
from assistant.networks import load
from assistant.rewriting.rules import propose
from assistant.rewriting.rules.punctuation import calm_marks, place_spaces
from assistant.rewriting.rules.task import Aim

LEFT = "https://a.example/?a,b!!! et @marie.l ou #Oui!? `a ,b!!!` 3,50 €, 1.5"


def mended(text: str, language: str, brand: Brand | None = None) -> str:
    goal = Goal("facebook", brand=brand or Brand())
    parts = propose(read(text, "text", language), goal).parts
    return "".join(parts).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("language", "given", "expected"),
    [
        ("fr", "On ouvre le 3 décembre,le soir ,enfin !!! Vous venez ???", "On ouvre le 3 décembre, le soir, enfin ! "
         "Vous venez ?"),
        ("fr", "On ouvre à Lille.Venez , c’est gratuit . Quoi ?!?!", "On ouvre à Lille. Venez, c’est gratuit. Quoi ?!"),
        ("en", "We open in May,at noon ! Who comes ???", "We open in May, at noon! Who comes?"),
        ("de", "Wir öffnen am Montag ,kommt vorbei !!!", "Wir öffnen am Montag, kommt vorbei!"),
        ("es", "¡¡¡Abrimos el lunes !!! ¿¿¿Vienes ???", "¡Abrimos el lunes! ¿Vienes?"),
        ("it", "Apriamo lunedì ,venite !!!", "Apriamo lunedì, venite!"),
        ("pt", "Abrimos na segunda ,venham !!!", "Abrimos na segunda, venham!"),
        ("nl", "Maandag open ,kom langs !!!", "Maandag open, kom langs!"),
        ("ar", "نفتح يوم الاثنين ،أهلا بكم ؟؟؟", "نفتح يوم الاثنين، أهلا بكم؟"),
        ("fr", "Le gros lot : ??? €. La suite demain.", "Le gros lot : ??? €. La suite demain."),
    ],
)  # fmt: skip
def test_spaces_and_runs_are_put_right(language: str, given: str, expected: str) -> None:
    assert mended(given, language) == expected


def test_what_was_put_right_is_said() -> None:
    said = [m.render("fr") for m in propose(read("Un ,deux,trois !!!", "text", "fr"), Goal("facebook")).changes]
    assert "2 espaces remises à leur place près des signes de ponctuation." in said
    assert any("Séries de points" in one for one in said)


def test_what_the_brand_turned_off_stays() -> None:
    off = Brand(checks_off=("style.misplaced_space", "style.exclamation_overload", "style.typography"))
    assert mended("Venez ,tous !!! Il y a l'été.", "fr", off) == "Venez ,tous !!! Il y a l'été."


@pytest.mark.parametrize("language", codes())
@settings(max_examples=60, deadline=None)
@given(text=st.text(st.sampled_from("abÀ,،.;:!?؟¡¿ \u00a0#@`/3é\n🎉«»"), max_size=40))
def test_a_second_time_changes_nothing_and_links_stay(language: str, text: str) -> None:
    aim = Aim(Goal("facebook"), language, load("facebook"))
    for rule in (place_spaces, calm_marks):
        once = rule(f"{LEFT}\n\n{text}", aim).text
        assert once.startswith(LEFT)
        assert rule(once, aim).text == once
