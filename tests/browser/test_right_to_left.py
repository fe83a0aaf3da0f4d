"""An Arabic text runs from right to left wherever it shows; the screen around it does not."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
ARABIC = "نفتح أبوابنا يوم السبت!!! القهوة القهوة مجانية. زورونا على https://example.com/مقهى?utm_source=x اليوم."
DIRECTION = "element => getComputedStyle(element).direction"
LEFT_OF_FIRST_LETTER = """element => {
    const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()
    const range = document.createRange()
    range.setStart(text, 0)
    range.setEnd(text, 1)
    const [letter, box] = [range.getBoundingClientRect(), element.getBoundingClientRect()]
    return (letter.left - box.left) / box.width
}"""


def test_an_arabic_draft_runs_from_right_to_left(visit: Callable[..., Page]) -> None:
    page = visit("/draft")
    field = page.locator(".cm-content")
    field.fill(ARABIC)
    page.locator(".cm-content[lang=ar]").wait_for()
    assert field.evaluate(DIRECTION) == "rtl"
    line = page.locator(".cm-line").first
    assert line.evaluate(LEFT_OF_FIRST_LETTER) > 0.5
    style = line.evaluate("e => [getComputedStyle(e).unicodeBidi, getComputedStyle(e).textAlign]")
    assert style == ["plaintext", "start"]
    excerpts = page.locator(".pp-finding q")
    for place in range(excerpts.count()):
        if any("\u0600" <= sign <= "\u06ff" for sign in excerpts.nth(place).inner_text()[:1]):
            assert excerpts.nth(place).evaluate(DIRECTION) == "rtl"
    assert page.locator(".pp-finding").first.evaluate(DIRECTION) == "ltr"
    assert page.locator("html").evaluate(DIRECTION) == "ltr"
