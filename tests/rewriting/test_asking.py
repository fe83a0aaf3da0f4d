"""What a model is sent, what is kept from it, and what is shown and paid meanwhile."""

import json
import threading
from pathlib import Path

import pytest

from assistant.brand import Brand
from assistant.checks import Goal
from assistant.document import Format, read
from assistant.llm.answers import Answer
from assistant.llm.client import Client
from assistant.rewriting.engines import ModelEngine
from assistant.rewriting.rewrite import dry_run, rewrite
from assistant.rewriting.task import Watch, Wishes
from tests.rewriting.test_loop import BAD, DRAFT, SOURCE, engine_of, shown
from tests.scripted_endpoint import ScriptedEndpoint, pauses, says, writes


def test_links_and_addresses_are_masked_from_the_model() -> None:
    with ScriptedEndpoint() as server:
        result = rewrite(DRAFT, Goal("linkedin"), engine_of(server))
    assert "martin.example" not in server.chats()[0].prompt
    assert result.parts == (SOURCE,)


def test_text_is_shown_as_it_comes_without_its_marks() -> None:
    seen: list[str] = []
    attempts: list[int] = []
    with ScriptedEndpoint() as server:
        result = rewrite(
            DRAFT, Goal("linkedin"), engine_of(server), watch=Watch(on_text=seen.append, on_attempt=attempts.append)
        )
    assert len(seen) > 5
    assert seen[-1] == result.parts[0] == SOURCE
    assert attempts == [1]


def test_user_can_stop_the_model_and_see_what_was_spent() -> None:
    rest, cancel = threading.Event(), threading.Event()
    with ScriptedEndpoint(pauses(SOURCE, rest)) as server:
        watch = Watch(on_text=lambda text: cancel.set(), cancel=cancel)
        result = rewrite(DRAFT, Goal("linkedin"), engine_of(server), watch=watch)
        rest.set()
    assert result.cancelled
    assert not result.accepted
    assert "arrêté" in shown(result)
    assert result.attempts == 1
    assert result.usage.output_tokens > 0


def test_request_answered_once_is_not_paid_twice() -> None:
    class Memory(dict[str, Answer]):
        def put(self, key: str, answer: Answer) -> None:
            self[key] = answer

    memory = Memory()
    with ScriptedEndpoint(BAD["altered price"]) as server:
        engine = ModelEngine("endpoint", server.model, lambda: Client(server.endpoint(), memory))
        first = rewrite(DRAFT, Goal("linkedin"), engine)
        again = rewrite(DRAFT, Goal("linkedin"), engine)
        rewrite(DRAFT, Goal("linkedin"), engine, Wishes(variant=1))
    assert again.parts == first.parts
    assert (first.usage.requests, again.usage.requests) == (2, 0)
    assert len(server.chats()) == 3


def test_preview_is_what_is_sent_and_sends_nothing() -> None:
    with ScriptedEndpoint() as server:
        engine = engine_of(server)
        preview = dry_run(DRAFT, Goal("linkedin"), engine)
        assert not server.requests
        rewrite(DRAFT, Goal("linkedin"), engine)
    assert server.chats()[0].body["messages"] == [dict(turn) for turn in preview.turns]
    assert preview.usage.input_tokens > 100
    assert preview.usage.cost == 0.0
    assert json.loads(json.dumps(preview.as_json()))["messages"]


def test_translation_is_asked_for_and_judged_in_the_other_language() -> None:
    english = (
        "The Martin bakery opens on Monday 7 December at 8 am. The baguette is €1.20 until 31 December. "
        "Book at https://martin.example/noel or write to bonjour@martin.example."
    )
    good, lazy = says(english), says(SOURCE)
    with ScriptedEndpoint(lazy, good) as server:
        wishes = Wishes(target_language="en", task="translate")
        result = rewrite(DRAFT, Goal("linkedin"), engine_of(server), wishes)
    assert result.language == "en"
    assert "English" in server.chats()[0].prompt
    assert "not in the language asked for (English)" in server.chats()[1].prompt
    assert "langue" not in shown(result)
    assert "https://martin.example/noel" in result.parts[0]


def test_broken_prompt_of_the_user_is_told_with_the_result(tmp_path: Path) -> None:
    (tmp_path / "rewrite.fr.j2").write_text("{{ oups", encoding="utf-8")
    with ScriptedEndpoint() as server:
        result = rewrite(DRAFT, Goal("linkedin"), engine_of(server, tmp_path))
    assert result.accepted
    assert "rewrite.fr.j2" in result.notes[0].render("fr")


def test_brand_and_instruction_reach_the_model() -> None:
    goal = Goal("linkedin", brand=Brand("Martin", "vous", forbidden_words=("leader",)))
    with ScriptedEndpoint() as server:
        rewrite(DRAFT, goal, engine_of(server), Wishes(instruction="Sois chaleureux."))
    said = server.chats()[0].prompt
    assert all(word in said for word in ("Martin", "leader", "Sois chaleureux."))


def test_a_passage_left_alone_comes_back_as_it_was() -> None:
    notice = "L’abus d’alcool est dangereux pour la santé."
    draft = read(f"{SOURCE}\n\n{notice}", language="fr")
    for goal in (Goal("linkedin", excluded=(notice,)), Goal("linkedin", brand=Brand(excluded_passages=(notice,)))):
        with ScriptedEndpoint(default=writes(lambda text: text.replace("dangereux", "bon"))) as server:
            result = rewrite(draft, goal, engine_of(server))
        assert notice in result.parts[0]
        assert notice not in server.chats()[0].prompt
        assert result.accepted


@pytest.mark.parametrize("format_", ["markdown", "html"])
def test_address_of_a_link_reaches_the_model_whatever_the_format(format_: Format) -> None:
    source = {
        "markdown": "Lisez **vite** [le programme](https://fete.example/p) avant lundi.",
        "html": '<p>Lisez <b>vite</b> <a href="https://fete.example/p">le programme</a> avant lundi.</p>',
    }[format_]
    document = read(source, format_, "fr")
    with ScriptedEndpoint() as server:
        result = rewrite(document, Goal("x"), engine_of(server))
    assert "https://fete.example/p" in "".join(result.parts)
    assert "<" not in result.parts[0]
    assert "**" not in result.parts[0]
    assert server.chats()
