"""Every screen, in both languages, light and dark: axe-core finds nothing serious, and a phone shows it whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from assistant.ui import live_editor
from assistant.ui.screen import MENU
from tests.browser.drafting import settled

pytestmark = pytest.mark.browser
AXE = live_editor.FOLDER / "node_modules" / "axe-core" / "axe.min.js"
PATHS = ["/" if path == MENU[0][1] else f"/{Path(path).stem}" for _, path, _, _ in MENU]
EXAMPLES = ("/draft", "/audit", "/backlog")
GRAVE = ("serious", "critical")
LOCALES = {"fr": "fr-FR", "en": "en-GB"}
NARROW: ViewportSize = {"width": 360, "height": 780}
RUN = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations.flatMap(violation =>
    violation.nodes.map(node => [violation.impact, `${violation.id}: ${node.target} ${node.html.slice(0, 160)}`]))"""
TOO_WIDE = """() => {
    const main = document.querySelector('[data-testid=stMain]')
    return main.scrollWidth - main.clientWidth
}"""


@pytest.fixture(params=[(la, theme) for la in LOCALES for theme in ("light", "dark")], ids="-".join)
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    language, theme = request.param
    context = chromium.new_context(
        locale=LOCALES[language], color_scheme=theme, viewport={"width": 1280, "height": 900}
    )
    context.set_default_timeout(90_000)
    yield context.new_page()
    context.close()


def shown(page: Page, address: str) -> None:
    """Open a screen and return when it is drawn."""
    page.goto(address)
    page.locator(".pp-head h1").wait_for()
    settled(page)
    page.locator('[data-testid="stSkeleton"]').first.wait_for(state="detached")


def faults(page: Page) -> list[str]:
    """Return what axe-core finds that is serious."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return [told for impact, told in page.evaluate(RUN) if impact in GRAVE]


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: make test installs it where npm is")
def test_no_screen_has_a_serious_fault(page: Page, app: str) -> None:
    found = {}
    for path in PATHS:
        shown(page, app + path + ("?example=1" if path in EXAMPLES else ""))
        found[path] = faults(page)
    assert {path: told for path, told in found.items() if told} == {}


def test_every_screen_fits_a_narrow_phone(chromium: Browser, app: str) -> None:
    context = chromium.new_context(locale="fr-FR", viewport=NARROW)
    context.set_default_timeout(90_000)
    narrow = context.new_page()
    wide = {}
    for path in PATHS:
        shown(narrow, app + path + ("?example=1" if path in EXAMPLES else ""))
        wide[path] = narrow.evaluate(TOO_WIDE)
    context.close()
    assert {path: excess for path, excess in wide.items() if excess > 0} == {}
