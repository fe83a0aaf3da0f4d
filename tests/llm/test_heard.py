"""Answers as servers really send them: in parts, with other words for the same end, with halves of characters."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.llm.answers import Endpoint
from assistant.llm.errors import ModelError, QuotaSpent, RateLimited, ServerFailed
from assistant.llm.heard import Heard
from assistant.llm.request import family
from tests.rewriting.test_loop import run, shown
from tests.scripted_endpoint import KEY, Behaviour, Reply, Request, fails, sends

HERE = Endpoint("http://127.0.0.1:1/v1", KEY, "m")


def answer(content: object, finish: str | None = "stop", **more: object) -> dict[str, object]:
    return {"choices": [{"message": {"content": content, **more}, "finish_reason": finish}]}


def heard(*said: object) -> Heard:
    found = Heard(HERE)
    for one in said:
        found.hear(one, "message")
    return found


def test_thoughts_sent_as_parts_are_no_text() -> None:
    parts = [{"type": "thinking", "thinking": [{"type": "text", "text": "Hmm."}]}, {"type": "text", "text": "Bonjour."}]
    assert heard(answer(parts)).text == "Bonjour."
    assert heard(answer([{"type": "text"}, "Non", None])).text == ""


def test_halves_of_a_character_are_joined_and_a_lone_one_replaced() -> None:
    assert heard(answer("À demain \ud83d"), answer("\ude00 !")).text == "À demain 😀 !"
    assert heard(answer("café\ud83d")).text == "café\ufffd"
    heard(answer("café\ud83d")).text.encode()


@pytest.mark.parametrize(
    ("said", "ours"),
    [
        ("stop", "stop"), ("end_turn", "stop"), ("eos", "stop"), ("length", "length"), ("model_length", "length"),
        ("MAX_TOKENS", "length"), ("content_filter", "content_filter"), ("SAFETY", "content_filter"),
    ],
)  # fmt: skip
def test_every_server_has_its_words_for_the_end(said: str, ours: str) -> None:
    assert heard(answer("Bonjour.", said)).finish == ours


def test_a_refusal_is_told_as_the_filter_it_is() -> None:
    assert heard(answer(None, "stop", refusal="I can't help with that.")).finish == "content_filter"


@pytest.mark.parametrize("usage", [{"prompt_tokens": "many"}, {"completion_tokens": []}, "none", None, 3])
def test_usage_that_is_no_number_is_estimated(usage: object) -> None:
    assert heard({**answer("Bonjour."), "usage": usage}).counted is None


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        ({"message": "overloaded " + KEY, "code": 502}, ServerFailed),
        ("out of memory", ServerFailed),
        ({"message": "slow down", "code": 429}, RateLimited),
    ],
)
def test_an_error_with_the_status_of_a_success_is_told(error: object, kind: type[ModelError]) -> None:
    with pytest.raises(kind) as raised:
        heard({"error": error})
    assert KEY not in raised.value.message.render("fr")


@pytest.mark.parametrize(
    "model", ["magistral-medium-latest", "deepseek-reasoner", "deepseek-r1:8b", "Qwen/QwQ-32B", "google/gemini-2.5-pro"]
)
def test_models_that_think_have_room_for_it(model: str) -> None:
    assert family(model)["reasoning_room"] > 0
    assert family("mistral-small")["reasoning_room"] == 0


def _raw(make: Callable[[Request], object]) -> Behaviour:
    return lambda request: Reply(raw=json.dumps(make(request)))


def test_an_account_without_credit_is_told_at_once() -> None:
    with pytest.raises(QuotaSpent):
        run(default=fails(402))


def test_the_loop_takes_parts_and_survives_half_a_character() -> None:
    assert run(default=_raw(lambda request: answer([{"type": "text", "text": request.draft}]))).accepted
    made = run(
        default=sends('{"choices":[{"message":{"content":"caf\\ud83d"},"finish_reason":"stop"}]}', "application/json")
    )
    assert not made.accepted
    assert shown(made)


NAMES = st.sampled_from(["choices", "message", "content", "error", "usage", "text"])
SAID = st.recursive(
    st.none() | st.booleans() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner),
)


@given(SAID)
def test_whatever_a_server_sends_is_read_or_told(said: object) -> None:
    told, text = "", None
    try:
        text = heard(said).text
    except ModelError as error:
        told = error.message.render("fr")
    assert told or isinstance(text, str)
