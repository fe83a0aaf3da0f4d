"""From a key press to what the screen says of it, in a browser on the same cores, beside a page without a check.

That page, `tests/bench/bare_page.py`, has the same components and one line beside the text; both are typed into in
turns. Marks: that of the sign just typed stands in the text. Panel: the last change beside the text. By the clock.
That page is told by Streamlit, as components are; ours asks by its short way, and tells Streamlit once one rests.
The first useful screen: the text takes keys; the whole one: the menu, the fields and the panel are drawn too; both by
the page's own clock, from the address being asked for to the frame that shows them.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from tests.bench.frame import Figure
from tests.bench.texts import KEYPHRASES, articles
from tests.bench.typist import Typist, browsing, quantile, typed, typed_at_once
from tests.browser.serving import ROOT, served
from tests.scripted_endpoint import KEY, MODEL

BARE = ROOT / "tests" / "bench" / "bare_page.py"
RATIO = 1.5  # of the same measure on the bare page
PRESSES, CLICKS, OPENINGS = 25, 20, 5
PEOPLE, ROUNDS = 8, 8
PACE = 0.1  # seconds between two words of the model that streams
COLD, WARM = 4.0, 1.5  # seconds
DECISION = 150.0  # milliseconds
POST, ARTICLE = 300, 1300  # words
KEYPHRASE = KEYPHRASES["fr"][0]  # that of the first article drawn
REWRITTEN = "Venez samedi !!! L’atelier ouvre à 9 h , place du Parlement. Il coûte 320 DH... Réservez vite ! " * 3
TAKEN = ".st-key-rewrite_0_edited"


@dataclass(frozen=True)
class Places:
    """Where the two pages are served."""

    ours: str
    bare: str


def figures() -> Iterator[Figure]:
    """Yield the rows: a text being typed, eight people, the first screen, a decision."""
    post, article = (next(articles("fr", words, 1, words)).plain for words in (POST, ARTICLE))
    with browsing() as browser, _places() as places:
        yield from _typing("post of 300 words", browser, places, post)
        yield from _typing("French article of 1,300 words", browser, places, article)
        yield from _typing("the same while a rewrite streams", browser, places, article, "streams")
        yield _together(browser, places, post)
        yield from _opened(browser, places)
        yield from _decided(browser, places)
    with browsing() as browser:
        yield _started(browser)


@contextmanager
def _places() -> Iterator[Places]:
    with ExitStack() as open_, tempfile.TemporaryDirectory() as folder:
        endpoint = {"OPENAI_BASE_URL": open_.enter_context(_model()), "OPENAI_API_KEY": KEY, "ASSISTANT_MODEL": MODEL}
        ours = open_.enter_context(served(Path(folder) / "ours", endpoint))
        bare = open_.enter_context(served(Path(folder) / "bare", script=BARE))
        yield Places(f"{ours}/draft", bare)


@contextmanager
def _model() -> Iterator[str]:
    """Yield the address of a model that writes slowly, in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.scripted_server", "0", str(PACE)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.kill()


def _typing(name: str, browser: Browser, places: Places, text: str, kind: str = "") -> Iterator[Figure]:
    with closing(Typist(browser, places.ours)) as ours, closing(Typist(browser, f"{places.bare}?{kind}")) as bare:
        ours.aim(KEYPHRASE)
        for typist in (ours, bare):
            typist.write(text)
        if kind == "streams":
            ours.page.locator(".st-key-rewrite_go button").click()
            ours.page.locator(".pp-stream").wait_for()
        mine, theirs = typed((ours, bare), PRESSES)
    for what in ("marks", "panel"):
        for percent in (50, 95):
            ours_, peer = (quantile(getattr(times, what), percent) for times in (mine, theirs))
            yield Figure(f"key press to {what}, {name}, p{percent}", "ms", ours_, "share", RATIO, peer)


def _together(browser: Browser, places: Places, text: str) -> Figure:
    found = []
    for address in (places.ours, places.bare):
        with ExitStack() as open_:
            people = [open_.enter_context(closing(Typist(browser, address))) for _ in range(PEOPLE)]
            for typist in people:
                typist.write(text)
            found.append(median(typed_at_once(people, ROUNDS)))
    return Figure("key press to panel, eight people at once, p50", "ms", found[0], "share", RATIO, found[1])


def _opened(browser: Browser, places: Places) -> Iterator[Figure]:
    """Yield the first screen that takes keys, by the clock and beside the bare page's, then the whole screen."""
    found: dict[str, list[float]] = {"text": [], "whole": [], "bare": []}
    for _ in range(OPENINGS):
        text, whole = _opening(browser, places.ours, True)
        bare, _all = _opening(browser, places.bare, False)
        for name, seconds in (("text", text), ("whole", whole), ("bare", bare)):
            found[name].append(seconds)
    ours, all_, peer = (median(found[name]) for name in ("text", "whole", "bare"))
    yield Figure("first useful screen of a new visitor, p50", "s", ours, "most", WARM)
    yield Figure("first useful screen of a new visitor, beside the bare page’s", "s", ours, "share", RATIO, peer)
    yield Figure("the whole first screen of a new visitor, p50", "s", all_, "most", WARM)


def _opening(browser: Browser, address: str, has_more: bool) -> tuple[float, float]:
    """Return the seconds until the text takes keys, and until the rest of the screen is drawn too."""
    with closing(Typist(browser, address)) as typist:
        return typist.stood, typist.whole() if has_more else typist.stood


def _started(browser: Browser) -> Figure:
    times = []
    for _ in range(OPENINGS):
        with tempfile.TemporaryDirectory() as folder, ExitStack() as open_:
            begun = time.perf_counter()
            address = open_.enter_context(served(Path(folder)))
            open_.enter_context(closing(Typist(browser, f"{address}/draft")))
            times.append(time.perf_counter() - begun)
    return Figure("first useful screen, the app started for it, p50", "s", median(times), "most", COLD)


def _decided(browser: Browser, places: Places) -> Iterator[Figure]:
    """Yield the time from a click on a change to the text that results, by the clock and beside the bare page's."""
    with closing(Typist(browser, places.ours)) as ours, closing(Typist(browser, f"{places.bare}?decides")) as bare:
        ours.write(REWRITTEN)
        ours.page.locator(".st-key-rewrite_engine").get_by_role("radio").first.click()
        ours.rest()
        ours.page.locator(".st-key-rewrite_go button").click()
        ours.page.locator(".pp-changes .pp-pair").first.wait_for()
        pairs = [(ours.decided(TAKEN), bare.decided(".st-key-result")) for _ in range(CLICKS)]
    mine, theirs = (median(times) for times in zip(*pairs, strict=True))
    name = "a change decided upon to the text that results"
    yield Figure(f"{name}, p50", "ms", mine, "most", DECISION)
    yield Figure(f"{name}, beside the bare page’s", "ms", mine, "share", RATIO, theirs)
