"""After installation nothing is fetched: checks, rules and a folder audit run with every socket shut."""

import socket
from pathlib import Path

import pytest

from assistant.cli import main

POST = """Notre boulangerie rouvre samedi 14 mars à 8 h. La brioche est à 4,50 €, le café offert aux dix premiers.
Réservez au 02 40 12 34 56 ou sur https://exemple.fr/brioche ! Nous serons ravis de vous revoir après les travaux."""


@pytest.fixture(autouse=True)
def _no_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **named: object) -> None:
        raise AssertionError("something reached for the network")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)


@pytest.fixture
def post(tmp_path: Path) -> str:
    path = tmp_path / "post.txt"
    path.write_text(POST, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("language", ["auto", "fr", "en", "es", "de", "it", "pt", "nl", "ar"])
def test_checks_run(post: str, language: str) -> None:
    assert main(["check", post, "--network", "x", "--keyphrase", "brioche", "--language", language]) in (0, 1)


def test_the_rules_engine_runs(post: str) -> None:
    assert main(["rewrite", post, "--network", "x,linkedin,instagram", "--engine", "rules"]) in (0, 1)


def test_a_folder_is_audited(tmp_path: Path) -> None:
    for name in ("accueil", "brioche", "horaires"):
        page = f"<html lang=fr><title>{name}</title><h1>{name}</h1><p>{POST}</p><a href=accueil.html>accueil</a>"
        (tmp_path / f"{name}.html").write_text(page, encoding="utf-8")
    report = tmp_path / "pages.csv"
    assert main(["audit", str(tmp_path), "--report", str(report)]) in (0, 1)
    assert report.read_text(encoding="utf-8-sig").count(".html") >= 3


def test_a_backlog_runs_by_rules(tmp_path: Path) -> None:
    (tmp_path / "posts.csv").write_text(f'text\n"{POST}"\n', encoding="utf-8")
    assert main(["backlog", "run", str(tmp_path / "posts.csv"), "--networks", "x"]) in (0, 1)
