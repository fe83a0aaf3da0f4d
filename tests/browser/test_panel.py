"""The panel beside the editor, alone in a browser page with it, Python played by the test."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.ui import live_editor
from tests.browser.conftest import PATIENCE
from tests.browser.test_component import told

pytestmark = pytest.mark.browser
ASSETS = Path(live_editor.FOLDER) / "assets"
PAGE = '<!doctype html><div id="host"></div><div id="beside"></div>'
HARNESS = """async ([editor, panel, data]) => {
  const load = (code) => import(URL.createObjectURL(new Blob([code], { type: "text/javascript" })))
  const [text, beside] = [await load(editor), await load(panel)]
  const parent = document.getElementById("host").attachShadow({ mode: "open" })
  const python = { triggers: [], cleanups: [] }
  python.draw = (data) => python.cleanups.push(text.default({
    parentElement: parent, data: new TextEncoder().encode(JSON.stringify(data)),
    setStateValue: () => {}, setTriggerValue: (name, value) => python.triggers.push(value),
  }))
  python.beside = () => python.cleanups.push(beside.default({ parentElement: document.getElementById("beside") }))
  window.python = python
  python.draw(data)
  python.beside()
}"""
NAMES = ("figures", "points", "nothingLost", "title", "nothing", "jump", "ignore", "here", "whole", "source", "again")
WORDS = {**{name: name for name in (*NAMES, "rest", "good", "ignored")}, "brand": None}


def card(key: str, *names: str, **more: Any) -> dict[str, Any]:
    """Return a card that says one thing of each of these findings."""
    places = [[f"Said of {name}", f"Words of {name}", name] for name in names]
    ignore = {"names": list(names), "here": "Ignore all", "brand": None, "each": [[name, None] for name in names]}
    made = {"key": key, "level": "warning", "head": key, "places": places, "shown": 3, "more": None, "fixes": []}
    return {**made, "mend": {"label": "Mend", "names": list(names)}, "ignore": ignore, "source": "A book", **more}


def panel(*cards: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return what Python tells of a panel with these cards."""
    score = {"name": "Links", "shown": "80", "told": "To improve", "level": "warning", "share": 80}
    lists: dict[str, Any] = {name: [] for name in ("rings", "figures", "points", "rest", "good", "ignored")}
    return {"scores": [score], "ring": None, **lists, "mend": None, "first": cards, "words": WORDS, **more}


