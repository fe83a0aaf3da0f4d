"""Someone who types in a real browser, whose page notes by itself when what a key press brought has been drawn."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.serving import CHROMIUM, FLAGS

SCRIPT = Path(__file__).with_suffix(".js")
PATIENCE = 120_000  # milliseconds
WARMING = 3  # key presses before those that count
SIGN = "!"  # after a letter it is marked, in French


@dataclass(frozen=True)
class Times:
    """Milliseconds from the key press to the marks in the text, and to the panel beside it."""

    marks: tuple[float, ...]
    panel: tuple[float, ...]


@contextmanager
def browsing() -> Iterator[Browser]:
    """Yield a browser."""
    with sync_playwright() as playwright:
        path = str(CHROMIUM) if CHROMIUM.exists() else None
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


class Typist:
    """One visitor of one page with the live editor."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._context = browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 900})
        self._context.set_default_timeout(PATIENCE)
        self._context.add_init_script(path=SCRIPT)
        self.page: Page = self._context.new_page()
        self.page.goto(address)
        self.page.locator(".cm-content").wait_for()
        self.stood: float = self.page.evaluate("ppStood")  # seconds after the address was asked for
        self._typed = 0

    def close(self) -> None:
        """Leave."""
        self._context.close()

    def whole(self) -> float:
        """Return the seconds until all of the drafting screen was drawn."""
        seconds: float = self.page.evaluate("ppAppeared('.st-key-draft_more')")
        return seconds

    def write(self, text: str) -> None:
        """Put a text into the editor, and wait until all is said of it."""
        self.page.locator(".cm-content").fill(text)
        self.page.locator(".pp-scores").first.wait_for()
        self.page.evaluate("ppQuiet()")
        self.page.locator(".cm-content").press("Control+End")

    def aim(self, keyphrase: str) -> None:
        """Say what the text aims at."""
        self.page.locator(".st-key-draft_keyphrases input").fill(keyphrase)
        self.page.keyboard.press("Enter")
        self.page.evaluate("ppQuiet()")

    def go_on(self) -> None:
        """Type the beginning of one more sentence at the end."""
        self._typed += 1
        self.page.keyboard.insert_text(f" Le four numéro {self._typed} ouvre à {self._typed % 24} heures")

    def rest(self) -> None:
        """Wait until all is said of what was typed."""
        self.page.evaluate("ppQuiet()")

    def press(self) -> None:
        """Press the key that is measured."""
        self.page.evaluate("ppArm()")
        self.page.keyboard.press(SIGN)

    def noted(self) -> list[float]:
        """Return what the page noted, once all has been drawn."""
        times: list[float] = self.page.evaluate("ppNoted")
        return times

    def decided(self, field: str) -> float:
        """Return the time from a click on a change, refused or taken in turns, to the text that results."""
        self.page.evaluate("selector => ppArmField(selector)", f"{field} textarea")
        button = self.page.locator(".pp-changes .pp-pair").first.get_by_role("button")
        refused = self.page.locator(".pp-changes .pp-refused").count() > 0
        button.nth(0 if refused else 1).click()
        return self.noted()[0]


def typed(typists: Sequence[Typist], presses: int) -> list[Times]:
    """Return the times of each of them, measured in turns so that the noise of the machine is the same for all."""
    found: list[list[list[float]]] = [[] for _ in typists]
    for number in range(presses + WARMING):
        for typist, noted in zip(typists, found, strict=True):
            typist.go_on()
            typist.rest()
            typist.press()
            times = typist.noted()
            if number >= WARMING:
                noted.append(times)
    return [Times(*zip(*noted, strict=True)) for noted in found]


def typed_at_once(typists: Sequence[Typist], presses: int) -> list[float]:
    """Return the times to the panel where they all type, a key a second each."""
    found: list[float] = []
    pace = Pace(1 / len(typists))
    for number in range(presses + WARMING):
        for key in (Typist.go_on, Typist.press):
            for typist in typists:
                pace.wait()
                key(typist)
        noted = [typist.noted()[1] for typist in typists]
        found += noted if number >= WARMING else []
    return found


class Pace:
    """Lets so many seconds pass from one turn to the next, none where a turn itself took longer."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._next = time.monotonic()

    def wait(self) -> None:
        """Return when it is the next one's turn."""
        time.sleep(max(0.0, self._next - time.monotonic()))
        self._next = max(self._next, time.monotonic()) + self._seconds


def quantile(times: Sequence[float], percent: int) -> float:
    """Return the time that so many percent do not exceed."""
    return quantiles(times, n=100, method="inclusive")[percent - 1]
