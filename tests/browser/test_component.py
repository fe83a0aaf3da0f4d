"""The editor alone in a browser page, Python played by the test: each order of events is made, none is awaited."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.ui import live_editor
from tests.browser.conftest import PATIENCE

pytestmark = pytest.mark.browser
ASSETS = Path(live_editor.FOLDER) / "assets"
# A page as Streamlit makes one: an element with a shadow root, and beside it a link to another screen.
PAGE = '<!doctype html><a id="link" href="#left">Brouillons</a><div id="host"></div>'
HARNESS = """async ([code, data]) => {
  const bundle = await import(URL.createObjectURL(new Blob([code], { type: "text/javascript" })))
  const host = document.getElementById("host")
  const parent = host.attachShadow({ mode: "open" })
  const python = { sent: [], triggers: [], data, cleanups: [], followed: 0 }
  python.draw = (more = {}) => {
    python.data = { ...python.data, ...more }
    python.cleanups.push(bundle.default({
      parentElement: parent, data: new TextEncoder().encode(JSON.stringify(python.data)),
      setStateValue: (name, value) => python.sent.push(value),
      setTriggerValue: (name, value) => python.triggers.push(value),
    }))
  }
  python.answer = (more = {}) => {
    const { uid, rev, text } = python.sent.at(-1)
    python.draw({ uid, ack: rev, set: { id: python.data.set.id, text, pending: false }, stamp: `${rev}`, ...more })
  }
  document.getElementById("link").addEventListener("click", () => (python.followed += 1))
  window.python = python
  python.draw()
}"""
WORDS: dict[str, Any] = {
    **{name: name for name in ("label", "placeholder", "keys", "late", "mend", "here", "brand", "undo", "redo")},
    "phrases": {},
}
TYPED = "".join(f"{n} crc🎉é " for n in range(40))


def told(text: str = "", session: str = "s1", **more: Any) -> dict[str, Any]:
    """Return what Python tells of a text that no editor has spoken of yet."""
    held = {"id": f"set of {session}", "text": text, "pending": False}
    data: dict[str, Any] = {"session": session, "uid": None, "ack": 0, "set": held, "stamp": "0", "marks": []}
    return {**data, "language": None, "words": WORDS, **more}


@pytest.fixture
def alone(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Yield what opens a page with the editor in it, holding a text."""
    context = chromium.new_context()
    context.set_default_timeout(PATIENCE)
    (bundle,) = ASSETS.glob(f"{live_editor.EDITOR}-*.js")

    def opened(text: str = "", **more: Any) -> Page:
        page = context.new_page()
        page.clock.install()  # so that a test may have time pass
        page.set_content(PAGE)
        page.evaluate(HARNESS, [bundle.read_text(encoding="utf-8"), told(text, **more)])
        return page

    yield opened
    context.close()


def held(page: Page) -> str:
    """Return the text in the editor."""
    lines = page.locator(".cm-line").evaluate_all("lines => lines.map(line => line.textContent)")
    return "\n".join(lines)


def last_sent(page: Page) -> Any:
    return page.evaluate("python.sent.at(-1)")


def test_a_cleanup_of_an_editor_that_stays_takes_nothing_from_it(alone: Callable[..., Page]) -> None:
    page = alone("Début. ")
    page.locator(".cm-content").press("Control+End")
    for word in TYPED.split():
        page.keyboard.type(f"{word} ")
        # Newer drawings overtake this one: their cleanups are called in any order, some twice, the element stays.
        page.evaluate("python.draw(); python.cleanups.splice(0, 2).forEach(cleanup => { cleanup(); cleanup() })")
    page.clock.run_for(1000)  # what a cleanup put off has been done
    page.keyboard.type("Fin.")
    assert held(page) == f"Début. {' '.join(TYPED.split())} Fin."
    expect(page.locator(".cm-editor.cm-focused")).to_have_count(1)


def test_an_editor_that_is_gone_listens_no_more(alone: Callable[..., Page]) -> None:
    page = alone()
    page.locator(".cm-content").click()
    page.keyboard.type("Un mot.")
    page.evaluate("() => { document.getElementById('host').remove(); python.cleanups.at(-1)() }")
    page.clock.run_for(1000)
    page.locator("#link").click()
    assert page.evaluate("python.followed") == 1, "the link is no longer held back"
    expect(page).to_have_url(re.compile("#left$"))


