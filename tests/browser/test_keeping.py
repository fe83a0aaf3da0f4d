"""A draft keeps itself in the browser: a reload loses nothing, and the second of two tabs is told."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.drafting import editor

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
TEXT = "Le marché de Noël ouvre samedi à 9 h, place du Parlement."


def test_a_reload_brings_the_draft_back_and_two_tabs_lose_nothing(visit: Visit) -> None:
    page = visit("/draft")
    editor(page).fill(TEXT)
    expect(page.get_by_text("Enregistré le")).to_be_visible()
    expect(page).to_have_url(re.compile("draft="))
    page.reload()
    expect(editor(page)).to_have_text(TEXT)

    other = page.context.new_page()
    other.goto(page.url)
    expect(editor(other)).to_have_text(TEXT)
    editor(other).fill(f"{TEXT} Entrée libre.")
    other.get_by_test_id("stSidebar").get_by_role("link", name="Brouillons").click()
    expect(other.locator(".pp-head h1")).to_have_text("Brouillons")
    expect(other.get_by_text(f"{TEXT} Entrée libre.").first).to_be_visible()

    editor(page).fill(f"{TEXT} Entrée : 3 €.")
    expect(page.get_by_text("Un autre onglet a modifié ce brouillon")).to_be_visible()
    expect(editor(page)).to_have_text(f"{TEXT} Entrée : 3 €.")
    page.get_by_test_id("stSidebar").get_by_role("link", name="Brouillons").click()
    expect(page.locator(".pp-head h1")).to_have_text("Brouillons")
    for words in ("Entrée libre.", "Entrée : 3 €."):
        expect(page.get_by_text(f"{TEXT} {words}").first).to_be_visible()


def test_the_last_words_are_kept_though_one_leaves_while_the_server_is_busy(visit: Visit) -> None:
    page = visit("/draft")
    long = " ".join(f"Le potier numéro {number} ouvre son four à {number % 24} h." for number in range(3000))
    editor(page).fill(long)
    page.locator('[data-test-script-state="running"]').first.wait_for()
    editor(page).press("Control+End")
    page.keyboard.type(" Dernier mot.")
    page.get_by_test_id("stSidebar").get_by_role("link", name="Brouillons").click()
    expect(page.locator(".pp-head h1")).to_have_text("Brouillons")
    page.get_by_label("Chercher").fill("Dernier mot")
    page.get_by_label("Chercher").press("Enter")
    expect(page.get_by_text("1 brouillon", exact=True)).to_be_visible()


def test_what_is_opened_while_one_pauses_stays_open(visit: Visit) -> None:
    """The screen under the text is drawn anew once one pauses: no menu takes that for a click elsewhere."""
    page = visit("/draft")
    editor(page).fill(TEXT)
    filing = page.locator(".st-key-draft_filing button").first
    filing.wait_for()
    page.evaluate(
        """() => document.addEventListener("click", ({ target }) => {
            if (target.closest(".st-key-draft_rest")) document.body.dataset.rested = "yes";
        }, true)"""
    )
    editor(page).press_sequentially("!")
    filing.click()
    page.locator("body[data-rested]").wait_for(state="attached")
    expect(page.get_by_test_id("stDateInput")).to_be_visible()
