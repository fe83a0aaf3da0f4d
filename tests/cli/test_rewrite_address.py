"""`rewrite` with a page’s address: a first draft by the rules, material for a model; a page out of reach is told."""

import json

import pytest

from assistant.cli.main import main
from tests.rewriting.test_from_page import PAGES
from tests.scripted_endpoint import KEY, ScriptedEndpoint, writes
from tests.web.site_server import SiteServer


def test_the_rules_write_from_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    with SiteServer(PAGES) as site:
        address = site.url("/stage")
        arguments = ["--network", "linkedin", "--engine", "rules", "--allow-private", "--output", "json"]
        assert main(["rewrite", address, *arguments]) == 0
    made = json.loads(capsys.readouterr().out)["rewrites"][0]
    assert made["accepted"]
    assert "12 au 14 mars 2027" in made["parts"][0]
    assert address in made["parts"][0]


def test_a_model_is_given_the_page_as_material(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with SiteServer(PAGES) as site, ScriptedEndpoint(default=writes(lambda draft: draft[:80])) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", str(server.endpoint().base_url))
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        monkeypatch.setenv("ASSISTANT_MODEL", server.endpoint().model)
        address = site.url("/stage")
        main(["rewrite", address, "--network", "linkedin", "--allow-private", "--dry-run", "--output", "json"])
    orders, request = json.loads(capsys.readouterr().out)["previews"][0]["messages"]
    assert "fait connaître la page" in orders["content"]
    assert "Monter un cylindre" in request["content"]


@pytest.mark.parametrize(("more", "told"), [((), "réseau privé"), (("--allow-private",), "403")])
def test_a_page_out_of_reach_is_told(more: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with SiteServer(PAGES) as site:
        assert main(["rewrite", site.url("/wall"), "--network", "x", "--ui", "fr", *more]) == 2
    assert told in capsys.readouterr().err