def test_one_message_is_on_its_way_at_a_time(alone: Callable[..., Page]) -> None:
    page = alone()
    page.clock.pause_at(datetime.now(tz=UTC) + timedelta(hours=1))  # slow hands make no message late
    page.locator(".cm-content").click()
    page.keyboard.type(TYPED)
    page.clock.run_for(1000)
    assert page.evaluate("python.sent.length") == 1
    page.keyboard.type("fin")
    page.clock.run_for(1000)
    assert page.evaluate("python.sent.length") == 1
    page.evaluate("python.answer()")
    page.clock.run_for(1000)
    assert page.evaluate("python.sent.length") == 2
    assert last_sent(page)["text"] == f"{TYPED}fin"
    page.evaluate("python.answer()")
    assert held(page) == f"{TYPED}fin"


def test_a_server_started_anew_before_its_first_answer_is_told_the_text(alone: Callable[..., Page]) -> None:
    page = alone()
    page.locator(".cm-content").click()
    page.keyboard.type("Un texte que nul n’a reçu.")
    page.wait_for_function("python.sent.length === 1")
    page.evaluate("data => python.draw(data)", told(session="s2"))
    page.wait_for_function("python.sent.length > 1")
    assert held(page) == "Un texte que nul n’a reçu."
    assert (last_sent(page)["text"], last_sent(page)["set"]) == ("Un texte que nul n’a reçu.", "set of s2")
    page.evaluate("python.answer()")
    page.keyboard.type(" Fin.")
    page.wait_for_function("python.sent.at(-1).text.endsWith('Fin.')")
    assert held(page) == "Un texte que nul n’a reçu. Fin."


def test_a_link_clicked_again_while_the_text_is_on_its_way_is_followed_once(alone: Callable[..., Page]) -> None:
    page = alone()
    page.locator(".cm-content").click()
    page.keyboard.type("Un texte.")
    for _ in range(3):
        page.locator("#link").click()
    assert page.evaluate("python.followed") == 0
    assert last_sent(page)["text"] == "Un texte.", "it leaves with all that was typed"
    page.evaluate("python.answer()")
    page.clock.run_for(60_000)  # no click waits for its time any more
    assert page.evaluate("python.followed") == 1
    page.locator("#link").click()
    assert page.evaluate("python.followed") == 2, "all is received: a link is a link again"
    page.locator(".cm-content").click()
    page.keyboard.type(" Suite.")
    page.locator("#link").click()
    assert page.evaluate("python.followed") == 2, "more was typed: it waits again"
    page.clock.run_for(60_000)
    assert page.evaluate("python.followed") == 3, "where nobody answers, it is followed after a while"


def test_the_caret_stays_where_one_types_while_answers_and_marks_arrive(alone: Callable[..., Page]) -> None:
    page = alone("Début.\nMilieu : .\nFin !")
    page.locator(".cm-content").press("Control+End")
    for key in ("ArrowUp", "End", "ArrowLeft"):
        page.keyboard.press(key)
    mark = {"i": "m", "f": 0, "t": 5, "k": "warning", "l": "Avis", "m": "Pourquoi"}
    for place, sign in enumerate(TYPED):
        page.keyboard.insert_text(sign)
        if place % 4 == 0:
            answers = "python.sent.length && python.answer({ marks: [mark, {...mark, i: 'n', f: 8, t: 14}] })"
            page.evaluate(f"mark => {answers}", mark)
    assert held(page) == f"Début.\nMilieu : {TYPED}.\nFin !"


def test_nothing_is_asked_for_before_somebody_does_something(alone: Callable[..., Page]) -> None:
    mark = {"i": "m", "f": 0, "t": 2, "k": "warning", "l": "Avis", "m": "Pourquoi"}
    page = alone("Un texte.", marks=[mark])
    assert page.evaluate("[python.sent.length, python.triggers.length]") == [0, 0]  # Streamlit may drop such a trigger
    page.locator(".cm-content").press("Control+Home")
    page.keyboard.press("F8")
    page.locator(".pp-act-here").first.click()
    assert page.evaluate("python.triggers") == [{"what": "here", "findings": ["m"]}]


def test_what_python_says_is_never_html(alone: Callable[..., Page]) -> None:
    evil = "<img src=x onerror='python.followed = 99'>"
    mark = {"i": "m", "f": 0, "t": 4, "k": "problem", "l": evil, "m": evil, "x": evil}
    page = alone(f"{evil} fin", marks=[mark], words={**WORDS, "label": evil, "placeholder": evil, "late": evil})
    page.locator(".cm-content").press("Control+Home")
    page.keyboard.press("F8")
    expect(page.locator(".pp-card .pp-said").first).to_have_text(evil)
    assert held(page) == f"{evil} fin"
    assert page.locator("#host img[onerror]").count() == 0
    assert page.evaluate("python.followed") == 0