@pytest.fixture
def alone(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Yield what opens a page with the editor and the panel in it."""
    context = chromium.new_context()
    context.set_default_timeout(PATIENCE)
    bundles = [next(ASSETS.glob(f"{name}-*.js")).read_text(encoding="utf-8") for name in ("editor", "panel")]

    def opened(beside: dict[str, Any]) -> Page:
        page = context.new_page()
        page.set_content(PAGE)
        page.evaluate(HARNESS, [*bundles, told("Un texte.", panel=beside)])
        return page

    yield opened
    context.close()


def draw(page: Page, beside: dict[str, Any] | None) -> None:
    """Answer with another panel."""
    page.evaluate("data => python.draw(data)", told("Un texte.", panel=beside))


def test_what_has_the_focus_and_what_is_open_stays_so_while_the_rest_changes(alone: Callable[..., Page]) -> None:
    page = alone(panel(card("two", "b", "c")))
    here = page.locator(".pp-finding", has_text="two")
    here.locator(".pp-source summary").click()
    here.locator(".pp-ignore summary").click()
    here.locator("[data-pp-jump=c]").focus()
    page.evaluate("window.card = document.querySelector('.pp-finding')")
    draw(page, panel(card("one", "a"), card("two", "b", "c")))
    assert page.evaluate("window.card === document.querySelectorAll('.pp-finding')[1]"), "nothing new is said in it"
    expect(here.locator("[data-pp-jump=c]")).to_be_focused()
    draw(page, panel(card("one", "a"), card("two", "c", fixes=["Do this"])))
    expect(here.locator(".pp-fix")).to_have_text("→ Do this")
    expect(here.locator("[data-pp-jump=c]")).to_be_focused()
    expect(here.get_by_text("A book")).to_be_visible()
    expect(here.locator("[data-pp-here]").first).to_be_visible()
    draw(page, panel(card("two", "c")))
    expect(page.locator(".pp-finding")).to_have_count(1)
    expect(here.locator("[data-pp-jump=c]")).to_be_focused()


def test_a_fold_stays_open_and_tells_what_is_so_now(alone: Callable[..., Page]) -> None:
    page = alone(panel(card("one", "a"), figures=[["Words", "2"]], rest=[card("two", "b")]))
    figures, rest = page.locator(".pp-of-figures"), page.locator(".pp-of-rest")
    expect(rest.locator(".pp-finding")).to_have_count(0)
    for fold in (figures, rest):
        fold.locator("> summary").click()
    expect(figures.locator("dd")).to_have_text("2")
    words = {**WORDS, "rest": "2 more"}
    draw(page, panel(figures=[["Words", "3"]], rest=[card("two", "b"), card("three", "c")], words=words))
    expect(figures.locator("dd")).to_have_text("3")
    expect(rest.locator(".pp-finding")).to_have_count(2)
    expect(rest.locator("> summary")).to_have_text("2 more")
    rest.locator("> summary").click()
    draw(page, panel(rest=[card("four", "d")]))
    rest.locator("> summary").click()
    expect(rest.locator(".pp-finding .pp-label")).to_have_text("four")


def test_what_a_button_asks_for_goes_to_python_by_the_names_of_the_findings(alone: Callable[..., Page]) -> None:
    silenced = {"name": "z", "said": "Said", "excerpt": None, "by": "Maison Léon"}
    page = alone(panel(card("one", "a", "b"), ignored=[silenced]))
    page.locator(".pp-ignore summary").click()
    page.locator("[data-pp-here]").nth(0).click()
    page.locator("[data-pp-here]").nth(2).click()
    page.locator(".pp-of-ignored summary").click()
    expect(page.locator(".pp-of-ignored")).to_contain_text("Maison Léon")
    page.locator("[data-pp-again]").click()
    asked = [("here", ["a", "b"]), ("here", ["b"]), ("again", ["z"])]
    assert page.evaluate("python.triggers") == [{"what": what, "findings": findings} for what, findings in asked]


def test_what_python_says_in_the_panel_is_never_html(alone: Callable[..., Page]) -> None:
    evil = "<img src=x onerror='python.triggers.push(1)'>"
    ring = {"share": 120, "level": "problem", "lines": [evil, evil, evil]}
    loss = {"family": evil, "sum": evil, "losses": [{"points": evil, "told": evil, "more": evil}]}
    place = [[evil, evil, evil]] * 4
    one = card(
        evil, evil, head=evil, places=place, fixes=[evil], source=evil, more=evil, mend={"label": evil, "names": ["a"]}
    )
    silenced = {"name": evil, "said": evil, "excerpt": evil, "by": evil}
    folds = {"figures": [[evil, evil]], "points": [loss], "rest": [one], "good": [one], "ignored": [silenced]}
    page = alone(panel(one, ring=ring, rings=[ring], **folds, words=dict.fromkeys(WORDS, evil)))
    for number in range(page.locator(".pp-fold > summary").count()):
        page.locator(".pp-fold > summary").nth(number).click()
    expect(page.locator(".pp-of-ignored q")).to_have_text(evil)
    while page.locator("details:not([open]) > summary").count():
        page.locator("details:not([open]) > summary").first.click()
    assert page.locator("#beside img").count() == 0
    assert page.evaluate("python.triggers") == []


def test_a_panel_drawn_anew_tells_what_the_editor_last_told_and_nothing_once_it_is_gone(
    alone: Callable[..., Page],
) -> None:
    page = alone(panel(card("one", "a")))
    page.evaluate("""() => {
        const fresh = document.getElementById("beside").cloneNode()
        document.getElementById("beside").replaceWith(fresh)
        python.cleanups.at(-1)()
        python.beside()
    }""")
    expect(page.locator(".pp-finding .pp-label")).to_have_text("one")
    draw(page, panel())
    expect(page.locator(".pp-notice")).to_have_text("nothing")
    page.evaluate("() => { document.getElementById('host').remove(); python.cleanups[0]() }")
    expect(page.locator(".pp-panel > *")).to_have_count(0)
