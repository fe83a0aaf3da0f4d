"""A text still on its way: a server started anew, a link clicked twice, a model that writes, another visitor."""

import re
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, expect

from tests.browser.conftest import PATIENCE
from tests.browser.drafting import editor, received, settled
from tests.browser.serving import free_port, served
from tests.scripted_endpoint import KEY, Reply, ScriptedEndpoint

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
TEXT = "Le stage de poterie a lieu samedi à 10 h, à Rabat. Il coûte 320 DH."


class Gate:
    """Holds back what a page sends to Python, in its order, until it is opened."""

    def __init__(self, page: Page) -> None:
        self.shut = False
        self._held: list[Callable[[], None]] = []
        page.route_web_socket(re.compile("_stcore/stream"), self._relay)

    def _relay(self, route: WebSocketRoute) -> None:
        server = route.connect_to_server()
        route.on_message(
            lambda message: self._held.append(lambda: server.send(message)) if self.shut else server.send(message)
        )

    def open(self) -> None:
        self.shut = False
        for send in self._held:
            send()

    def drop(self) -> None:
        """Let pass what is sent from now on; what was held back is lost with the server it was sent to."""
        self.shut = False
        self._held.clear()

    def holds(self) -> bool:
        return bool(self._held)


def drawn(page: Page) -> None:
    """Return when the whole screen is there and nothing is being drawn: from here on only typing sends messages."""
    editor(page).wait_for()
    page.locator(".st-key-draft_more").wait_for()  # the text is drawn by itself first
    settled(page)


def test_a_restart_before_anything_was_received_loses_nothing(chromium: Browser, tmp_path: Path) -> None:
    port = free_port()
    context = chromium.new_context(locale="fr-FR")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    gate = Gate(page)
    with served(tmp_path, port=port) as address:
        page.goto(f"{address}/draft")
        drawn(page)
        gate.shut = True
        editor(page).click()
        page.keyboard.type("Quatre mots jamais reçus. ")
        expect(page.locator(".pp-late")).not_to_be_empty()
    page.locator('[data-test-connection-state="CONNECTED"]').wait_for(state="detached")
    gate.drop()
    with served(tmp_path, port=port):
        received(page, 4)
        editor(page).press("Control+End")
        page.keyboard.type("Et deux.")
        expect(editor(page)).to_have_text("Quatre mots jamais reçus. Et deux.")
        received(page, 6)
        context.close()


def test_a_link_clicked_twice_while_the_text_is_on_its_way_leaves_with_all_of_it(chromium: Browser, app: str) -> None:
    context = chromium.new_context(locale="fr-FR")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    gate = Gate(page)
    page.goto(f"{app}/draft")
    drawn(page)
    gate.shut = True
    editor(page).click()
    page.keyboard.type(TEXT)
    link = page.get_by_test_id("stSidebar").get_by_role("link", name="Brouillons")
    link.click()
    link.click()
    assert gate.holds()
    expect(page.locator(".pp-head h1")).to_have_text("Écrire et réécrire")
    gate.open()
    expect(page.locator(".pp-head h1")).to_have_text("Brouillons")
    expect(page.get_by_text(TEXT).first).to_be_visible()
    page.go_back()
    expect(editor(page)).to_have_text(TEXT)
    context.close()


def test_what_is_typed_while_a_model_writes_is_read_and_stays(chromium: Browser, tmp_path: Path) -> None:
    written = threading.Event()
    context = chromium.new_context(locale="fr-FR")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    with ScriptedEndpoint(default=lambda request: Reply(request.draft, after=written)) as server:
        endpoint = server.endpoint()
        more = {"OPENAI_BASE_URL": str(endpoint.base_url), "OPENAI_API_KEY": KEY, "ASSISTANT_MODEL": endpoint.model}
        with served(tmp_path, more) as address:
            page.goto(f"{address}/draft")
            editor(page).fill(TEXT)
            page.get_by_role("button", name="Réécrire pour ces réseaux").click()
            expect(page.locator(".pp-stream")).not_to_be_empty()
            editor(page).press("Control+End")
            page.keyboard.type(" Venez vite! 🎉")
            expect(page.locator(".cm-lintRange", has_text="vite!")).to_be_visible()  # read while the model waits
            assert not written.is_set()
            page.keyboard.type(" Fin.")
            written.set()
            expect(page.locator(".st-key-rewrite .pp-verdict").first).to_be_visible()
            expect(editor(page)).to_have_text(f"{TEXT} Venez vite! 🎉 Fin.")
            context.close()


def test_two_visitors_each_have_their_own_text(visit: Visit) -> None:
    first, second = visit("/draft"), visit("/draft")
    for page, text in ((first, "Un deux trois."), (second, "Quatre mots pour elle."), (first, " Et deux.")):
        editor(page).press("Control+End")
        page.keyboard.type(text)
    received(first, 5)
    received(second, 4)
    expect(editor(first)).to_have_text("Un deux trois. Et deux.")
    expect(editor(second)).to_have_text("Quatre mots pour elle.")
