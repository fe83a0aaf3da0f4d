"""The drafting screen as a test meets it: its text, and what to wait for."""

import re

from playwright.sync_api import Locator, Page, expect


def editor(page: Page) -> Locator:
    """Return the field that holds the text, in either language of the screens."""
    return page.get_by_label(re.compile("^(Votre texte|Your text)$"))


def settled(page: Page) -> None:
    """Return when nothing is being drawn."""
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()


def received(page: Page, words: int) -> None:
    """Return when the panel counts so many words: Python has read the text; the session holds it after a pause."""
    figures = page.locator(".pp-of-figures")
    if not figures.locator("dl").is_visible():
        figures.locator("summary").click()
    expect(figures.locator("dd").first).to_have_text(str(words))
