"""The card of a link in the previews: what is known of its page, and looking at it when asked."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from assistant.rewriting.from_page import from_address
from assistant.ui import from_page, link_card
from assistant.web.fetch import FetchLimits
from assistant.web.link_card import card_limits
from tests.ui.opening import drawn, finished, opened
from tests.web.site_server import SiteServer
from tests.web.test_link_card import PAGES


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[SiteServer]:
    """Yield a server on this machine, which the screen may reach for the time of a test."""

    def here(offline: bool) -> FetchLimits:
        return replace(card_limits(offline), allow_private=True, delay_seconds=0.0)

    monkeypatch.setattr(link_card, "card_limits", here)
    monkeypatch.setattr(from_page, "from_address", partial(from_address, allow_private=True))
    with SiteServer(PAGES) as server:
        yield server


def written(text: str, network: str = "linkedin", language: str = "fr") -> AppTest:
    app = opened("pages/draft.py", language)
    app.selectbox(key="draft_network").set_value(network)
    app.text_area(key="draft_text").set_value(text).run()
    assert not app.exception
    return app


def card(app: AppTest) -> str:
    """Return the HTML of the first card."""
    return drawn(app).partition('class="pp-link-card')[2].partition("</div></div>")[0]


def keys(app: AppTest) -> list[str]:
    return [button.key or "" for button in app.button]


def test_a_link_shows_its_domain_and_nothing_is_asked(site: SiteServer) -> None:
    app = written(f"Le stage ouvre lundi : {site.url('/stage')}")
    assert "127.0.0.1</small>" in card(app)
    assert "pas encore regardée" in card(app)
    assert site.asked == []


def test_the_page_is_looked_at_when_asked_and_its_picture_is_sent_as_bytes(site: SiteServer) -> None:
    app = written(f"Le stage ouvre lundi : {site.url('/stage')}")
    app.button(key="draft_card_go").click().run()
    app = finished(app, link_card.WORK).run()
    assert not app.exception
    assert "Un stage de poterie</b>" in card(app)
    assert "Image de la page" in card(app)
    assert "320 DH" not in card(app)  # LinkedIn shows no description
    assert "http" not in card(app).partition("<small")[0]
    assert "draft_card_go" not in keys(app)
    app.selectbox(key="draft_network").set_value("facebook").run()
    assert "Deux jours, &lt;b&gt;320 DH&lt;/b&gt;." in card(app)


def test_a_page_that_cannot_be_read_is_told_and_can_be_asked_again(site: SiteServer) -> None:
    app = written(f"Voir {site.url('/gone')}", language="en")
    app.button(key="draft_card_go").click().run()
    app = finished(app, link_card.WORK).run()
    assert not app.exception
    assert "The page does not exist" in drawn(app)
    assert not app.button(key="draft_card_go").disabled


def test_a_draft_from_a_page_knows_its_card(site: SiteServer) -> None:
    app = written("Mon texte.")
    app.text_input(key=from_page.ADDRESS).set_value(site.url("/bare"))
    next(button for button in app.button if button.label == "Lire la page").click().run()
    app = finished(app, from_page.WORK)
    app.text_area(key="draft_text").set_value(f"À lire : {site.url('/bare')}").run()
    assert "Sans rien</b>" in card(app)
    assert "draft_card_go" not in keys(app)


def test_a_link_to_the_draft_itself_shows_its_own_title() -> None:
    app = written("Notre article est là : https://atelier.example/blog/tourner-un-bol/", "facebook")
    app.text_input(key="draft_title").set_value("Tourner un bol").run()
    app.text_area(key="draft_description").set_value("Trois gestes.").run()
    app.text_input(key="draft_slug").set_value("tourner-un-bol").run()
    assert "Tourner un bol</b>" in card(app)
    assert "Trois gestes." in card(app)


@pytest.mark.parametrize("network", ["instagram", "tiktok", "blog"])
def test_where_no_card_is_shown_none_is_drawn(network: str) -> None:
    app = written("Voir https://atelier.example/stage", network)
    assert card(app) == ""
    assert "draft_card_go" not in keys(app)


@pytest.mark.parametrize("link", ["https://[::1", "http://%zz", "https://"])
def test_what_leads_nowhere_has_no_card(link: str) -> None:
    app = written(f"Voir {link} demain")
    assert card(app) == ""
    assert "draft_card_go" not in keys(app)


def test_an_article_is_previewed_as_it_is_pasted_with_the_card_of_its_link() -> None:
    app = written("# Le levain\n\n- T65\n- T80\n\nVoir [la recette](https://pain.example/levain).", "facebook")
    assert "• T65\n• T80" in drawn(app)
    assert "pain.example</small>" in card(app)
    app.selectbox(key="draft_network").set_value("reddit").run()
    assert "• T65" not in drawn(app).partition("</article>")[0]


def test_what_a_page_says_is_never_markup(site: SiteServer) -> None:
    app = written('Voir https://atelier.example/"><img src=x onerror=alert(1)>', "facebook")
    assert "<img" not in drawn(app)
