"""Without a mouse: one sees where one is, and a menu that is folded away takes no key."""

from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from tests.browser.drafting import settled

# Where the element stands that has the focus: its left edge, and whether an outline is drawn around it.
FOCUSED = """(() => {
  const style = getComputedStyle(document.activeElement);
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  return [document.activeElement.getBoundingClientRect().left, outlined];
})()"""


def test_a_menu_folded_away_takes_no_key(chromium: Browser, app: str) -> None:
    context = chromium.new_context(locale="fr-FR", viewport={"width": 360, "height": 740})
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.goto(f"{app}/settings")
    page.locator(".pp-head h1").wait_for()
    settled(page)
    expect(page.get_by_role("link", name="Réseaux")).to_have_count(0)
    for _ in range(4):
        page.keyboard.press("Tab")
        left, _outlined = page.evaluate(FOCUSED)
        assert left >= 0, "the focus stands where nobody sees it"
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.get_by_role("link", name="Réseaux")).to_be_visible()
    context.close()


def test_the_link_one_stands_on_is_outlined(visit: Callable[..., Page]) -> None:
    page = visit("/settings")
    settled(page)
    link = page.get_by_test_id("stSidebar").get_by_role("link", name="Réseaux")
    for _ in range(12):
        page.keyboard.press("Tab")
        if link.evaluate("(link) => link === document.activeElement"):
            break
    expect(link).to_be_focused()
    assert page.evaluate(FOCUSED)[1]
