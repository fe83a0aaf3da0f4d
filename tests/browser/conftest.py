"""One app and one browser for all the tests here; each test has a page of its own, and nothing leaves the machine."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.serving import CHROMIUM, FLAGS, served

PATIENCE = 60_000  # milliseconds: two cores shared with the app, and language data loaded once
LOCAL = ("http://127.0.0.1:", "data:", "blob:", "about:")


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of the running app."""
    with served(tmp_path_factory.mktemp("app")) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM) if CHROMIUM.exists() else None, args=list(FLAGS)
        )
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, app: str) -> Iterator[Callable[[str], Page]]:
    """Yield what opens a path of the app as a new visitor; no request may leave the machine, no error may show."""
    contexts: list[BrowserContext] = []
    outside: list[str] = []

    def note(url: str) -> None:
        if not url.startswith(LOCAL):
            outside.append(url)

    def go(path: str, locale: str = "fr-FR") -> Page:
        context = chromium.new_context(locale=locale, accept_downloads=True, viewport={"width": 1280, "height": 900})
        context.set_default_timeout(PATIENCE)
        context.on("request", lambda request: note(request.url))
        contexts.append(context)
        page = context.new_page()
        page.goto(app + path)
        page.locator(".pp-head h1").wait_for()
        return page

    yield go
    for context in contexts:
        for page in context.pages:
            assert page.locator('[data-testid="stException"]').count() == 0, "a traceback reached the screen"
        context.close()
    assert not outside, f"the screens reached outside: {outside}"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a folder of three saved pages, one of which cannot be read."""
    folder = tmp_path / "site"
    folder.mkdir()
    page = (
        '<html lang="fr"><head><title>{title}</title><meta name="description" content="{title} à Rabat.">'
        "</head><body><h1>{title}</h1><p>{title} : nous tournons la terre chaque samedi matin, dans un atelier clair. "
        'Venez avec vos mains et votre curiosité. <a href="atelier.html">Tout sur l’atelier</a></p></body></html>'
    )
    (folder / "atelier.html").write_text(page.format(title="Atelier de poterie"), encoding="utf-8")
    (folder / "stage.html").write_text(page.format(title="Stage de céramique"), encoding="utf-8")
    (folder / "vide.html").write_text("", encoding="utf-8")
    return folder
