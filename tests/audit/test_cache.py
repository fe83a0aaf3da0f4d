"""A second audit costs little and says the same; an audit cut short goes on; what changed is judged anew."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.audit import Audit, AuditOptions, PageAudit, Progress, audit
from assistant.audit import analyses as kept_analyses
from assistant.audit import tasks as analysing
from assistant.audit.figures import figures
from assistant.audit.measured import quick
from assistant.audit.page import audit_page
from assistant.brand import Brand
from assistant.web.fetch import Fetched, FetchLimits
from tests.web.site_server import SiteServer

SITE = Path(__file__).parent / "site"
WEB = FetchLimits(allow_private=True, delay_seconds=0, max_seconds=5, retry_seconds=0.01)


class Counted:
    """Counts the pages that are analysed in this process."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.pages: list[str] = []

        def counting(fetched: Fetched, keyphrase: str | None, brand: Brand, families: tuple[str, ...]) -> PageAudit:
            self.pages.append(fetched.url)
            return audit_page(fetched, keyphrase, brand, families)

        monkeypatch.setattr(analysing, "audit_page", counting)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    return Counted(monkeypatch)


def told(found: Audit) -> object:
    return found.as_json("fr")


def test_a_second_audit_says_the_same_and_analyses_nothing(tmp_path: Path, counted: Counted) -> None:
    options = AuditOptions(workers=1, cache=tmp_path)
    first = audit([str(SITE)], options)
    analysed = len(counted.pages)
    second = audit([str(SITE)], options)
    assert told(second) == told(first) == told(audit([str(SITE)], AuditOptions(workers=1)))
    assert [p.url for p in second.pages] == [p.url for p in first.pages]
    read = sum(page.error is None for page in first.pages)
    assert len(counted.pages) - 2 * analysed == analysed - read  # only what gave no analysis is looked at again


def test_what_the_analysis_depends_on_makes_it_anew(
    tmp_path: Path, counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.html").write_text("<title>Pain</title><p>Le pain cuit ce matin.</p>")
    target, options = [str(tmp_path / "page.html")], AuditOptions(workers=1, cache=tmp_path / "cache")
    changes = [
        options,
        replace(options, keyphrases={"page.html": "pain"}),
        replace(options, brand=Brand(forbidden_words=("cuit",))),
        replace(options, families=quick()),
    ]
    for number, changed in enumerate(changes, 1):
        audit(target, changed)
        audit(target, changed)
        assert len(counted.pages) == number
    (tmp_path / "page.html").write_text("<title>Pain</title><p>Le pain cuit ce soir.</p>")
    audit(target, options)
    monkeypatch.setattr(kept_analyses, "program", lambda: "another version")
    audit(target, options)
    assert len(counted.pages) == len(changes) + 2


def test_a_crawl_cut_short_goes_on_where_it_stopped(tmp_path: Path) -> None:
    def stop(page: PageAudit, progress: Progress) -> bool:
        return progress.done < 6

    with SiteServer(folder=SITE) as server:
        options = AuditOptions(crawl=True, workers=1, limits=WEB, cache=tmp_path)
        cut = audit([server.url("/")], options, stop)
        asked = list(server.asked)
        whole = audit([server.url("/")], replace(options, resume=True))
        again = server.asked[len(asked) :]
        fresh = audit([server.url("/")], replace(options, cache=None))
    assert cut.stopped
    assert len(cut.pages) == 6
    assert told(whole) == told(fresh)
    assert not {page.final_url for page in cut.pages if page.status}.intersection(map(server.url, again))
    assert len(set(asked).intersection(again)) <= figures("crawl")["at_once"]  # those on their way at the stop
