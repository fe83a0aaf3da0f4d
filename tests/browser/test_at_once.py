"""A click right after a key: what the key has drawn anew does not lose it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.drafting import editor, settled

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("language", "text", "changed"),
    [
        ("fr", "Atelier levain samedi 6 mars à 10 h, 45 €", "Votre texte a changé"),
        ("en", "Sourdough workshop on Saturday 6 March at 10am, £45", "Your text changed"),
    ],
)
def test_rewrite_clicked_right_after_a_key_rewrites_what_was_typed(
    visit: Callable[..., Page], language: str, text: str, changed: str
) -> None:
    screen = visit(f"/draft?lang={language}")
    editor(screen).fill(f"{text}.")
    expect(screen.locator(".st-key-rewrite_go button")).to_be_visible()
    settled(screen)
    editor(screen).fill(f"{text} !")
    screen.locator(".st-key-rewrite_go button").click()
    expect(screen.locator(".st-key-rewrite .pp-verdict").first).to_be_visible()
    settled(screen)
    expect(screen.locator(".st-key-rewrite")).not_to_contain_text(changed)
