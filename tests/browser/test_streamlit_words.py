"""Words that Streamlit keeps in English and shows only at times: a file refused, a list without results, a hint."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.drafting import editor, settled

Visit = Callable[..., Page]


def seen(text: Locator) -> None:
    """Return when a text takes room on the screen: what is for screen readers alone takes a pixel."""
    expect(text).to_be_visible()
    box = text.bounding_box()
    assert box is not None
    assert box["height"] > 10


@pytest.mark.parametrize(
    ("locale", "why", "size"), [("fr-FR", "d’un type accepté ici", "10 o"), ("en-GB", "files are not allowed", "10.0B")]
)
def test_why_a_file_is_refused_is_said_in_the_language_and_seen(
    visit: Visit, tmp_path: Path, locale: str, why: str, size: str
) -> None:
    page = visit("/backlog", locale)
    settled(page)
    (tmp_path / "notes.exe").write_bytes(b"x" * 10)
    (tmp_path / "posts.csv").write_text("texte\nLe stand ouvre samedi.\n", encoding="utf-8")
    page.locator('input[type="file"]').set_input_files(tmp_path / "notes.exe")
    chip = page.get_by_test_id("stFileChip")
    expect(chip.get_by_role("alert")).to_contain_text(why)
    expect(chip).to_contain_text(size)
    seen(chip.get_by_role("alert"))
    chip.get_by_role("button").click()
    expect(chip).to_have_count(0)
    page.locator('input[type="file"]').set_input_files(tmp_path / "posts.csv")
    expect(chip).to_contain_text("posts.csv")
    expect(page.get_by_role("heading", name="posts.csv")).to_be_visible()


@pytest.mark.parametrize(
    ("locale", "opens", "words"),
    [("fr-FR", "Ouvrir un fichier", "Choisir un fichier"), ("en-GB", "Open a file", "Choose a file")],
)
def test_a_file_is_asked_for_in_words_within_a_popover(visit: Visit, locale: str, opens: str, words: str) -> None:
    page = visit("/draft", locale)
    settled(page)
    page.get_by_role("button", name=opens).click()
    button = page.get_by_test_id("stFileUploaderDropzone").get_by_test_id("stBaseButton-secondary")
    expect(button).to_be_visible()
    said = "button => getComputedStyle(button, '::after').content"
    assert words in button.evaluate(said)


def test_hints_and_empty_lists_speak_french(visit: Visit) -> None:
    page = visit("/draft")
    settled(page)
    phrases = page.locator(".st-key-draft_keyphrases input")
    phrases.press_sequentially("pain")
    expect(page.get_by_test_id("InputInstructions")).to_have_text("Entrée pour valider")
    network = page.locator(".st-key-draft_network input")
    network.click()
    network.press_sequentially("minitel")
    expect(page.get_by_role("option")).to_have_text("Aucun résultat")


def test_the_menu_of_a_column_speaks_french(visit: Visit) -> None:
    page = visit("/networks")
    settled(page)
    menu = '<div data-testid="stDataFrameColumnMenu"><div role="menuitem"><i>→</i>Sort ascending</div></div>'
    page.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", menu)
    expect(page.get_by_role("menuitem")).to_have_text("→Trier dans l’ordre croissant")


def test_a_day_to_choose_speaks_french(visit: Visit) -> None:
    page = visit("/draft")
    settled(page)
    editor(page).fill("Le marché ouvre samedi à 9 h.")
    page.locator(".st-key-draft_filing button").first.click()
    day = page.get_by_test_id("stDateInput")
    first = day.get_by_role("spinbutton").first
    expect(day.get_by_role("group")).to_have_text("jj/mm/aaaa")
    expect(first).to_have_attribute("aria-label", "jour, Publication le")
    expect(first).to_have_attribute("aria-valuetext", "Vide")
    first.press("3")
    expect(first).not_to_have_text("jj")
    first.press("Backspace")
    expect(day.get_by_role("group")).to_have_text("jj/mm/aaaa")
