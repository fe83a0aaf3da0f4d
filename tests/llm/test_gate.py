"""Requests at once: fewer when a server asks to slow down, more again while it answers."""

import threading
from contextlib import ExitStack, suppress

import pytest

from assistant.llm.client import Client
from assistant.llm.errors import RateLimited, ServerFailed
from assistant.llm.gate import Gate
from assistant.llm.limits import Clock
from tests.scripted_endpoint import Reply, Request, ScriptedEndpoint, fails

TURNS = [{"role": "user", "content": "Bonjour."}]


def refuse(gate: Gate, error: type[Exception] = RateLimited) -> None:
    with pytest.raises(error), gate.slot():
        raise error("later")


def test_gate_narrows_by_half_what_was_running_and_grows_slowly() -> None:
    gate = Gate(64)
    with ExitStack() as stack:
        for _ in range(7):
            stack.enter_context(gate.slot())
        refuse(gate)
        assert gate.allowed == 4
    assert 4 <= gate.allowed <= 6  # seven answers later
    for _ in range(2000):
        with gate.slot():
            pass
    assert gate.allowed > 40
    assert gate.allowed <= 64


def test_other_failures_do_not_narrow() -> None:
    gate = Gate(8)
    refuse(gate, ServerFailed)
    refuse(gate, KeyboardInterrupt)  # type: ignore[arg-type]
    assert gate.allowed == 8


def test_gate_never_closes() -> None:
    gate = Gate(8)
    for _ in range(10):
        refuse(gate)
    assert gate.allowed == 1


def test_requests_wait_their_turn() -> None:
    """A server that counts who is there never sees more than the gate lets through."""
    here, most, lock, go = 0, 0, threading.Lock(), threading.Event()

    def answer(request: Request) -> Reply:
        nonlocal here, most
        with lock:
            here += 1
            most = max(most, here)
            if here == 3:
                go.set()
        go.wait(10)
        with lock:
            here -= 1
        return Reply("Bonjour.")

    with ScriptedEndpoint(default=answer) as server:
        asks = Client(server.endpoint(), gate=Gate(3))
        threads = [threading.Thread(target=asks.complete, args=(TURNS,)) for _ in range(9)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(server.chats()) == 9
    assert most == 3


def test_client_slows_down_when_it_is_asked_to() -> None:
    clock = Clock(now=lambda: 0.0, sleep=lambda seconds, cancel: None, chance=lambda: 0.0)
    with ScriptedEndpoint(fails(429), fails(429)) as server:
        asks = Client(server.endpoint(), gate=Gate(2), clock=clock)
        assert asks.complete(TURNS).text
    assert len(server.chats()) == 3
    assert asks.gate.allowed == 2  # one after each refusal, and one more after the answer


def test_requests_on_their_way_do_not_narrow_again() -> None:
    gate, inside, refused = Gate(64), threading.Barrier(9), threading.Barrier(9)

    def ask() -> None:
        with suppress(RateLimited), gate.slot():
            inside.wait(10)
            raise RateLimited("later")
        refused.wait(10)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    inside.wait(10)
    refused.wait(10)
    for thread in threads:
        thread.join()
    assert gate.allowed == 4
