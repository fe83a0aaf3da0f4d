"""Engines by name, and the demo model really run."""

from dataclasses import replace

import pytest

from assistant.checks import Goal
from assistant.document import read
from assistant.errors import UserError
from assistant.llm import embedded
from assistant.llm.errors import NoEndpoint, Offline
from assistant.networks import fits, load
from assistant.rewriting import reader
from assistant.rewriting.engines import DEMO_NOTICE, NAMES, default_engine, engine
from assistant.rewriting.rewrite import rewrite
from assistant.rewriting.task import Watch, Wishes
from assistant.settings import Settings
from assistant.settings import load as load_settings
from tests.scripted_endpoint import KEY, ScriptedEndpoint


def settings(**values: object) -> Settings:
    return replace(load_settings(), **values)  # type: ignore[arg-type]


def test_endpoint_is_the_default_where_one_is_configured() -> None:
    assert default_engine(settings()).name == "rules"
    configured = default_engine(settings(model="m", api_key=KEY))
    assert (configured.name, configured.model) == ("endpoint", "m")
    assert default_engine(settings(model="m", api_key=KEY, offline=True)).name == "rules"


@pytest.mark.parametrize(("name", "error"), [("endpoint", NoEndpoint), ("magic", UserError)])
def test_engine_that_is_not_there_is_told(name: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        engine(name, settings())


def test_endpoint_is_refused_when_the_network_is_shut_off() -> None:
    with pytest.raises(Offline):
        engine("endpoint", settings(model="m", api_key=KEY, offline=True))


def test_no_server_is_started_before_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "endpoint", lambda: pytest.fail("started"))
    assert engine("demo", settings()).model == embedded.MODEL


def test_model_of_the_command_line_wins() -> None:
    with ScriptedEndpoint() as server:
        chosen = engine("endpoint", settings(model="m", base_url=server.base_url), model="other")
        rewrite(read("Bonjour à tous.", language="fr"), Goal("x"), chosen)
    assert server.chats()[0].body["model"] == "other"


def test_rules_answer_without_a_model_and_do_not_translate() -> None:
    document = read("Bonjour à tous, la boutique ouvre demain.", language="fr")
    rules = engine("rules", settings())
    kept = rewrite(document, Goal("x"), rules)
    assert kept.accepted, kept.reasons
    assert (kept.engine, kept.model, kept.usage.requests, kept.usage.cost) == ("rules", None, 0, 0.0)
    translated = rewrite(document, Goal("x"), rules, Wishes(target_language="en"))
    assert not translated.accepted
    assert translated.attempts == 1


def test_every_engine_is_named() -> None:
    assert NAMES == ("rules", "demo", "endpoint")
    assert DEMO_NOTICE


@pytest.mark.demo
@pytest.mark.xdist_group("demo")
def test_demo_model_goes_the_whole_way() -> None:
    seen: list[str] = []
    document = read("Our bakery opens on Monday at 8 am. Croissants are 20% off until Friday.", language="en")
    result = rewrite(document, Goal("x"), engine("demo", settings()), watch=Watch(on_text=seen.append))
    assert (result.engine, result.model) == ("demo", embedded.MODEL)
    assert len(seen) > 3
    assert result.usage.requests == result.attempts
    assert result.usage.output_tokens > 0
    assert result.usage.cost == 0.0
    assert all(fits(part, load("x")) for part in result.parts)
    assert result.accepted is (not result.reasons)


@pytest.mark.parametrize(
    ("said", "read_as"),
    [
        ("Bonjour.", "Bonjour."),
        ("  Bonjour.\n", "Bonjour."),
        ("<think>Que dire ?</think>\nBonjour.", "Bonjour."),
        ("<think>sans fin", ""),
        ("```\nBonjour.\n```", "Bonjour."),
        ("```text\nBonjour.\nBonsoir.\n```", "Bonjour.\nBonsoir."),
        ("« Bonjour. »", "Bonjour."),
        ("“Hello.”", "Hello."),
        ('"Hello."', "Hello."),
        ('"Oui" et "non"', '"Oui" et "non"'),
        ("<draft-0123456789abcdef>\nBonjour.\n</draft-0123456789abcdef>", "Bonjour."),
    ],
)
def test_text_is_taken_out_of_its_wrapping(said: str, read_as: str) -> None:
    assert reader.read(said, "Le brouillon.") == read_as


def test_quotes_and_fences_of_the_draft_are_its_own() -> None:
    assert reader.read("« Bonjour. »", "« Salut. »") == "« Bonjour. »"
    assert reader.read("```\ncode\n```", "```\ncode\n```") == "```\ncode\n```"


ORDERS = "Tu gardes tels quels les faits du texte : noms, chiffres, prix et dates."


@pytest.mark.parametrize(
    ("text", "allowed", "leaked"),
    [
        ("Bonjour à tous.", "", False),
        ("Voici. Tu gardes tels quels les faits du texte. Bonjour.", "", True),
        ("TU GARDES, tels quels, les faits", "", True),
        ("On garde les faits du texte.", "", False),
        ("Tu gardes tels quels les faits du texte.", ORDERS, False),
        ("<draft-0123456789abcdef> Bonjour.", "", True),
    ],
)
def test_instructions_repeated_are_noticed(text: str, allowed: str, leaked: bool) -> None:
    assert reader.leaks(text, [ORDERS], allowed, 6) is leaked
