"""A brand's voice: measured from its posts, put into the prompt, checked in what comes out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.brand import Brand
from assistant.checks import Goal
from assistant.document import read
from assistant.rewriting.engines import RulesEngine
from assistant.rewriting.habits import habits, spoken
from assistant.rewriting.rewrite import Rewrite, dry_run, rewrite
from assistant.rewriting.task import Wishes
from tests.rewriting import test_loop
from tests.rewriting.test_loop import engine_of
from tests.scripted_endpoint import HONEST, Behaviour, ScriptedEndpoint, says

SAMPLES = (
    "Le levain est prêt, vous venez ? Passez dès 7 h goûter la nouvelle tourte. #Levain",
    "Vous aimez le seigle ? Nous en avons pétri pour vous ce matin. 🌾 #Seigle #Pain",
    "Une question sur nos farines ? Écrivez-nous, nous vous répondons toujours. #Farine",
)
BRAND = Brand("Maison Léon", samples=SAMPLES)
DRAFT = "La tourte de seigle sort du four à 7 h samedi. Elle coûte 4,80 €."


def through(said: str | Behaviour, brand: Brand, draft: str = DRAFT, network: str = "linkedin") -> Rewrite:
    behaviour = says(said) if isinstance(said, str) else said
    with ScriptedEndpoint(default=behaviour) as server:
        return rewrite(read(draft, language="fr"), Goal(network, brand=brand), engine_of(server))


def reasons(made: Rewrite) -> str:
    return " ".join(reason.render("en") for reason in made.reasons)


def test_habits_are_measured() -> None:
    found = habits(BRAND)
    assert found is not None
    assert (found.posts, found.address, found.opening, found.closing) == (3, "vous", "question", "hashtags")
    assert (found.emoji, found.hashtags, found.exclamations) == ((0, 1), (1, 2), (0, 0))
    assert found.words == (min(len(s.split()) for s in SAMPLES), max(len(s.split()) for s in SAMPLES))


def test_too_few_posts_show_no_habit() -> None:
    assert habits(Brand(samples=SAMPLES[:2])) is None
    assert habits(Brand(samples=("", " ", *SAMPLES[:2]))) is None
    assert spoken(Brand()) is None


def test_what_the_brand_chose_wins_over_its_posts() -> None:
    assert spoken(BRAND) == "vous"
    assert spoken(Brand(address="tu", samples=SAMPLES)) == "tu"


@settings(deadline=None)  # the first text loads the packs of its language
@given(st.lists(st.text(), min_size=3, max_size=5))
def test_any_posts_can_be_measured(samples: list[str]) -> None:
    found = habits(Brand(samples=tuple(samples)))
    assert found is None or found.words[0] <= found.words[1]


@pytest.mark.parametrize(("language", "word"), [("fr", "mesurées sur 3"), ("en", "measured on 3")])
def test_habits_stand_in_the_prompt(language: str, word: str) -> None:
    with ScriptedEndpoint() as server:
        seen = dry_run(read(DRAFT, language=language), Goal("x", brand=BRAND), engine_of(server))
    orders = seen.turns[0]["content"]
    assert word in orders
    assert ("une question" if language == "fr" else "a question") in orders


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (f"{DRAFT} Tu viens ?", "own posts say vous"),
        (f"🥖🥖 {DRAFT} 🥖", "Emoji: 3"),
        (f"Enfin ! {DRAFT}", "1 exclamation mark"),
        (f"{DRAFT} #Tourte #Seigle #Four", "3 hashtags"),
    ],
)
def test_what_the_brand_never_does_is_sent_back(said: str, told: str) -> None:
    made = through(said, BRAND)
    assert not made.accepted
    assert told in reasons(made)
    assert told not in reasons(through(said, Brand()))


def test_what_the_draft_did_already_is_its_own_affair() -> None:
    draft = f"Enfin ! {DRAFT}"
    assert through(HONEST, BRAND, draft).accepted


def test_the_signature_is_asked_for_and_is_no_invented_fact() -> None:
    brand = Brand("Maison Léon", signature="L’équipe de la Maison Léon, à Dinan")
    assert "signature is missing" in reasons(through(DRAFT, brand))
    assert through(f"{DRAFT}\n\n{brand.signature}", brand).accepted
    by_rules = rewrite(read(DRAFT, language="fr"), Goal("linkedin", brand=brand), RulesEngine())
    assert by_rules.accepted, reasons(by_rules)
    assert by_rules.parts[0].endswith(brand.signature)
    again = rewrite(read(by_rules.parts[0], language="fr"), Goal("linkedin", brand=brand), RulesEngine())
    assert again.parts == by_rules.parts


def test_rules_add_no_hashtag_to_a_brand_that_uses_none() -> None:
    plain = tuple(sample.partition(" #")[0] for sample in SAMPLES)
    goal = Goal("linkedin", keyphrases=("tourte de seigle",), brand=Brand(samples=plain))
    assert "#" not in rewrite(read(DRAFT, language="fr"), goal, RulesEngine()).parts[0]


def test_a_paid_partnership_stays_declared() -> None:
    draft = "Collaboration commerciale avec Trekka. Le sac pèse 1,6 kg et coûte 159 €."
    hidden = through("Le sac Trekka pèse 1,6 kg et coûte 159 €.", Brand(), draft)
    assert not hidden.accepted
    assert "paid partnership" in reasons(hidden)
    assert through(HONEST, Brand(), draft).accepted


def test_the_brand_never_speaks_as_a_customer() -> None:
    made = through(f"{DRAFT} En tant que cliente fidèle, je recommande cette adresse.", BRAND)
    assert not made.accepted
    assert "customer" in reasons(made)


@pytest.mark.parametrize(
    ("task", "said"),
    [
        ("alt_text", "Une vitrine de boulangerie avec des baguettes dorées."),
        ("reply", "Merci beaucoup, à lundi !"),
        ("rewrite", test_loop.SOURCE),
    ],
)
def test_what_nobody_signs_needs_no_signature(task: str, said: str) -> None:
    with ScriptedEndpoint(default=says(said)) as server:
        goal = Goal("facebook", brand=Brand("Chez Nous", signature="L’équipe Martin"))
        made = rewrite(test_loop.DRAFT, goal, engine_of(server), Wishes(task=task))
    assert made.accepted is (task != "rewrite")
    assert ("signature" in test_loop.shown(made)) is (task == "rewrite")
