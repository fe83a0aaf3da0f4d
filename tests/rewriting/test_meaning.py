"""The second reading of the meaning: it may refuse, it never makes anything accepted, and its cost is shown."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checks import Goal
from assistant.document import read
from assistant.rewriting.engines import RulesEngine
from assistant.rewriting.meaning import SCHEMA
from assistant.rewriting.rewrite import Rewrite, rewrite
from assistant.rewriting.task import Wishes
from tests.rewriting.test_loop import DRAFT, SOURCE, engine_of
from tests.scripted_endpoint import HONEST, Behaviour, ScriptedEndpoint, fails, says, writes

SAME: dict[str, Any] = {"same_meaning": True, "differences": []}
OTHER: dict[str, Any] = {
    "same_meaning": False,
    "differences": [{"source": "ouvre lundi", "rewrite": "rouvre lundi", "why": "Elle n’avait pas fermé."}],
}


def judged(verdict: str | Behaviour, writer: Behaviour = HONEST, attempts: int = 1) -> tuple[Rewrite, ScriptedEndpoint]:
    judge = says(verdict) if isinstance(verdict, str) else verdict
    with ScriptedEndpoint(*[writer] * attempts, judge) as server:
        made = rewrite(DRAFT, Goal("linkedin"), engine_of(server), Wishes(attempts=attempts, judge=True))
    return made, server


def reasons(made: Rewrite) -> str:
    return " ".join(reason.render("fr") for reason in made.reasons)


def test_a_meaning_that_is_the_same_changes_nothing_and_costs_one_request() -> None:
    made, server = judged(json.dumps(SAME))
    assert made.accepted, reasons(made)
    assert made.meaning is not None
    assert made.meaning.same is True
    assert made.usage.requests == 2
    assert made.meaning.usage.requests == 1
    assert made.as_json("fr")["meaning"] == made.meaning.as_json("fr")
    asked = server.chats()[-1].body
    assert asked["response_format"]["json_schema"]["schema"] == SCHEMA
    assert asked["temperature"] == 0


def test_another_meaning_is_refused_with_its_reason() -> None:
    made, _ = judged(f"Voici mon avis :\n```json\n{json.dumps(OTHER, ensure_ascii=False)}\n```")
    assert not made.accepted
    assert "« rouvre lundi »" in reasons(made).replace("\u00a0", " ")
    assert "Elle n’avait pas fermé." in reasons(made)
    assert made.parts == (SOURCE,)


@pytest.mark.parametrize("verdict", [SAME, {**SAME, "accepted": True, "same_meaning": True}])
def test_no_verdict_makes_the_guard_accept(verdict: dict[str, Any]) -> None:
    made, _ = judged(json.dumps(verdict), writes(lambda d: d.replace("1,20", "1,50")))
    assert not made.accepted
    assert "1,50" in reasons(made)


@pytest.mark.parametrize("said", ["", "Oui, c’est pareil.", "{", "[]", '{"same_meaning": "yes"}', '"true"'])
def test_a_verdict_that_cannot_be_read_is_told_and_held_against_nobody(said: str) -> None:
    made, _ = judged(said)
    assert made.accepted, reasons(made)
    assert made.meaning is not None
    assert made.meaning.same is None
    assert any("lecture" in note.render("fr") for note in made.notes)


def test_differences_count_even_where_the_judge_says_same() -> None:
    made, _ = judged(json.dumps({**OTHER, "same_meaning": True}))
    assert not made.accepted


def test_a_judge_that_fails_is_told() -> None:
    made, _ = judged(fails(400))
    assert made.accepted
    assert any("lecture" in note.render("fr") for note in made.notes)


def test_an_endpoint_without_structured_answers_is_asked_in_words() -> None:
    refuses = fails(400, error={"message": "Unknown parameter: 'response_format'.", "param": "response_format"})
    with ScriptedEndpoint(HONEST, refuses, says(json.dumps(SAME))) as server:
        made = rewrite(DRAFT, Goal("linkedin"), engine_of(server), Wishes(judge=True))
    assert made.meaning is not None
    assert made.meaning.same is True
    assert "response_format" not in server.chats()[-1].body


def test_addresses_are_masked_from_the_judge_and_shown_to_the_user() -> None:
    _, server = judged(json.dumps(SAME))
    assert "martin.example" not in server.chats()[-1].prompt


def test_orders_in_the_draft_do_not_reach_the_judge_as_orders() -> None:
    _, server = judged(json.dumps(SAME))
    system, user = server.chats()[-1].body["messages"]
    assert "La boulangerie Martin" not in system["content"]
    assert "<draft-" in user["content"]


@settings(deadline=None, max_examples=20)
@given(st.recursive(st.none() | st.booleans() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(
    st.sampled_from(["same_meaning", "differences", "source", "rewrite", "why"]), inner), max_leaves=8))  # fmt: skip
def test_whatever_the_judge_sends_nothing_breaks(said: object) -> None:
    made, _ = judged(json.dumps(said))
    assert made.meaning is not None
    assert made.accepted is not bool(made.reasons)


def test_rules_say_that_they_read_no_meaning() -> None:
    made = rewrite(read(SOURCE, language="fr"), Goal("linkedin"), RulesEngine(), Wishes(judge=True))
    assert made.accepted
    assert made.meaning is None
    assert any("sens" in note.render("fr") for note in made.notes)


def test_nothing_is_judged_unless_it_is_asked_for() -> None:
    with ScriptedEndpoint() as server:
        made = rewrite(DRAFT, Goal("linkedin"), engine_of(server))
    assert made.meaning is None
    assert len(server.chats()) == 1
