"""The `backlog` commands beyond their contract: what goes wrong ends with the right code and a sentence."""

import socket
from pathlib import Path

import pytest

from assistant.cli import main


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Name an endpoint at which nobody answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        monkeypatch.setenv("OPENAI_BASE_URL", f"http://127.0.0.1:{free.getsockname()[1]}/v1")
    monkeypatch.setenv("ASSISTANT_MODEL", "gpt-4.1-mini")


@pytest.mark.usefixtures("nobody")
def test_a_run_with_nobody_answering_could_not_run(posts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["backlog", "run", str(posts), "--networks", "x", "--engine", "endpoint", "--ui", "fr"])
    error = capsys.readouterr().err
    assert code == 2
    assert "OPENAI_BASE_URL" in error
    assert len(error.strip().splitlines()) == 1
    assert "Traceback" not in error
