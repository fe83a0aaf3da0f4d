"""A text that takes the short way: it is marked before its session hears of it, and marked all the same without it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import PATIENCE
from tests.browser.drafting import editor, received
from tests.browser.test_on_its_way import Gate, drawn

pytestmark = pytest.mark.browser
TEXT = "Le stage de poterie a lieu samedi à 10 h, à Rabat. Il coûte 320 DH."


def test_a_text_is_marked_while_its_session_hears_nothing(chromium: Browser, app: str) -> None:
    context = chromium.new_context(locale="fr-FR")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    gate = Gate(page)
    page.goto(f"{app}/draft")
    drawn(page)
    editor(page).fill(TEXT)
    received(page, 16)
    expect(page.get_by_text("Enregistré le")).to_be_visible()
    gate.shut = True
    editor(page).press("Control+End")
    page.keyboard.type(" Venez vite! 🎉")
    expect(page.locator(".cm-lintRange", has_text="vite!")).to_be_visible()
    expect(page.locator(".pp-jump", has_text="vite!")).to_be_visible()
    received(page, 18)
    gate.open()
    page.get_by_test_id("stSidebar").get_by_role("link", name="Brouillons").click()
    expect(page.get_by_text(f"{TEXT} Venez vite! 🎉").first).to_be_visible()
    context.close()


def test_where_the_short_way_is_closed_a_text_is_marked_by_the_long_one(visit: Callable[..., Page]) -> None:
    page = visit("/draft")
    refused: list[str] = []

    def refuse(route: Route) -> None:
        refused.append(route.request.method)
        route.abort()

    page.route("**/porteplume/said", refuse)
    editor(page).fill(TEXT)
    received(page, 16)
    for number, word in enumerate(("vite", "tous", "encore", "demain"), start=1):
        editor(page).press("Control+End")
        page.keyboard.type(f" Venez {word}!")
        expect(page.locator(".cm-lintRange", has_text=f"{word}!")).to_be_visible()
        received(page, 16 + 2 * number)
    expect(editor(page)).to_have_text(re.compile("demain!$"))
    assert refused, "it was tried"


def test_what_was_said_by_the_short_way_is_ignored_and_told_again(visit: Callable[..., Page]) -> None:
    page = visit("/draft")
    editor(page).fill(TEXT)
    received(page, 16)
    editor(page).press("Control+End")
    page.keyboard.type(" Venez vite!")
    card = page.locator(".pp-finding", has=page.locator(".pp-jump", has_text="vite!"))
    card.locator(".pp-ignore summary").click()
    card.locator("[data-pp-here]").first.click()
    expect(page.locator(".pp-of-ignored")).to_be_visible()
    expect(page.locator(".cm-lintRange", has_text="vite!")).to_have_count(0)
    editor(page).press("Control+End")
    page.keyboard.type(" Nous serons là.")
    received(page, 21)
    expect(page.locator(".cm-lintRange", has_text="vite!")).to_have_count(0)
