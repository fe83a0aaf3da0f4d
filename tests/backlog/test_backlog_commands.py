"""The `backlog` commands beyond their contract: what goes wrong ends with the right code and a sentence."""

import json
import socket
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from assistant.cli import main
from assistant.settings import load
from assistant.store import open_store
from tests.scripted_endpoint import ScriptedEndpoint


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
    out, error = capsys.readouterr()
    assert code == 2
    assert "OPENAI_BASE_URL" not in out
    assert "OPENAI_BASE_URL" in error
    assert len(error.strip().splitlines()) == 1
    assert "Traceback" not in error


def test_an_engine_that_cannot_be_called_leaves_no_job_behind(posts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backlog", "run", str(posts), "--networks", "x", "--engine", "endpoint", "--ui", "fr"]) == 2
    assert "Traceback" not in capsys.readouterr().err
    main(["backlog", "status", "--output", "json"])
    assert json.loads(capsys.readouterr().out)["jobs"] == []


def test_a_review_goes_out_and_comes_back_by_command(
    posts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["backlog", "run", str(posts), "--networks", "x", "--engine", "rules"])
    job, path = capsys.readouterr().out.split()[0], tmp_path / "relecture.xlsx"
    assert main(["backlog", "review", job, "--all", "--out", str(path), "--ui", "fr"]) == 0
    assert str(path) in capsys.readouterr().out
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["G2"], book.worksheets[0]["I2"] = "refuser", "Trop tôt."
    book.save(path)
    assert main(["backlog", "review", job, "--from", str(path), "--who", "Inès", "--output", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["taken"]["done"] == {"refuse": 1}
    main(["backlog", "review", job, "--accept", "1:x"])
    capsys.readouterr()
    book.worksheets[0]["I2"] = "Vraiment."
    book.save(path)
    assert main(["backlog", "review", job, "--from", str(path), "--output", "json"]) == 1
    (conflict,) = json.loads(capsys.readouterr().out)["taken"]["conflicts"]
    assert (conflict["row"], conflict["here"]["state"], conflict["file"]["verdict"]) == (1, "accepted", "refuse")
    assert main(["backlog", "review", job, "--from", str(path), "--ui", "fr"]) == 1
    assert "1:x a changé entre-temps" in capsys.readouterr().out


def test_the_first_prompts_are_shown_and_nothing_is_sent(
    posts: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with ScriptedEndpoint() as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        monkeypatch.setenv("ASSISTANT_MODEL", server.model)
        call = ["backlog", "estimate", str(posts), "--networks", "x,linkedin", "--dry-run", "--output", "json"]
        assert main(call) == 0
        assert server.requests == []
        shown = capsys.readouterr().out
        assert main([call[0], "run", *call[2:]]) == 0
        assert capsys.readouterr().out == shown
        assert server.requests == []
        with closing(open_store(load())) as store:
            assert not list(store.jobs.all())
    assert main(["backlog", "run", "1f24", "--dry-run"]) == 2
    assert "name the file" in capsys.readouterr().err
    prompts = json.loads(shown)["prompts"]
    assert [one["network"] for one in prompts] == ["x", "linkedin", "x"]
    assert "Le marché ouvre samedi" in prompts[0]["messages"][1]["content"]
    assert (
        main(["backlog", "estimate", str(posts), "--networks", "x", "--dry-run", "--engine", "rules", "--ui", "fr"])
        == 0
    )
    assert "Rien n’est envoyé" in capsys.readouterr().out


def test_the_jobs_are_listed_and_what_failed_is_told_with_its_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backlog", "status", "--ui", "fr"]) == 0
    assert "Aucun lot" in capsys.readouterr().out
    path = tmp_path / "mai.csv"
    path.write_text("Texte;Réseau\nLe marché ouvre.;x\nConcert.;minitel\n", encoding="utf-8")
    assert main(["backlog", "run", str(path), "--engine", "rules", "--ui", "fr"]) == 1
    out = capsys.readouterr().out
    assert "✗ 2 La ligne indique un réseau inconnu ici" in out
    assert main(["backlog", "status"]) == 0
    assert f"{out.split()[0]} · mai.csv" in capsys.readouterr().out
    assert main(["backlog", "status", "--output", "json"]) == 0
    assert [job["name"] for job in json.loads(capsys.readouterr().out)["jobs"]] == ["mai.csv"]
    assert main(["backlog", "export", "--to", "csv", "--ui", "fr"]) == 2
    assert "la liste des lots" in capsys.readouterr().err


def test_a_reason_that_keeps_many_texts_out_of_a_file_is_told_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "vieux.csv"
    lines = [f"Le marché numéro {n} ouvre.;01/02/2020 10:{n:02};x\n" for n in range(10, 40)]
    path.write_text("Texte;Date;Réseau\n" + "".join(lines) + "Le suivant.;demain;x\n", encoding="utf-8")
    main(["backlog", "run", str(path), "--engine", "rules", "--ui", "fr"])
    job = capsys.readouterr().out.split()[0]
    assert main(["backlog", "export", job, "--to", "buffer", "--out", str(tmp_path / "out.csv"), "--ui", "fr"]) == 1
    out = capsys.readouterr().out
    assert out.count("La date de la ligne est passée") == 1
    assert out.count("demain") == 1
    assert all(f"{row}:x" in out for row in range(1, 32))
