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


def test_versions_are_edited_refused_and_taken_back_by_key_alone(visit: Callable[..., Page]) -> None:
    page = visit("/backlog?example=1")
    page.locator(".st-key-backlog_go button").click()
    page.locator('[role="progressbar"][aria-valuenow="100"]').first.wait_for()
    page.locator(".st-key-backlog_next").wait_for()
    settled(page)
    page.keyboard.press("e")
    field = page.locator("[class*=st-key-backlog_text_] textarea")
    expect(field).to_be_focused()
    page.keyboard.type(" Axel, n’y va pas : exprès !")  # letters that are keys outside of a field
    page.keyboard.press("Control+Enter")
    expect(field).to_have_count(0)
    expect(page.get_by_text("Retouchées", exact=True)).to_be_visible()
    page.keyboard.press("x")
    expect(page.get_by_text("Refusées", exact=True)).to_be_visible()
    page.keyboard.press("u")
    expect(page.get_by_text("Refusées", exact=True)).to_have_count(0)
    page.keyboard.press("u")
    expect(page.get_by_text("Retouchées", exact=True)).to_have_count(0)
