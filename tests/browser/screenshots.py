"""Pictures of every screen: `python -m tests.browser.screenshots FOLDER [--readme] [SCREEN…]`.

In French and English, light and dark, desktop and phone; with `--readme` the ones of the README alone: French, light,
desktop, one screenful each.
"""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from assistant.settings import load
from assistant.store import Content, open_store
from tests.browser.serving import CHROMIUM, FLAGS, served

PATIENCE = 90_000  # milliseconds
# Title, text, network, state, labels, day of the month: the drafts on the shelf.
SHELF = (
    (
        "Le pain au levain du samedi",
        "Samedi, le pain au levain sort du four à 8 h, rue des Lices. 4,20 € la miche, tant qu’il y en a.",
        "instagram",
        "approved",
        ("Boulangerie", "Produits"),
        12,
    ),
    (
        "Atelier de poterie : les places de janvier",
        "Les ateliers de janvier ouvrent lundi. Huit places, 320 DH, terre et cuisson comprises.",
        "linkedin",
        "to_review",
        ("Ateliers",),
        19,
    ),
    (
        "Five questions to ask before you choose a caterer",
        "Ask about allergens, delivery times, deposits, leftovers and who cleans up.",
        "blog",
        "idea",
        (),
        None,
    ),
)
ARTICLE = """# Choisir sa farine de pain

Une bonne farine se reconnaît à son **type** et à son grain. Voici comment nous la choisissons, à Rennes.

## Ce que dit le type

- T65 : une mie claire, une croûte fine.
- T110 : plus de goût, et une pâte qui boit davantage.

![Trois farines dans des bols](https://www.ble-dor.example/farines.jpg)

Le reste est affaire de *temps* : comptez dix-huit heures. [Nos ateliers](https://www.ble-dor.example/) ont lieu le
samedi.
"""


def whole(page: Page) -> None:
    """Return when all of the drafting screen is drawn: its text comes first."""
    page.locator(".st-key-draft_more").wait_for()


def rewritten(page: Page) -> None:
    """Return when the example is rewritten, which it is as it opens."""
    page.locator(".st-key-rewrite .pp-verdict").first.wait_for()


def article(page: Page) -> None:
    """Write an article, and show its search result."""
    whole(page)
    page.locator(".cm-content").fill(ARTICLE)
    page.locator(".st-key-draft_views").wait_for()
    settle(page)
    page.locator(".st-key-draft_views").get_by_role("tab").nth(2).click()
    page.locator(".pp-result").wait_for()


def audited(page: Page) -> None:
    """Return when the example is audited."""
    page.locator(".st-key-audit_csv").wait_for()


def opened(page: Page) -> None:
    """Open the first page of the audit: the table is a canvas, so its first row is known by its place alone."""
    audited(page)
    settle(page)
    page.locator(".st-key-audit_table .dvn-scroller").click(position={"x": 15, "y": 55})
    page.locator(".st-key-audit_page").wait_for()


def reviewed(page: Page) -> None:
    """Have the example rewritten, and its review shown."""
    page.locator(".st-key-backlog_go button").click()
    page.locator(".st-key-backlog_state").wait_for()
    page.locator('[role="progressbar"][aria-valuenow="100"]').first.wait_for()


def planned(page: Page) -> None:
    """Show the calendar of the drafts."""
    page.get_by_role("tab").nth(1).click()
    page.locator(".pp-month").wait_for()


def shelved(data: Path) -> None:
    """Put a few drafts onto the shelf, two of them planned for this month."""
    drafts = open_store(replace(load(), database_url=f"sqlite:///{data / 'porteplume.db'}")).drafts
    month = datetime.now(tz=UTC).date().replace(day=1)
    for title, text, network, state, labels, day in SHELF:
        draft = drafts.create(Content(title, text, {"network": network}), "app")
        drafts.file(draft.id, state, labels, month.replace(day=day).isoformat() if day else None)


def nothing(page: Page) -> None:
    """Leave the screen as it opens."""


# Name, path, what is done there; the names without a hyphen are the README's.
SCREENS: dict[str, tuple[str, Callable[[Page], None]]] = {
    "home": ("/", nothing),
    "draft": ("/draft?example=1", rewritten),
    "draft-empty": ("/draft", whole),
    "draft-article": ("/draft", article),
    "drafts": ("/drafts", nothing),
    "drafts-calendar": ("/drafts", planned),
    "audit": ("/audit?example=1", audited),
    "audit-empty": ("/audit", nothing),
    "audit-page": ("/audit?example=1", opened),
    "backlog-new": ("/backlog?example=1", nothing),
    "backlog": ("/backlog?example=1", reviewed),
    "networks": ("/networks", nothing),
    "settings": ("/settings", nothing),
}
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}
THEMES = ("light", "dark")
TALLEST = 6000  # pixels
LOCALES = {"fr": "fr-FR", "en": "en-GB"}
# Nothing moves any more but what turns for ever: a bar slides to its new value after it has said it.
AT_REST = """() => document.getAnimations().every((one) =>
  one.playState !== "running" || one.effect.getComputedTiming().endTime === Infinity)"""


def settle(page: Page) -> None:
    """Return when the script has run, and nothing is drawn or moves any more."""
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for(timeout=60_000)
    page.locator('[data-testid="stSkeleton"]').first.wait_for(state="detached", timeout=60_000)
    page.wait_for_function(AT_REST)


def take(browser: Browser, address: str, shot: tuple[str, str, str, str], path: Path, whole: bool) -> None:
    """Write the picture of one screen in one language, theme and size; the whole of it, or one screenful."""
    screen, language, theme, size = shot
    width, height = SIZES[size]
    scheme: Literal["dark", "light"] = "dark" if theme == "dark" else "light"
    view: ViewportSize = {"width": width, "height": height}
    context = browser.new_context(locale=LOCALES[language], color_scheme=scheme, viewport=view)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    place, act = SCREENS[screen]
    page.goto(address + place)
    page.locator(".pp-head h1").wait_for()
    settle(page)
    act(page)
    settle(page)
    if whole:
        full = int(page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight"))
        page.set_viewport_size({"width": width, "height": max(height, min(full, TALLEST))})
        settle(page)
    page.screenshot(path=path)
    context.close()


def main(arguments: list[str]) -> None:
    """Write the pictures into the folder named first."""
    readme = "--readme" in arguments
    folder, *screens = [a for a in arguments if not a.startswith("--")]
    names = screens or [name for name in SCREENS if not readme or "-" not in name]
    shots = product(names, ["fr"], ["light"], ["desktop"]) if readme else product(names, LOCALES, THEMES, SIZES)
    Path(folder).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        shelved(Path(data))
        with served(Path(data)) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=str(CHROMIUM) if CHROMIUM.exists() else None, args=list(FLAGS)
            )
            for shot in shots:
                name = shot[0] if readme else "_".join(shot)
                take(browser, address, shot, Path(folder) / f"{name}.png", not readme)
            browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
