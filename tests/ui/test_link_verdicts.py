"""The links of a draft, asked for on demand on its screen: what is found is shown, nothing is asked unasked."""

from collections.abc import Iterator

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from assistant.document import Document
from assistant.ui import link_verdicts
from assistant.web import link_check
from assistant.web.fetch import FetchLimits
from assistant.web.link_verdicts import addresses
from tests.ui.opening import drawn, finished, opened
from tests.web.site_server import SiteServer, page, redirect, status


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[SiteServer]:
    """Yield a server on this machine, which the screen may reach for the time of a test."""
    here = FetchLimits(allow_private=True, delay_seconds=0.0)
    monkeypatch.setattr(link_verdicts, "link_limits", lambda offline=False: here)
    pages = {"/fine": page("<p>oui</p>"), "/moved": redirect("/fine"), "/wall": status(999)}
    with SiteServer(pages) as server:
        yield server


def typed(text: str) -> AppTest:
    app = opened("pages/draft.py")
    app.text_area(key="draft_text").set_value(text).run()
    assert not app.exception
    return app


def pressed(app: AppTest) -> AppTest:
    app.button(key="draft_links_go").click().run()
    return finished(app, link_verdicts.WORK)


def test_each_link_gets_its_verdict(site: SiteServer) -> None:
    names = ("fine", "moved", "wall", "gone")
    app = typed("Nos liens : " + " puis ".join(site.url(f"/{name}") for name in names))
    assert site.asked == []
    html = drawn(pressed(app))
    assert [html.count(words) for words in ("✓ Valide", "? Invérifiable", "✗ Mort")] == [2, 1, 1]
    assert html.index("✗ Mort") < html.index("✓ Valide")
    assert "La page a déménagé" in html
    assert "n’existe pas" in html


def test_a_new_link_is_told_from_those_that_were_asked_for(site: SiteServer) -> None:
    app = pressed(typed(f"Voyez {site.url('/fine')} vite."))
    app.text_area(key="draft_text").set_value(f"Voyez {site.url('/fine')} et {site.url('/new')} vite.").run()
    assert "Pas encore vérifié" in drawn(app)
    assert sorted(site.asked) == ["/fine", "/robots.txt"]


def test_a_click_whose_run_is_cut_short_is_answered_by_the_next(
    site: SiteServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = typed(f"Voyez {site.url('/fine')} vite.")
    cuts = iter([True])

    def cut(document: Document) -> tuple[str, ...]:
        if next(cuts, False):
            st.rerun()  # as a key pressed just before the click does
        return addresses(document)

    monkeypatch.setattr(link_verdicts, "addresses", cut)
    assert "✓ Valide" in drawn(pressed(app))


def test_addresses_of_this_machine_are_not_asked_for() -> None:
    with SiteServer({"/": page("<p>oui</p>")}) as server:
        html = drawn(pressed(typed(f"Voyez {server.url('/')} vite.")))
        assert server.asked == []
    assert "? Invérifiable" in html
    assert "réseau privé" in html


def test_one_setting_shuts_it_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_OFFLINE", "1")
    app = typed("Voyez https://levain.example/menu vite.")
    assert app.button(key="draft_links_go").disabled


def test_no_link_no_button() -> None:
    app = typed("Rien à voir ici.")
    assert not [button for button in app.button if button.key == "draft_links_go"]


def test_limits_of_the_screen_are_those_of_one_link() -> None:
    assert link_check.link_limits().allow_private is False
