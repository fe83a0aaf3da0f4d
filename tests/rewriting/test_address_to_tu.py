"""Vous made tu where a brand says tu: in every word, or in none and said why."""

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.brand import Brand
from assistant.checks import Goal
from assistant.checks.style.address import marks
from assistant.cli import main
from assistant.document import read
from assistant.languages import load
from assistant.rewriting.guard import compare
from assistant.rewriting.rules import propose
from assistant.rewriting.rules.address import suit
from assistant.rewriting.rules.address_words import Unsure
from assistant.rewriting.rules.task import Aim, Step
from assistant.rewriting.rules.verb_for_tu import forms

CASES = tomllib.loads((Path(__file__).parent / "address_to_tu.toml").read_text(encoding="utf-8"))["case"]
LEFT = "left as it is"


def suited(text: str, address: str = "tu") -> Step:
    return suit(text, Aim(Goal(brand=Brand(address=address)), "fr", None))


def said(step: Step, language: str = "en") -> str:
    return " ".join(change.render(language) for change in step.changes)


@pytest.mark.parametrize("case", CASES, ids=[case["vous"][:40] for case in CASES])
def test_a_sentence_is_turned_wholly_or_left_with_a_reason(case: dict[str, str]) -> None:
    step = suited(case["vous"])
    assert step.text == (case["tu"] or case["vous"])
    assert ("made “tu”" in said(step)) if case["tu"] else (LEFT in said(step))
    if case["tu"]:
        found = marks(step.text, load("fr"))
        assert found is not None
        assert found.address == "tu"


@pytest.mark.parametrize("case", [case for case in CASES if case["tu"]], ids=lambda case: case["vous"][:40])
def test_turning_is_no_changed_fact(case: dict[str, str]) -> None:
    compared = compare(case["vous"], case["tu"], "fr", "fr")
    assert (compared.altered, compared.invented, compared.dropped) == ((), (), ())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Votre collègue vous attend.", "gender of “collègue”"),
        ("Restez connectés.", "“connectés” may speak to several persons"),
        ("Veuillez entrer.", "“veuillez” cannot be changed without a doubt"),
    ],
)
def test_the_reason_is_said_in_both_languages(text: str, reason: str) -> None:
    step = suited(text)
    assert reason in said(step)
    assert "le texte reste tel quel" in said(step, "fr")


def test_the_apostrophe_is_the_one_of_the_text() -> None:
    assert suited("On vous attend, n'oubliez pas.").text == "On t'attend, n'oublie pas."
    assert suited("On vous attend, n’oubliez pas.").text == "On t’attend, n’oublie pas."


@pytest.mark.parametrize(
    ("told", "stated", "order"),
    [
        ("préférez", "préfères", "préfère"),
        ("achetez", "achètes", "achète"),
        ("appelez", "appelles", "appelle"),
        ("envoyez", "envoies", "envoie"),
        ("célébrez", "célèbres", "célèbre"),
        ("choisissez", "choisis", "choisis"),
        ("prévenez", "préviens", "préviens"),
        ("découvrez", "découvres", "découvre"),
        ("sourirez", "souriras", None),
        ("tirez", "tires", "tire"),
        ("mangiez", "mangeais", None),
        ("aimeriez", "aimerais", None),
        ("scrollez", "scrolles", "scrolle"),
    ],
)
def test_a_verb_is_conjugated(told: str, stated: str, order: str | None) -> None:
    assert forms(told, load("fr"))[:2] == (stated, order)


def test_a_form_of_two_verbs_is_nobody_s_guess() -> None:
    with pytest.raises(Unsure):
        forms("alliez", load("fr"))


def test_other_brands_and_languages_are_left_alone() -> None:
    assert suited("Réservez.", "vous") == Step("Réservez.")
    document = read("Vous dites.", language="en")
    assert propose(document, Goal("forum", brand=Brand(address="tu"))).parts[0] == "Vous dites."


