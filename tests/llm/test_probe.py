"""Asking an endpoint whether it answers."""

import pytest

from assistant.llm.probe import probe
from assistant.llm.structured import read_json
from tests.scripted_endpoint import KEY, ScriptedEndpoint, fails, says


def test_endpoint_that_answers() -> None:
    with ScriptedEndpoint(says("ready")) as server:
        found = probe(server.endpoint())
    assert found.answers
    assert found.as_json("fr")["message"] is None
    assert found.usage.requests == 1


def test_endpoint_that_refuses_says_why() -> None:
    with ScriptedEndpoint(default=fails(401)) as server:
        found = probe(server.endpoint())
    assert not found.answers
    assert "OPENAI_API_KEY" in str(found.as_json("fr")["message"])
    assert KEY not in str(found)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ('{"title": "Été"}', {"title": "Été"}),
        ('Here you are:\n```json\n{"title": "A"}\n```\nBye {', {"title": "A"}),
        ("[1, 2]", [1, 2]),
        ("{not json} {}", {}),
        ("no value", None),
        ("", None),
    ],
)
def test_json_is_read_whatever_stands_around_it(said: str, read: object) -> None:
    assert read_json(said) == read
