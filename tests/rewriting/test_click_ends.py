"""A call says what to do; that one clicks on the link after its colon goes without saying."""

import pytest

from assistant.checks import Goal
from assistant.document import read
from assistant.rewriting.engines import RulesEngine
from assistant.rewriting.rewrite import rewrite

LINK = "https://argile.example/stage"


@pytest.mark.parametrize("network", ["x", "instagram", "linkedin", "google_business"])
@pytest.mark.parametrize(
    ("language", "call", "expected"),
    [
        ("fr", f"Pour réserver, cliquez ici : {LINK}", f"Pour réserver : {LINK}"),
        ("fr", f"Réservez votre place en cliquant sur le lien ci-dessous : {LINK}", f"Réservez votre place : {LINK}"),
        ("fr", f"Réservez via ce lien : {LINK}", f"Réservez : {LINK}"),
        ("en", f"To book, please click on the link below: {LINK}", f"To book: {LINK}"),
        ("en", f"Book your place by clicking here: {LINK}", f"Book your place: {LINK}"),
        ("fr", f"Voici le lien : {LINK}", f"Voici le lien : {LINK}"),
        ("fr", f"Cliquez ici : {LINK}", f"Cliquez ici : {LINK}"),
        ("en", "To book, click here: it is simple.", "To book, click here: it is simple."),
    ],
)
def test_the_call_goes_straight_to_its_link(network: str, language: str, call: str, expected: str) -> None:
    news = {"fr": "Le stage de poterie revient samedi à 10 h.", "en": "The pottery workshop is back on Saturday."}[
        language
    ]
    made = rewrite(read(f"{news} {call}", language=language), Goal(network), RulesEngine())
    flat = " ".join(" ".join(made.parts).replace("\u00a0", " ").replace("\u202f", " ").split())
    assert flat == f"{news} {expected}"
    assert made.accepted, made.reasons
    cut = any("goes" in note.render("en") or "at once" in note.render("en") for note in made.notes)
    assert cut is (call != expected)
