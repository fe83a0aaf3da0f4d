"""The brand's own links: a post that calls for one ends with it; the model may use them, and no other."""

import pytest

from assistant.brand import Brand
from assistant.checks import Goal
from assistant.document import read
from assistant.llm.client import Client
from assistant.rewriting.engines import ModelEngine, RulesEngine
from assistant.rewriting.prompt_editing import turns
from assistant.rewriting.prompts import brand_values
from assistant.rewriting.rewrite import rewrite
from assistant.rewriting.rules import Proposal, propose
from assistant.rewriting.task import Task
from tests.scripted_endpoint import ScriptedEndpoint, writes

LINK = "https://argile.example/reserver"
BRAND = Brand("Argile", links={"commander": "https://argile.example/boutique", "réserver": LINK})
CALL = "Le stage de poterie revient samedi. Réservez vite votre place."
NBSP = "\u00a0"


def proposal(text: str, network: str = "linkedin", brand: Brand = BRAND, language: str = "fr") -> Proposal:
    return propose(read(text, language=language), Goal(network, brand=brand))


@pytest.mark.parametrize("network", ["x", "linkedin", "facebook", "bluesky"])
def test_a_post_that_calls_for_it_ends_with_the_link(network: str) -> None:
    assert proposal(CALL, network).parts[-1].endswith(f"Réserver{NBSP}: {LINK}")


def test_campaign_hashtags_and_signature_stand_where_they_do() -> None:
    brand = Brand("Argile", links={"réserver": LINK}, campaign={"utm_source": "{network}"}, signature="— L’équipe")
    assert proposal(f"{CALL}\n\n#poterie", brand=brand).parts == (
        f"{CALL}\n\nRéserver{NBSP}: {LINK}?utm_source=linkedin\n\n— L’équipe\n\n#poterie",
    )


def test_english_signs_are_english() -> None:
    made = proposal("The workshop is back. Book your place.", brand=Brand(links={"book": LINK}), language="en")
    assert made.parts[0].endswith(f"Book: {LINK}")


@pytest.mark.parametrize(
    "text",
    [
        "Le four est chaud.",
        f"{CALL} https://argile.example/stage",
        f"{CALL} {LINK}",
        "Le réservoir est plein, comme avant.",
    ],
)
def test_nothing_is_added_where_nothing_calls_or_a_link_is_there(text: str) -> None:
    assert proposal(text).parts[0].count("https://") == text.count("https://")


@pytest.mark.parametrize(("network", "place"), [("instagram", "bio"), ("google_business", "button")])
def test_where_links_do_not_open_the_user_is_told(network: str, place: str) -> None:
    made = proposal(CALL, network)
    assert LINK not in made.parts[0]
    assert any(place in change.render("en") and LINK in change.render("en") for change in made.changes)


def test_a_link_that_no_longer_fits_stays_out() -> None:
    text = f"{CALL} {'Belle terre. ' * 16}".strip()
    assert proposal(text, "x").parts == (text,)


def test_the_guard_accepts_the_brand_s_link_that_the_rules_add() -> None:
    assert rewrite(read(CALL, language="fr"), Goal("linkedin", brand=BRAND), RulesEngine()).accepted


@pytest.mark.parametrize(
    ("link", "accepted"), [(LINK, True), (f"{LINK}-vite", False), ("https://argile.example/autre", False)]
)
def test_the_guard_knows_the_brand_s_links_and_no_other(link: str, accepted: bool) -> None:
    with ScriptedEndpoint(default=writes(lambda draft: f"{draft} {link}")) as server:
        endpoint = server.endpoint()
        engine = ModelEngine("endpoint", "m", lambda: Client(endpoint))
        made = rewrite(read(CALL, language="fr"), Goal("linkedin", brand=BRAND), engine)
    assert made.accepted is accepted, made.reasons


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_model_is_told_the_links(language: str) -> None:
    task = Task(read(CALL, language=language), Goal("x", brand=BRAND))
    orders = turns("rewrite", language, task, None)[0]["content"]
    assert LINK in orders
    assert brand_values(Brand())["links"] == {}
