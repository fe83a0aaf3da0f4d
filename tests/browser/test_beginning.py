"""The first drawing of the drafting screen: the text alone, which keeps what is typed in it while the rest follows."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PATIENCE

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(locale="fr-FR", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def whole(page: Page) -> None:
    expect(page.locator(".st-key-draft_network")).to_be_visible()
    expect(page.get_by_role("link", name="Réglages")).to_be_visible()


def test_what_is_typed_before_the_rest_is_drawn_stays_where_it_is(page: Page, app: str) -> None:
    page.goto(f"{app}/draft")
    text = page.locator(".cm-content")
    text.click()
    node = text.element_handle()
    page.keyboard.type("Un texte de six mots entiers. ")
    whole(page)
    page.keyboard.type("Et trois autres.")
    expect(text).to_have_text("Un texte de six mots entiers. Et trois autres.")
    assert node.evaluate("(node) => node.isConnected"), "the editor was drawn anew"
    expect(page.locator(".pp-scores").first).to_be_visible()


def test_the_rest_is_drawn_even_where_the_editor_does_not_come(page: Page, app: str) -> None:
    page.route(re.compile(r"/editor-\w+\.js"), lambda route: route.abort())
    page.goto(f"{app}/draft")
    whole(page)


def test_the_example_is_there_at_once_and_stays(page: Page, app: str) -> None:
    page.goto(f"{app}/draft?example=1")
    expect(page.locator(".cm-content")).to_contain_text(" ")
    whole(page)
    expect(page.locator(".pp-scores").first).to_be_visible()
    expect(page.locator(".st-key-draft_keyphrases input")).not_to_be_empty()
