"""A first draft from a page's address, on the drafting screen: read beside it, shown, taken only when asked."""

from collections.abc import Iterator
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from assistant.rewriting.from_page import from_address
from assistant.ui import from_page
from tests.rewriting.test_from_page import PAGES
from tests.ui.opening import drawn, finished, opened
from tests.web.site_server import SiteServer


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[SiteServer]:
    """Yield a server on this machine, which the screen may reach for the time of a test."""
    monkeypatch.setattr(from_page, "from_address", partial(from_address, allow_private=True))
    with SiteServer(PAGES) as server:
        yield server


def asked(address: str, text: str = "") -> AppTest:
    app = opened("pages/draft.py")
    if text:
        app.text_area(key="draft_text").set_value(text).run()
    app.text_input(key=from_page.ADDRESS).set_value(address)
    next(button for button in app.button if button.label == "Lire la page").click().run()
    return finished(app, from_page.WORK)


def test_the_page_is_shown_before_anything_is_taken(site: SiteServer) -> None:
    app = asked(site.url("/stage"), "Mon texte.")
    html = drawn(app)
    assert "Stage de poterie : apprendre à tourner" in html
    assert "320 DH" in html
    assert app.text_area(key="draft_text").value == "Mon texte."


def test_its_first_draft_goes_into_the_editor_and_undo_brings_the_text_back(site: SiteServer) -> None:
    app = asked(site.url("/stage"), "Mon texte.")
    app.button(key="draft_page_post").click().run()
    assert not app.exception
    text = str(app.text_area(key="draft_text").value)
    assert text.startswith("Stage de poterie")
    assert text.endswith(site.url("/stage"))
    assert app.selectbox(key="draft_language").value == "fr"
    app.button(key="draft_undo").click().run()
    assert app.text_area(key="draft_text").value == "Mon texte."


def test_the_whole_page_goes_to_the_task_that_writes_from_it(site: SiteServer) -> None:
    app = asked(site.url("/stage"))
    app.button(key="draft_page_material").click().run()
    assert not app.exception
    assert "Monter un cylindre" in str(app.text_area(key="draft_text").value)
    assert app.selectbox(key="rewrite_task").value == "page"


def test_a_page_that_cannot_be_read_is_told(site: SiteServer) -> None:
    assert "403" in drawn(asked(site.url("/wall")))
    assert "Donnez l’adresse d’une page" in drawn(asked("la page des actualités"))


def test_addresses_of_this_machine_are_not_asked_for() -> None:
    with SiteServer(PAGES) as server:
        html = drawn(asked(server.url("/stage")))
        assert server.asked == []
    assert "réseau privé" in html


def test_one_setting_shuts_it_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_OFFLINE", "1")
    app = opened("pages/draft.py")
    assert app.text_input(key=from_page.ADDRESS).disabled
    assert "aucune page n’est lue" in "\n".join(str(caption.value) for caption in app.caption)
