"""The live editor in a browser: nothing typed is lost, whatever happens meanwhile, and its marks can be acted on."""

import re
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, expect

from tests.browser.drafting import editor, received, settled
from tests.browser.serving import free_port, served

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
# Signs on two UTF-16 units, the letters that are Streamlit's shortcuts, an address, and lines.
TYPED = "crrc 🎉 Été à Fès ; voir https://argile.example/c?r=1, 320 DH ! 👩‍🚀 rc\ncc R C… fin "


def test_typing_while_the_screen_is_drawn_again_loses_nothing(visit: Visit) -> None:
    page = visit("/draft")
    editor(page).click()
    for number in range(4):
        page.keyboard.type(f"mot{number} 🎉 ")
        page.get_by_test_id("stSidebar").get_by_text("Travailler hors ligne").dispatch_event("click")
        page.keyboard.type(f"suite{number} ")
    wanted = "".join(f"mot{n} 🎉 suite{n} " for n in range(4))
    expect(editor(page)).to_have_text(wanted.strip())
    received(page, 8)
    page.keyboard.press("Control+End")
    editor(page).press("!")
    expect(editor(page)).to_have_text(re.compile(r"suite3 !$"))


def test_messages_that_are_lost_are_sent_again_and_the_writer_is_told(chromium: Browser, app: str) -> None:
    cut = threading.Event()

    def relay(route: WebSocketRoute) -> None:
        server = route.connect_to_server()
        route.on_message(lambda message: None if cut.is_set() else server.send(message))

    context = chromium.new_context(locale="fr-FR")
    page = context.new_page()
    page.route_web_socket(re.compile("_stcore/stream"), relay)
    page.goto(f"{app}/draft")
    editor(page).click()
    page.keyboard.type("Avant la coupure. ")
    received(page, 3)
    cut.set()
    editor(page).press("Control+End")
    page.keyboard.type("Pendant la coupure. ")
    expect(page.locator(".pp-late")).not_to_be_empty()
    cut.clear()
    expect(page.locator(".pp-late")).to_be_empty()
    expect(editor(page)).to_have_text("Avant la coupure. Pendant la coupure.")
    received(page, 6)
    context.close()


def test_a_restart_of_the_server_loses_nothing(chromium: Browser, tmp_path: Path) -> None:
    port = free_port()
    context = chromium.new_context(locale="fr-FR")
    page = context.new_page()
    with served(tmp_path, port=port) as address:
        page.goto(f"{address}/draft")
        editor(page).click()
        page.keyboard.type("Un texte de six mots entiers. ")
        received(page, 6)
        editor(page).press("Control+End")
    page.locator('[data-test-connection-state="CONNECTED"]').wait_for(state="detached")
    expect(editor(page)).to_be_focused()
    page.keyboard.type("Et trois autres. ")
    expect(page.locator(".pp-late")).not_to_be_empty()
    assert page.evaluate("window.dispatchEvent(new Event('beforeunload', { cancelable: true }))") is False
    with served(tmp_path, port=port):
        received(page, 9)
        expect(editor(page)).to_have_text("Un texte de six mots entiers. Et trois autres.")
        context.close()


def test_what_is_typed_after_a_restart_is_received(chromium: Browser, tmp_path: Path) -> None:
    port = free_port()
    context = chromium.new_context(locale="fr-FR")
    page = context.new_page()
    with served(tmp_path, port=port) as address:
        page.goto(f"{address}/draft")
        editor(page).click()
        page.keyboard.type("Un texte de six mots entiers. ")
        received(page, 6)
        settled(page)
    with served(tmp_path, port=port):
        page.locator('[data-test-connection-state="CONNECTED"]').first.wait_for(timeout=60_000)
        editor(page).press("Control+End")
        page.keyboard.type("Et trois autres. ")
        received(page, 9)
        expect(page.locator(".pp-late")).to_be_empty()
        expect(editor(page)).to_have_text("Un texte de six mots entiers. Et trois autres.")
        context.close()


