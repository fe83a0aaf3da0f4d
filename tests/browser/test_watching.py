"""Long work watched on a screen: what stands below it is still there when the work ends."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import PATIENCE
from tests.browser.drafting import settled
from tests.browser.serving import served

pytestmark = pytest.mark.browser
SCREEN = Path(__file__).parent / "watched_work.py"


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("watched"), script=SCREEN) as address:
        yield address


@pytest.mark.parametrize("visit", range(3))
def test_what_stands_below_is_kept_when_a_look_comes_late(watched: str, chromium: Browser, visit: int) -> None:
    page = chromium.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(watched)
    expect(page.get_by_text("A late look was asked for")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("Gone on")).to_be_visible()
    page.close()
