"""`check --check-links`: the verdict on each link of a draft, asked for on demand only."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.cli.main import main
from tests.web.site_server import SiteServer, page, redirect, status


@pytest.fixture
def site() -> Iterator[SiteServer]:
    pages = {"/fine": page("<p>oui</p>"), "/moved": redirect("/fine"), "/wall": status(999)}
    with SiteServer(pages) as server:
        yield server


@pytest.fixture
def draft(site: SiteServer, tmp_path: Path) -> Path:
    file = tmp_path / "draft.md"
    links = ", ".join(f"[le {name}]({site.url('/' + name)})" for name in ("fine", "moved", "wall", "gone"))
    file.write_text(f"Voyez {links}.", encoding="utf-8")
    return file


def test_links_are_asked_for_on_demand_only(draft: Path, site: SiteServer, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(draft), "--language", "fr", "--output", "json"])
    assert "links" not in json.loads(capsys.readouterr().out)
    assert site.asked == []


def test_json_holds_a_verdict_per_link(draft: Path, site: SiteServer, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["check", str(draft), "--check-links", "--allow-private", "--language", "fr", "--output", "json"])
    links = json.loads(capsys.readouterr().out)["links"]
    assert [(link["verdict"], link["status"]) for link in links] == [
        ("alive", 200),
        ("alive", 200),
        ("unverifiable", 999),
        ("dead", 404),
    ]
    assert [link["moved_to"] for link in links] == [None, site.url("/fine"), None, None]
    text = draft.read_text(encoding="utf-8")
    assert [text[link["start"] : link["end"]] for link in links] == ["le fine", "le moved", "le wall", "le gone"]
    assert links[3]["reason"]
    assert code == 1


def test_lines_for_people_say_what_to_do(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(draft), "--check-links", "--allow-private", "--language", "fr", "--ui", "fr"])
    shown = capsys.readouterr().out.replace("\u00a0", " ")
    assert "Liens valides : 2 ; morts : 1 ; impossibles à vérifier : 1." in shown
    assert "La page a déménagé" in shown


def test_private_addresses_are_not_asked_without_the_option(
    draft: Path, site: SiteServer, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", str(draft), "--check-links", "--language", "fr"])
    assert "--allow-private" in capsys.readouterr().out
    assert site.asked == []
