"""What is typed stands as it was typed: at full speed and by an input method."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.drafting import editor

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
LONG = " ".join(f"Le potier numéro {number} ouvre son four à {number % 24} h précises." for number in range(150))
FAST = "".join(f"{number} crc🎉é " for number in range(40))  # more than 300 signs
FRENCH = "Bonjour à tous ! Nous ouvrons la boutique samedi matin!"


def received(page: Page) -> None:
    """Return when nothing is on its way: a link to another screen leaves with all that was typed."""
    page.get_by_test_id("stSidebar").get_by_role("link", name="Brouillons").click()
    expect(page.locator(".pp-head h1")).to_have_text("Brouillons")
    page.get_by_test_id("stSidebar").get_by_role("link", name="Brouillon", exact=True).click()


def test_three_hundred_signs_typed_at_once_in_the_middle_stand_as_typed_though_the_server_is_busy(visit: Visit) -> None:
    page = visit("/draft")
    editor(page).fill(f"{LONG}\nFin : .")
    editor(page).press("Control+End")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type(FAST)  # a caret that jumps once would leave signs behind the full stop
    last = page.locator(".cm-line").last
    expect(last).to_have_text(f"Fin : {FAST}.")
    received(page)
    editor(page).press("Control+End")  # of a long text only what is seen is drawn
    expect(last).to_have_text(f"Fin : {FAST}.")


def test_what_is_typed_while_a_rewrite_is_taken_stands_behind_it(visit: Visit) -> None:
    page = visit("/draft")
    editor(page).fill("Bonjour à tous!!! Venez voir le four samedi à 9 h, au 12 rue des Lices.")
    page.get_by_role("button", name="Réécrire pour ces réseaux").click()
    take = page.get_by_role("button", name="Reprendre dans l’éditeur").first
    take.wait_for()
    editor(page).press("Control+End")
    take.dispatch_event("click")  # the caret stays in the text
    page.keyboard.type(" Suite du texte.")
    expect(editor(page)).not_to_contain_text("!!!")
    expect(editor(page)).to_have_text(re.compile(r"^Venez voir .+ Lices\. Suite du texte\.$"))


def test_what_an_input_method_writes_stays_whole(visit: Visit) -> None:
    page = visit("/draft")
    keys = page.context.new_cdp_session(page)
    editor(page).click()
    page.keyboard.type(f"{FRENCH} Venez ")
    for so_far in ("n", "に", "にh", "にほ", "日本"):
        place = len(so_far)
        keys.send("Input.imeSetComposition", {"text": so_far, "selectionStart": place, "selectionEnd": place})
    keys.send("Input.insertText", {"text": "日本"})
    keys.send("Input.imeSetComposition", {"text": "^", "selectionStart": 1, "selectionEnd": 1})  # a dead key
    keys.send("Input.insertText", {"text": "ê"})
    page.keyboard.type("tre.")
    expect(editor(page)).to_have_text(f"{FRENCH} Venez 日本être.")
    expect(page.locator(".cm-lintRange", has_text="matin!")).to_be_visible()
    received(page)
    expect(editor(page)).to_have_text(f"{FRENCH} Venez 日本être.")
