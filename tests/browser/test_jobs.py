"""The three jobs, as a person does them in a browser."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assistant.ui import spoken
from tests.browser.drafting import settled

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
SAID = """() => [...document.querySelectorAll("[aria-label], [placeholder], [data-testid=stSkipToContent]")].flatMap(
    e => [e.getAttribute("aria-label"), e.getAttribute("placeholder"), e.textContent])"""
POST = (
    "Nouveau à Rabat : l’atelier de poterie ouvre samedi 14 mars 2026 ! De 10 h à 12 h 30, au 12 rue des Consuls, la "
    "céramiste Salma Idrissi vous apprend à tourner votre premier bol, à le décorer à la main et à l’émailler, puis "
    "elle s’occupe de la cuisson pour que vous puissiez venir le chercher. 320 DH par personne, sur inscription : "
    "https://www.atelier-argile.example/reserver #poterie"
)
SMALL = "Our shop opens on Saturday at 9 am. Coffee is free for everyone who brings a friend along."


def write(page: Page, text: str) -> None:
    page.get_by_label("Votre texte", exact=True).fill(text)
    page.locator(".pp-scores").first.wait_for()
    settled(page)


def choose(page: Page, key: str, *options: str) -> None:
    """Choose options of a list by typing their names, as a person does."""
    field = page.locator(f".st-key-{key} input")
    for option in options:
        field.click()
        field.fill(option)
        page.get_by_role("option", name=option, exact=True).click()
    field.press("Escape")


def test_a_french_post_is_drafted_and_its_findings_read(visit: Visit) -> None:
    page = visit("/draft")
    expect(page.get_by_text("Trois étapes, aucun réglage")).to_be_visible()
    write(page, POST)
    choose(page, "draft_network", "X")
    expect(page.locator(".pp-length.pp-problem")).to_contain_text("de trop pour ce réseau")
    expect(page.locator(".pp-finding").first).to_contain_text("À corriger")
    expect(page.locator(".pp-finding", has_text="phrase").first).to_be_visible()
    expect(page.locator(".cm-lintRange").first).to_be_visible()
    expect(page.locator(".cm-content")).to_contain_text("Salma Idrissi")
    page.get_by_role("tab", name="Liens").click()
    expect(page.get_by_role("cell", name="https://www.atelier-argile.example/reserver").first).to_be_visible()


def test_a_post_is_rewritten_for_two_networks_by_the_rules(visit: Visit) -> None:
    page = visit("/draft")
    write(page, POST)
    page.get_by_role("link", name="Le réécrire pour vos réseaux").click()
    expect(page.locator("#rewrites")).to_be_in_viewport()
    page.get_by_role("button", name="Réécrire pour ces réseaux").click()  # X and LinkedIn are proposed
    expect(page.locator(".st-key-rewrite .pp-verdict")).to_have_count(2)
    expect(page.locator(".st-key-rewrite .pp-verdict").first).to_have_text(re.compile("Acceptée|Non acceptée"))
    expect(page.get_by_role("tab", name=re.compile("LinkedIn"))).to_be_visible()
    expect(page.locator(".st-key-rewrite .pp-kept").first).to_be_visible()
    expect(page.locator(".st-key-rewrite .pp-post", has_text="320 DH par personne").first).to_be_visible()
    expect(page.locator(".st-key-rewrite")).to_contain_text("Rien n’a été envoyé")
    page.get_by_role("button", name="Reprendre dans l’éditeur").first.click()
    expect(page.get_by_label("Votre texte", exact=True)).not_to_have_text(POST)
    page.locator(".st-key-draft_undo button").click()
    expect(page.get_by_label("Votre texte", exact=True)).to_have_text(POST)


@pytest.mark.demo
def test_a_post_is_rewritten_by_the_demo_model(visit: Visit) -> None:
    page = visit("/draft")
    write(page, SMALL)
    page.get_by_role("radio", name="Modèle de démonstration").or_(
        page.get_by_role("button", name="Modèle de démonstration")
    ).first.click()
    expect(page.locator(".pp-notice.pp-warning").first).to_be_visible()
    expect(page.locator(".pp-engine")).to_have_text("Modèle de démonstration")
    page.get_by_role("button", name="Réécrire pour ces réseaux").click()
    expect(page.locator(".pp-stream")).to_be_visible()
    expect(page.locator(".st-key-rewrite .pp-verdict")).to_have_count(2, timeout=240_000)
    expect(page.locator(".st-key-rewrite")).to_contain_text("SmolLM2")


def test_a_folder_is_audited_and_its_table_taken_away(visit: Visit, site: Path, tmp_path: Path) -> None:
    page = visit("/audit")
    page.get_by_label("Adresses, une par ligne").fill(str(site))
    page.get_by_role("button", name="Lancer l’audit").click()
    expect(page.get_by_text("3 pages auditées")).to_be_visible()
    expect(page.get_by_text("1 illisible")).to_be_visible()
    settled(page)
    table = tmp_path / "audit.csv"
    for _attempt in range(3):  # a screen that is drawn anew at that very moment gives the download up
        with page.expect_download() as download:
            page.locator(".st-key-audit_csv button").click()  # the table's own toolbar has one of that name too
        if download.value.failure() is None:
            break
    download.value.save_as(table)
    rows = list(csv.reader(table.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert len(rows) == 4
    assert any("Atelier de poterie" in row for row in rows)
    assert any("vide.html" in row[0] for row in rows)


def test_a_private_address_is_refused(visit: Visit, app: str) -> None:
    page = visit("/audit")
    page.get_by_label("Adresses, une par ligne").fill(f"{app}/_stcore/health")
    page.get_by_role("button", name="Lancer l’audit").click()
    expect(page.get_by_text("1 illisible")).to_be_visible()


def test_a_backlog_goes_on_when_its_tab_is_closed(visit: Visit, tmp_path: Path) -> None:
    backlog = tmp_path / "dix.csv"
    lines = (f'{n};"Le stand {n} ouvre à 9 h, rue des Lices. Entrée libre jusqu’au {n} mai."' for n in range(1, 11))
    backlog.write_text("\n".join(["Référence;Texte", *lines]), encoding="utf-8")
    page = visit("/backlog")
    page.locator('input[type="file"]').set_input_files(backlog)
    expect(page.get_by_text("20 versions à écrire")).to_be_visible()
    page.get_by_role("button", name="Tout réécrire").click()
    page.get_by_text("Versions écrites").wait_for()
    page.context.close()

    page = visit("/backlog")
    choose(page, "backlog_job", next(o for o in options(page, "backlog_job") if o.startswith("dix.csv")))
    expect(page.get_by_text("terminé")).to_be_visible(timeout=120_000)
    page.get_by_role("tab", name="Relecture").click()
    expect(page.get_by_text("Le stand 1 ouvre").first).to_be_visible()
    page.get_by_role("button", name="Refuser").first.click()
    expect(page.locator(".pp-score", has_text="Refusées")).to_contain_text("1")
    page.get_by_role("tab", name="Export").click()
    page.get_by_role("button", name="Créer le fichier").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger").click()
    table = tmp_path / "out.csv"
    download.value.save_as(table)
    rows = list(csv.reader(table.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert len(rows) == 1 + 19, "the refused version stays at home"


def options(page: Page, key: str) -> list[str]:
    page.locator(f".st-key-{key} input").click()
    page.get_by_role("option").first.wait_for()
    found = page.get_by_role("option").all_inner_texts()
    page.locator(f".st-key-{key} input").press("Escape")
    return found


@pytest.mark.parametrize("path", ["/", "/draft", "/drafts", "/audit", "/backlog", "/networks", "/settings"])
def test_the_language_is_switched_and_kept(visit: Visit, path: str) -> None:
    page = visit(path)
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    settled(page)
    assert set(page.evaluate(SAID)) & set(spoken.WORDS) == set(), "words of Streamlit's own are left in English"
    french = page.locator(".pp-head h1").inner_text()
    page.get_by_test_id("stSidebar").get_by_text("English").click()
    expect(page.locator(".pp-head h1")).not_to_have_text(french)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_test_id("stSkipToContent")).to_have_text("Skip to main content")
    english = page.locator(".pp-head h1").inner_text()
    page.get_by_test_id("stSidebar").get_by_role("link", name="Settings").click()
    expect(page.locator(".pp-head h1")).to_have_text("Settings")
    page.reload()
    expect(page.locator(".pp-head h1")).to_have_text("Settings")
    assert english != french


def test_the_draft_is_still_there_after_another_screen(visit: Visit) -> None:
    page = visit("/draft")
    write(page, POST)
    page.get_by_test_id("stSidebar").get_by_role("link", name="Réseaux").click()
    expect(page.locator(".pp-head h1")).to_have_text("Réseaux")
    page.get_by_test_id("stSidebar").get_by_role("link", name="Brouillon", exact=True).click()
    expect(page.get_by_label("Votre texte", exact=True)).to_have_text(POST)


def test_choices_keep_their_meaning_in_another_language(visit: Visit) -> None:
    page = visit("/draft")
    write(page, "Parfait !")
    choose(page, "draft_language", "Anglais")
    choose(page, "draft_network", "Bluesky")
    page.get_by_role("tab", name="Emporter").click()
    page.locator(".st-key-draft_more summary").click()
    expect(page.locator(".st-key-draft_title")).to_be_visible()
    page.get_by_test_id("stSidebar").get_by_text("English").click()
    expect(page.locator(".pp-head h1")).to_have_text("Write and rewrite")
    expect(page.locator(".st-key-draft_language input")).to_have_value("English")
    expect(page.locator(".st-key-draft_network input")).to_have_value("Bluesky")
    expect(page.get_by_label("Your text", exact=True)).to_have_text("Parfait !")
    expect(page.get_by_role("tab", name="Take it away")).to_have_attribute("aria-selected", "true")
    expect(page.locator(".st-key-draft_title")).to_be_visible()
