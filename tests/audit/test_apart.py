"""An audit in a process of its own says the same, can be stopped and continued, and goes when it is killed."""

import signal
import subprocess
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.audit import Audit, AuditOptions, apart, audit
from assistant.audit.apart import audit_apart
from assistant.audit.channel import begin
from assistant.audit.types import Progress
from assistant.errors import SetupError, UserError
from assistant.web.fetch import FetchLimits
from tests.web.site_server import SiteServer, drip, page, status

SITE = Path(__file__).parent / "site"
OPTIONS = AuditOptions(crawl=True, workers=1, limits=FetchLimits(allow_private=True, delay_seconds=0))


class Watched:
    """The steps of an audit, which is asked to stop after some of them."""

    def __init__(self, most: int | None = None) -> None:
        self.steps: list[tuple[str, Progress]] = []
        self._most = most

    def step(self, url: str, progress: Progress) -> None:
        self.steps.append((url, progress))

    def stopped(self) -> bool:
        return self._most is not None and len(self.steps) >= self._most

    def audit(self, target: str, options: AuditOptions) -> Audit:
        return audit_apart([target], options, self.stopped, self.step)


def test_says_the_same_as_an_audit_here_and_tells_each_page() -> None:
    watched = Watched()
    with SiteServer(folder=SITE) as server:
        there = watched.audit(server.url("/"), OPTIONS)
        here = audit([server.url("/")], OPTIONS)
    assert there.as_json("fr") == here.as_json("fr")
    assert [url for url, _ in watched.steps] == [page.url for page in there.pages]
    assert [progress.done for _, progress in watched.steps] == list(range(1, len(there.pages) + 1))


def test_is_stopped_and_continued_without_asking_again(tmp_path: Path) -> None:
    options = replace(OPTIONS, cache=tmp_path)
    with SiteServer(folder=SITE) as server:
        cut = Watched(3).audit(server.url("/"), options)
        asked = list(server.asked)
        whole = Watched().audit(server.url("/"), replace(options, resume=True))
        again = server.asked[len(asked) :]
        fresh = audit([server.url("/")], OPTIONS)
    assert cut.stopped
    assert 3 <= len(cut.pages) < len(whole.pages)
    assert whole.as_json("fr") == fresh.as_json("fr")
    assert not {page.final_url for page in cut.pages if page.status}.intersection(map(server.url, again))


def test_a_stop_does_not_wait_for_a_page_that_does_not_come(tmp_path: Path) -> None:
    over = threading.Event()
    limits = FetchLimits(allow_private=True, delay_seconds=0, max_seconds=3_600)
    pages = {"/": page("<h1>Accueil</h1>"), "/lente": drip(over), "/robots.txt": status(404)}
    with SiteServer(pages) as server:
        targets = tmp_path / "pages.txt"
        targets.write_text(f"{server.url('/')}\n{server.url('/lente')}\n")
        cut = Watched(1).audit(str(targets), replace(OPTIONS, crawl=False, limits=limits))
        over.set()
        assert cut.stopped
        assert [page.url for page in cut.pages] == [server.url("/")]


def test_tells_what_cannot_be_audited_as_an_audit_here() -> None:
    with pytest.raises(UserError, match="neither an address"):
        Watched().audit("/nowhere/at/all", OPTIONS)


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> "list[subprocess.Popen[bytes]]":
    """Return the processes that are begun from now on."""
    found: list[subprocess.Popen[bytes]] = []

    def remembered(module: str) -> object:
        process, channel = begin(module)
        found.append(process)
        return process, channel

    monkeypatch.setattr(apart, "begin", remembered)
    return found


def test_a_killed_process_is_told_in_a_sentence(begun: "list[subprocess.Popen[bytes]]") -> None:
    watched = Watched()

    def killing() -> bool:
        if watched.steps:
            begun[0].kill()
        return False

    with SiteServer(folder=SITE) as server, pytest.raises(SetupError, match="ended from outside"):
        audit_apart([server.url("/")], OPTIONS, killing, watched.step)
    assert begun[0].returncode == -signal.SIGKILL


def test_a_stop_that_comes_too_late_loses_nothing(begun: "list[subprocess.Popen[bytes]]") -> None:
    def late() -> bool:
        begun[0].wait()
        return True

    found = audit_apart([str(SITE / "contact.html")], AuditOptions(), late, lambda *_: None)
    assert not found.stopped
    assert [page.error for page in found.pages] == [None]
