"""The links of a draft, asked for by a click: the verdict is seen, and this machine is never asked."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.web.site_server import SiteServer, page

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("language", "tab", "verdict", "reason"),
    [("fr", "Liens", "Invérifiable", "réseau privé"), ("en", "Links", "Cannot tell", "private network")],
)
def test_a_click_shows_the_verdict_on_each_link(
    visit: Callable[..., Page], language: str, tab: str, verdict: str, reason: str
) -> None:
    with SiteServer({"/": page("<p>oui</p>")}) as server:
        screen = visit(f"/draft?lang={language}")
        screen.locator(".cm-content").fill(f"Levain : {server.url('/')}")
        screen.get_by_role("tab", name=tab).click()
        screen.locator(".st-key-draft_links_go button").click()
        shown = screen.locator(".st-key-draft_views .pp-verdict")
        expect(shown).to_have_count(1)
        expect(shown).to_contain_text(verdict)
        expect(screen.locator(".st-key-draft_views")).to_contain_text(reason)
        assert server.asked == []