IN_TU = """
Tu peux venir avec ton chien.
Nous t’attendons samedi avec tes amis.
Abonne-toi et dis-nous tout.
Peux-tu nous écrire ?
Tu n’as besoin de rien.
Viens quand tu veux, s’il te plaît.
Si tu hésites, appelle ta conseillère.
Tu pourras goûter, tu pourrais aimer.
Choisis ton cadeau.
On t’attend samedi avec tes amis.
Ne t’inquiète pas, nous livrons.
Vas-y, essaie notre terrasse !
Profites-en avant lundi.
Préfères-tu le thé ou le café ?
Tu achètes un livre, nous t’en offrons un second.
Jette un œil à nos nouveautés.
Lève le pied le dimanche.
Envoie ton CV et ta lettre.
Prends soin de toi.
Merci à toi.
Inscris-toi avant le 12 mars.
Tu recevras ta commande sous trois jours.
Tu étais là en 2010 ?
Comment choisis-tu tes légumes ?
Tu te lèves tôt ?
Laisse-toi tenter par notre menu.
N’oublie pas ta gourde.
Ouvre la porte de notre atelier.
Découvre ta nouvelle boutique.
As-tu goûté notre tarte ?
Tu cherches une idée ?
Tu es photographe ?
Chez toi ou chez nous ?
Ton histoire nous intéresse.
Tu souhaites rejoindre notre équipe ?
Quand tu auras fini, rapporte tes bocaux.
Partage ce post et identifie un ami.
Mange des fruits, bouge et souris !
Connais-tu notre carte ?
Offre-toi une pause au bord de l’eau.
""".strip().splitlines()


def test_there_and_back_is_where_it_began_or_is_doubted() -> None:
    came_back = 0
    for text in IN_TU:
        there = suited(text, "vous")
        if there.text == text:
            assert LEFT in said(there)
            continue
        back = suited(there.text)
        assert back.text == text or (back.text == there.text and LEFT in said(back))
        came_back += back.text == text
    assert came_back >= 30


@settings(deadline=None, max_examples=120)
@given(st.lists(st.sampled_from([
    "vous", "Vous", "vous-même", "votre", "vos", "le vôtre", "réservez", "venez", "pouvez-vous", "inscrivez-vous",
    "êtes", "allez", "faites", "dites", "ne", "et", ",", ".", "?", "que", "qui", "pour", "nous", "attendons", "table",
    "les amis", "y", "pas", "inscrits",
]), max_size=12))  # fmt: skip
def test_no_text_is_left_half_turned(words: list[str]) -> None:
    text, pack = " ".join(words), load("fr")
    before, step = marks(text, pack), suited(text)
    after = marks(step.text, pack)
    assert before is not None
    assert after is not None
    assert step.text == text or (after.vous == () and after.tu)
    assert bool(step.changes) == bool(before.vous)


def test_a_brand_in_tu_has_its_posts_rewritten_and_accepted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    post, brand = tmp_path / "post.txt", tmp_path / "brand.toml"
    post.write_text("Vous aimez le pain ? Réservez votre brioche à 4,50 € avant le 14 mars, on vous attend !", "utf-8")
    brand.write_text('address = "tu"\n', encoding="utf-8")
    asked = ["rewrite", str(post), "--network", "linkedin", "--engine", "rules", "--brand", str(brand)]
    assert main([*asked, "--output", "json"]) == 0
    rewrite = json.loads(capsys.readouterr().out)["rewrites"][0]
    assert rewrite["accepted"] is True
    whole = " ".join(" ".join(rewrite["parts"]).split()).replace("\u202f", " ")
    assert whole == "Tu aimes le pain ? Réserve ta brioche à 4,50 € avant le 14 mars, on t’attend !"
    assert main([*asked, "--ui", "fr"]) == 0
    assert "« vous » devenu « tu »" in capsys.readouterr().out.replace("\u00a0", " ")
