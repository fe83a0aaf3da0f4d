"""The demo model, really run, and what is said where it is not installed."""

import importlib.metadata
import threading

import pytest

from assistant.errors import SetupError
from assistant.llm import embedded
from assistant.llm.answers import Endpoint, Options
from assistant.llm.client import Client
from assistant.llm.errors import WrongKey
from assistant.llm.probe import probe

TURNS = [{"role": "user", "content": "Say hello to our customers in one sentence."}]


@pytest.mark.demo
@pytest.mark.xdist_group("demo")
def test_demo_model_writes_as_it_goes_and_asks_for_its_key() -> None:
    seen: list[str] = []
    endpoint = embedded.endpoint()
    answer = Client(endpoint).complete(TURNS, Options(temperature=0, max_tokens=40), on_text=seen.append)
    assert len(seen) > 3
    assert seen[-1] == answer.text
    assert answer.model == embedded.MODEL
    assert answer.usage.output_tokens > 3
    assert answer.usage.cost == 0.0
    assert endpoint.is_local
    with pytest.raises(WrongKey):
        Client(Endpoint(endpoint.base_url, "another key", endpoint.model)).complete(TURNS)


@pytest.mark.demo
@pytest.mark.xdist_group("demo")
def test_first_users_start_one_server() -> None:
    found: list[Endpoint] = []
    threads = [threading.Thread(target=lambda: found.append(embedded.endpoint())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(found)) == 1


@pytest.mark.demo
@pytest.mark.xdist_group("demo")
def test_probe_of_the_demo_model() -> None:
    found = probe(embedded.endpoint())
    assert found.answers
    assert found.message is None
    assert found.seconds > 0


def test_missing_model_is_told_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "files", missing)
    assert not embedded.installed()
    with pytest.raises(SetupError, match="make install"):
        embedded.model_file()