def test_a_mark_says_why_and_is_mended_in_place(visit: Visit) -> None:
    page = visit("/draft")
    editor(page).fill("Bonjour 🎉 à tous! Venez samedi...")
    expect(page.locator(".cm-lintRange").first).to_be_visible()
    editor(page).press("Control+Home")
    page.keyboard.press("F8")
    card = page.locator(".cm-tooltip-lint .pp-card").first
    expect(card).to_contain_text("espace")
    card.get_by_role("button", name="Corriger").click()
    expect(editor(page)).to_have_text(re.compile("tous\u00a0!"))
    page.keyboard.press("Control+z")
    expect(editor(page)).to_have_text(re.compile("tous!"))
    expect(page.locator(".cm-lintRange", has_text="tous!")).to_be_visible()
    every = page.locator(".pp-head-line .pp-button")
    expect(every).to_have_text("Corriger les 2")  # the panel speaks of the text as it is now
    every.click()
    expect(editor(page)).to_have_text("Bonjour 🎉 à tous\u00a0! Venez samedi…")


def test_a_card_leads_to_its_place_and_ignoring_takes_the_mark_away(visit: Visit) -> None:
    page = visit("/draft")
    editor(page).fill("Une ligne.\n\nBonjour 🎉 à tous! Venez.")
    page.locator(".pp-jump").first.click()
    expect(editor(page)).to_be_focused()
    assert page.evaluate("() => getSelection().toString()") or page.locator(".cm-selectionBackground").count()
    editor(page).press("Control+Home")
    page.keyboard.press("F8")
    page.locator(".cm-tooltip-lint").get_by_role("button", name="Ignorer ici").first.click()
    expect(page.locator(".pp-of-ignored")).to_be_visible()
    expect(page.locator(".cm-lintRange")).to_have_count(0)


def test_a_card_of_the_panel_ignores_what_it_says(visit: Visit) -> None:
    page = visit("/draft")
    editor(page).fill("Bonjour à tous! Venez donc! Nous serons là! Et la pluie aussi.")
    card = page.locator(".pp-finding", has_text="espace").first
    card.locator(".pp-ignore summary").click()
    card.get_by_role("button", name="Ignorer ici").nth(1).click()
    expect(page.locator(".cm-lintRange")).to_have_count(2)
    expect(card.locator("[data-pp-here]").first).to_have_text("Ignorer les 2 ici")  # drawn anew, and open as it was
    card.get_by_role("button", name="Ignorer les 2 ici").click()
    expect(page.locator(".cm-lintRange")).to_have_count(0)
    page.locator(".pp-of-ignored summary").click()
    again = page.locator(".pp-of-ignored").get_by_role("button", name="Me le redire")
    expect(again).to_have_count(3)
    again.first.click()
    expect(again).to_have_count(2)
    expect(page.locator(".cm-lintRange")).to_have_count(1)


def test_the_text_stays_through_another_screen_and_another_language(visit: Visit) -> None:
    page = visit("/draft")
    editor(page).click()
    for line in TYPED.split("\n"):
        page.keyboard.type(line)
        page.keyboard.press("Enter")
    page.get_by_test_id("stSidebar").get_by_role("link", name="Réseaux").click()
    expect(page.locator(".pp-head h1")).to_have_text("Réseaux")
    page.get_by_test_id("stSidebar").get_by_role("link", name="Brouillon", exact=True).click()
    for line in TYPED.split("\n"):
        expect(editor(page)).to_contain_text(line.strip())
    page.get_by_test_id("stSidebar").get_by_text("English").click()
    expect(page.get_by_label("Your text", exact=True)).to_contain_text(TYPED.split("\n")[0].strip())
    expect(page.locator(".pp-jump").first).to_be_visible()
    editor(page).press("Control+End")
    page.keyboard.type("end")
    expect(editor(page)).to_contain_text("end")
    settled(page)
    assert page.locator("[role=dialog]").count() == 0, "a letter was taken for a shortcut of Streamlit's"
