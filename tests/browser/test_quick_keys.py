"""Keys pressed quicker than the screen is drawn: each one counts, and none goes to a version not yet shown."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.drafting import settled

PRESSES = 6


def test_versions_decided_in_a_burst_of_keys_are_all_decided(visit: Callable[..., Page]) -> None:
    page = visit("/backlog?example=1")
    page.locator(".st-key-backlog_go button").click()
    page.locator('[role="progressbar"][aria-valuenow="100"]').first.wait_for()
    page.locator(".st-key-backlog_next").wait_for()
    settled(page)
    for _ in range(PRESSES):
        page.keyboard.press("x", delay=20)
    expect(page.locator(".st-key-backlog_state")).to_contain_text(f"refusé · {PRESSES}", timeout=20_000)


def test_what_follows_the_key_that_opens_a_text_decides_nothing(visit: Callable[..., Page]) -> None:
    page = visit("/backlog?example=1")
    page.locator(".st-key-backlog_go button").click()
    page.locator('[role="progressbar"][aria-valuenow="100"]').first.wait_for()
    page.locator(".st-key-backlog_next").wait_for()
    settled(page)
    states = page.locator(".st-key-backlog_state").inner_text()
    for key in "exx":
        page.keyboard.press(key)
    expect(page.locator("[class*=st-key-backlog_text_] textarea")).to_be_focused()
    settled(page)
    assert page.locator(".st-key-backlog_state").inner_text() == states
