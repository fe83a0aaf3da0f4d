"""The client against a real server that does what a script says."""

import logging
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from assistant.llm.client import Answer, Client, Endpoint, Options, answer_from, endpoint_of
from assistant.llm.errors import (
    CutShort,
    ModelError,
    NoEndpoint,
    Offline,
    QuotaSpent,
    RateLimited,
    RequestRefused,
    ServerFailed,
    TimedOut,
    UnknownModel,
    Unreachable,
    Unreadable,
    WrongKey,
)
from assistant.llm.limits import Clock, shipped
from assistant.settings import Settings, load
from tests.scripted_endpoint import (
    KEY,
    Behaviour,
    ScriptedEndpoint,
    cuts,
    fails,
    hangs,
    pauses,
    says,
    sends,
)

TURNS = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Say hello."}]


class Sleeps:
    """A clock on which nobody waits, and that remembers how long it was asked to."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    def clock(self) -> Clock:
        return Clock(now=lambda: sum(self.waits), sleep=lambda s, _: self.waits.append(s), chance=lambda: 0.0)


def client(endpoint: Endpoint, sleeps: Sleeps | None = None, silence: float = 30.0) -> Client:
    return Client(endpoint, limits=replace(shipped(), silence=silence), clock=(sleeps or Sleeps()).clock())


def ask(endpoint: Endpoint, streamed: bool, silence: float = 30.0) -> Answer:
    return client(endpoint, silence=silence).complete(TURNS, on_text=(lambda text: True) if streamed else None)


@pytest.mark.parametrize("streamed", [False, True])
def test_answer_comes_with_its_usage(streamed: bool) -> None:
    with ScriptedEndpoint(says("Bonjour à vous, et bienvenue.")) as server:
        answer = ask(server.endpoint(), streamed)
    assert (answer.text, answer.finish_reason, answer.model) == ("Bonjour à vous, et bienvenue.", "stop", server.model)
    assert answer.usage.requests == 1
    assert answer.usage.input_tokens > 0
    assert answer.usage.output_tokens > 0
    assert answer.usage.cost == 0.0  # this machine sends no bill
    assert not answer.usage.estimated
    assert server.requests[0].body["messages"] == TURNS


def test_text_so_far_grows() -> None:
    seen: list[str] = []
    with ScriptedEndpoint(says("Un texte assez long pour plusieurs morceaux.")) as server:
        answer = client(server.endpoint()).complete(TURNS, on_text=seen.append)
    assert len(seen) > 3
    assert all(later.startswith(earlier) for earlier, later in pairwise(seen))
    assert seen[-1] == answer.text


def test_answer_cut_at_the_token_limit_is_known() -> None:
    with ScriptedEndpoint(says("Bonj", finish="length")) as server:
        assert client(server.endpoint()).complete(TURNS, Options(max_tokens=1)).finish_reason == "length"


def test_usage_is_estimated_when_the_server_does_not_count() -> None:
    with ScriptedEndpoint(says("Bonjour.", usage=False)) as server:
        usage = client(server.endpoint()).complete(TURNS).usage
    assert usage.estimated
    assert usage.input_tokens > 0


@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize(
    ("behaviour", "expected"),
    [
        (fails(401), WrongKey),
        (fails(403), WrongKey),
        (fails(404), UnknownModel),
        (fails(307, {"Location": "http://192.0.2.1/"}), UnknownModel),
        (fails(400, error={"code": "context_length_exceeded", "message": "too long"}), RequestRefused),
        (fails(400, error={"message": "no such option"}), RequestRefused),
        (fails(429, error={"code": "insufficient_quota"}), QuotaSpent),
        (fails(429), RateLimited),
        (fails(429, {"Retry-After": "86400"}), RateLimited),
        (fails(500), ServerFailed),
        (fails(503), ServerFailed),
        (sends("<html>Welcome</html>"), Unreadable),
        (sends('{"half": ', "application/json"), Unreadable),
        (sends("[1, 2]", "application/json"), Unreadable),
        (sends('{"choices": ["?"]}', "application/json"), Unreadable),
        (sends('"\\udcff"', "application/json"), Unreadable),
        (cuts("Bonjour à tous et à toutes"), CutShort),
    ],
)
def test_failure_is_a_sentence_that_says_what_to_do(
    behaviour: Behaviour, expected: type[ModelError], streamed: bool
) -> None:
    with ScriptedEndpoint(default=behaviour) as server, pytest.raises(expected) as caught:
        ask(server.endpoint(), streamed)
    for ui in ("fr", "en"):
        sentence = caught.value.message.render(ui)
        assert sentence.endswith(".")
        assert "{" not in sentence
        assert KEY not in sentence
    assert caught.value.usage.requests == len(server.requests) == shipped().tries.get(expected.kind, 1) or (
        expected is RateLimited and len(server.requests) == 1  # asked to come back tomorrow: told at once
    )


@pytest.mark.parametrize("streamed", [False, True])
def test_silence_ends_in_a_sentence(streamed: bool) -> None:
    with ScriptedEndpoint(default=hangs("Bon")) as server, pytest.raises(TimedOut) as caught:
        ask(server.endpoint(), streamed, silence=0.2)
    assert len(server.requests) == shipped().tries["timed_out"]
    assert caught.value.usage.requests == 2
    assert (caught.value.usage.output_tokens > 0) is streamed


def test_nobody_at_the_address() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        endpoint = Endpoint(f"http://127.0.0.1:{free.getsockname()[1]}/v1", KEY, "m")
        with pytest.raises(Unreachable) as caught:
            client(endpoint).complete(TURNS)
    assert "127.0.0.1" in caught.value.message.render("en")
    assert caught.value.final


def test_server_says_how_long_to_wait() -> None:
    sleeps = Sleeps()
    with ScriptedEndpoint(fails(429, {"Retry-After": "7"}), fails(500), fails(500), says("Bonjour.")) as server:
        answer = client(server.endpoint(), sleeps).complete(TURNS)
    assert answer.text == "Bonjour."
    assert answer.usage.requests == 4
    assert sleeps.waits == [7.0, 1.0, 2.0]  # then twice as long each time


def test_waits_are_spread() -> None:
    waits: list[float] = []
    clock = Clock(now=lambda: 0.0, sleep=lambda s, _: waits.append(s), chance=lambda: 1.0)
    with ScriptedEndpoint(fails(500), says("Bonjour.")) as server:
        Client(server.endpoint(), clock=clock).complete(TURNS)
    assert waits == [0.5 * (1 - shipped().jitter)]


def test_broken_answer_is_asked_for_anew() -> None:
    seen: list[str] = []
    with ScriptedEndpoint(cuts("Bonjour à tous"), says("Bonsoir à tous.")) as server:
        answer = client(server.endpoint()).complete(TURNS, on_text=seen.append)
    assert answer.text == seen[-1] == "Bonsoir à tous."
    assert answer.usage.requests == 2
    assert answer.usage.output_tokens > len("Bonsoir à tous.") // 4  # the cut answer is counted too


def test_reader_who_has_enough_stops_the_answer() -> None:
    rest = threading.Event()
    with ScriptedEndpoint(pauses("Un texte que personne n’attendra jusqu’au bout.", rest)) as server:
        answer = client(server.endpoint()).complete(TURNS, on_text=lambda text: False)
        rest.set()
    assert answer.finish_reason == "cancelled"
    assert answer.text
    assert answer.usage.estimated
    assert answer.usage.output_tokens > 0


def test_cancel_ends_an_answer_while_the_server_is_silent() -> None:
    cancel = threading.Event()
    with ScriptedEndpoint(hangs("Bonjour à tous")) as server:
        answer = client(server.endpoint()).complete(TURNS, on_text=lambda text: cancel.set(), cancel=cancel)
    assert answer.finish_reason == "cancelled"
    assert answer.text


def test_cancel_ends_a_wait_between_two_tries() -> None:
    cancel = threading.Event()

    def sleep(seconds: float, event: threading.Event | None) -> None:
        assert event is cancel
        cancel.set()

    with ScriptedEndpoint(default=fails(500)) as server:
        answer = Client(server.endpoint(), clock=Clock(sleep=sleep)).complete(TURNS, cancel=cancel)
    assert answer.finish_reason == "cancelled"
    assert len(server.requests) == 1


def test_request_answered_once_is_not_sent_twice() -> None:
    class Memory(dict[str, Answer]):
        def put(self, key: str, answer: Answer) -> None:
            self[key] = answer_from(answer.as_json())

    memory = Memory()
    with ScriptedEndpoint(default=says("Bonjour.")) as server:
        asks = Client(server.endpoint(), answers=memory)
        first = asks.complete(TURNS)
        again = asks.complete(TURNS)
        other = asks.complete(TURNS, Options(variant=1))
    assert (again.text, again.cached, again.usage.requests) == (first.text, True, 0)
    assert not other.cached
    assert len(server.requests) == 2


def test_failures_and_empty_answers_are_not_remembered() -> None:
    memory: dict[str, Answer] = {}
    keep = type("Keep", (), {"get": lambda self, key: memory.get(key), "put": lambda self, k, a: memory.update({k: a})})
    with ScriptedEndpoint(says(""), says("Bonjour.")) as server:
        asks = Client(server.endpoint(), answers=keep())
        assert asks.complete(TURNS).text == ""
        assert asks.complete(TURNS).text == "Bonjour."


@pytest.mark.parametrize(
    ("model", "sent", "unsent"),
    [
        ("gpt-4o-mini", ["temperature", "max_tokens"], ["max_completion_tokens"]),
        ("openai/gpt-5-mini", ["max_completion_tokens"], ["temperature", "max_tokens"]),
        ("o3-mini", ["max_completion_tokens"], ["temperature", "max_tokens"]),
        ("mistral-small-latest", ["temperature", "max_tokens"], ["max_completion_tokens"]),
    ],
)
def test_each_family_gets_the_parameters_it_takes(model: str, sent: list[str], unsent: list[str]) -> None:
    with ScriptedEndpoint() as server:
        client(server.endpoint(model)).complete(TURNS, Options(temperature=0.3, max_tokens=50))
    body = server.requests[0].body
    assert all(name in body for name in sent)
    assert not any(name in body for name in unsent)


@pytest.mark.parametrize(
    "refusal",
    [{"param": "temperature", "message": "unsupported"}, {"message": "Unsupported value: 'temperature' must be 1"}],
)
def test_parameter_a_server_refuses_is_left_out(refusal: dict[str, str]) -> None:
    with ScriptedEndpoint(fails(400, error=refusal), says("Bonjour."), says("Encore.")) as server:
        asks = client(server.endpoint())
        assert asks.complete(TURNS, Options(temperature=0.3)).text == "Bonjour."
        asks.complete(TURNS, Options(temperature=0.3, variant=1))
    assert ["temperature" in r.body for r in server.requests] == [True, False, False]


def test_old_server_without_stream_usage() -> None:
    with ScriptedEndpoint(fails(400, error={"message": "unknown field stream_options"}), says("Bonjour.")) as server:
        answer = ask(server.endpoint(), streamed=True)
    assert answer.text == "Bonjour."
    assert answer.usage.estimated


def test_key_is_sent_and_never_shown(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    leak = fails(400, error={"message": f"you sent {KEY} and sk-other-0123456789"})
    with ScriptedEndpoint(leak) as server, pytest.raises(RequestRefused) as caught:
        client(server.endpoint()).complete(TURNS)
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"
    shown = f"{caught.value} {caught.value.message.render('fr')} {server.endpoint()!r} {caplog.text}"
    assert KEY not in shown
    assert "sk-other" not in shown


def test_proxy_of_the_environment_is_not_used_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with ScriptedEndpoint(says("Bonjour.")) as server:
        assert client(server.endpoint()).complete(TURNS).text == "Bonjour."


def settings(**values: object) -> Settings:
    return replace(load(), **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({}, NoEndpoint),
        ({"model": "m"}, NoEndpoint),
        ({"api_key": KEY}, NoEndpoint),
        ({"model": "m", "api_key": KEY, "offline": True}, Offline),
    ],
)
def test_endpoint_that_cannot_be_called_is_told(values: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        endpoint_of(settings(**values))


def test_endpoint_of_the_settings() -> None:
    assert endpoint_of(settings(model="m", api_key=KEY)) == Endpoint(None, KEY, "m")
    assert endpoint_of(settings(model="m", base_url="http://localhost:11434/v1"), "other").model == "other"


def test_many_threads_share_a_client() -> None:
    results: list[str] = []
    with ScriptedEndpoint() as server:
        asks = Client(server.endpoint())

        def one(number: int) -> None:
            results.append(asks.complete([{"role": "user", "content": f"n{number}"}]).text)

        threads = [threading.Thread(target=one, args=(n,)) for n in range(32)]
        start: Callable[[threading.Thread], None] = threading.Thread.start
        for thread in threads:
            start(thread)
        for thread in threads:
            thread.join()
    assert sorted(results) == sorted(f"n{n}" for n in range(32))


def test_a_client_leaves_no_package_half_loaded_while_another_thread_asks() -> None:
    """`openai` breaks on an `httpx` that another thread is just loading: it is whole before the first request."""
    code = (
        "import importlib.util, sys; from assistant.llm.client import Client, Endpoint; "
        "Client(Endpoint('http://127.0.0.1:9/v1', 'k', 'm')); "
        "print('httpx' in sys.modules or importlib.util.find_spec('httpx') is None)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"
