"""A roundabout call says what to do, where its infinitive stands alone; elsewhere it stays as it is written."""

import pytest

from assistant.checks import Goal
from assistant.document import read
from assistant.rewriting.engines import RulesEngine
from assistant.rewriting.rewrite import rewrite

NEWS = "Le stage de poterie revient samedi à 10 h."


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("N’hésitez pas à réserver votre place avant le 12 mars.", "Réservez votre place avant le 12 mars."),
        ("N'hésitez surtout pas à nous contacter.", "Contactez-nous."),
        ("N’hésitez pas à vous abonner.", "Abonnez-vous."),
        ("N’hésitez pas à m’appeler samedi.", "Appelez-moi samedi."),
        ("N’hésitez pas à en parler.", "Parlez-en."),
        ("N’hésitez pas à venir samedi.", None),
        ("N’hésitez pas à l’essayer.", None),
        ("N’hésitez pas à passer et à goûter le thé.", None),
        ("N’hésitez pas à appeler ou nous écrire.", None),
        ("Elle n’hésite pas à prêter ses outils.", None),
        ("N’hésite pas à passer samedi.", None),
    ],
)
def test_a_call_is_direct_or_left_alone(call: str, expected: str | None) -> None:
    made = rewrite(read(f"{NEWS} {call}", language="fr"), Goal("forum"), RulesEngine())
    flat = made.parts[0].replace("\u00a0", " ").replace("\u202f", " ")
    assert flat == f"{NEWS} {expected or call}".replace("'", "’")
    assert made.accepted, made.reasons


def test_other_languages_are_left_alone() -> None:
    made = rewrite(read("N’hésitez pas à réserver.", language="es"), Goal("forum"), RulesEngine())
    assert "N’hésitez" in made.parts[0]
