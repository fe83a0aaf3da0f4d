"""Pictures of every screen: `python -m tests.browser.screenshots FOLDER [--readme] [SCREEN…]`.

In French and English, light and dark, desktop and phone; with `--readme` the ones of the README alone.
"""

import sys
import tempfile
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.serving import CHROMIUM, FLAGS, served

SCREENS = {
    "home": "/",
    "draft": "/draft?example=1",
    "audit": "/audit?example=1",
    "backlog": "/backlog?example=1",
    "networks": "/networks",
    "settings": "/settings",
}
SIZES = {"desktop": (1280, 860), "phone": (390, 844)}
LOCALES = {"fr": "fr-FR", "en": "en-GB"}


def settle(page: Page) -> None:
    """Return when the script has run and nothing is being drawn any more."""
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for(timeout=60_000)
    page.locator('[data-testid="stSkeleton"]').first.wait_for(state="detached", timeout=60_000)


def take(browser: Browser, address: str, shot: tuple[str, str, str, str], path: Path) -> None:
    """Write the picture of one screen in one language, theme and size."""
    screen, language, theme, size = shot
    width, height = SIZES[size]
    context = browser.new_context(
        locale=LOCALES[language],
        color_scheme="dark" if theme == "dark" else "light",
        viewport={"width": width, "height": height},
    )
    page = context.new_page()
    page.goto(address + SCREENS[screen])
    page.locator(".pp-head h1").wait_for(timeout=60_000)
    settle(page)
    full = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": width, "height": max(height, min(int(full), 6000))})
    settle(page)
    page.screenshot(path=path)
    context.close()


def main(arguments: list[str]) -> None:
    """Write the pictures into the folder named first."""
    readme = "--readme" in arguments
    folder, *screens = [a for a in arguments if not a.startswith("--")]
    shots = list(
        product(
            screens or SCREENS, *([["fr"], ["light"], ["desktop"]] if readme else [LOCALES, ["light", "dark"], SIZES])
        )
    )
    Path(folder).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, served(Path(data)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM) if CHROMIUM.exists() else None, args=list(FLAGS)
        )
        for shot in shots:
            screen, language, theme, size = map(str, shot)
            name = screen if readme else f"{screen}-{language}-{theme}-{size}"
            take(browser, address, (screen, language, theme, size), Path(folder) / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
