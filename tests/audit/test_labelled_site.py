"""A site of 68 pages with planted faults, served as on the web: all are found, with few false alarms."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.audit import Audit, AuditOptions, audit
from assistant.audit.keyphrase_map import read_map
from assistant.web.fetch import FetchLimits
from tests.web.site_server import Answer, SiteServer, redirect, status

FOLDER = Path(__file__).parent / "labelled"
PAGES = FOLDER / "pages"
HOME = "https://www.velos-du-littoral.example"
EXPECTED: dict[str, Any] = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))
LISTS = [name for name in EXPECTED if name not in ("server", "pages")]
Row = tuple[frozenset[str], object]


class Served(SiteServer):
    """The site under the address it is served at: its own name in the pages is replaced."""

    def answer(self, path: str) -> Answer:
        found = super().answer(path)
        body = found.body
        for encoding in ("ascii", "utf-16-le"):
            body = body.replace(HOME.encode(encoding), self.url("").encode(encoding))
        return Answer(body, found.status, found.headers)


def answer(told: dict[str, Any]) -> Answer:
    return redirect(told["to"], told["status"]) if "to" in told else status(told["status"])


@pytest.fixture(scope="module")
def crawled() -> Iterator[tuple[Audit, str]]:
    with Served({path: answer(told) for path, told in EXPECTED["server"].items()}, PAGES) as server:
        limits = FetchLimits(allow_private=True, delay_seconds=0, max_seconds=60)
        aims = {server.url(f"/{name}"): phrase for name, phrase in read_map(FOLDER / "keyphrases.csv").items()}
        options = AuditOptions(crawl=True, check_links=True, keyphrases=aims, limits=limits, workers=1)
        yield audit([server.url("/")], options), server.url("/")


def rows(found: Audit, home: str, name: str) -> Counter[Row]:
    """Return a list of the site as the labels write it: its addresses, and what it says of them."""

    def row(entry: Any) -> Row:
        if isinstance(entry, str):
            return frozenset({short(entry)}), None
        urls = entry.get("urls") or [entry[key] for key in ("url", "from", "to", "leads_to") if key in entry]
        said = [entry[k] for k in ("advice", "words", "clicks", "images", "anchor", "verdict") if k in entry]
        wanted = any("is" in label for label in EXPECTED[name])
        return frozenset(map(short, urls)), said[0] if said and wanted else None

    def short(url: str) -> str:
        path = url.removeprefix(home)
        return "index.html" if path == "" else path

    lists: Any = found.as_json("fr")["site"]
    return Counter(map(row, lists[name]))


def wanted(name: str) -> Counter[Row]:
    return Counter((frozenset(label["urls"]), label.get("is")) for label in EXPECTED[name])


@pytest.mark.parametrize("name", LISTS)
def test_all_planted_faults_are_found(crawled: tuple[Audit, str], name: str) -> None:
    assert wanted(name) - rows(*crawled, name) == Counter()


def test_false_alarms_are_few(crawled: tuple[Audit, str]) -> None:
    alarms = {name: list((rows(*crawled, name) - wanted(name)).elements()) for name in LISTS}
    pages = len(list(PAGES.rglob("*.html")))
    assert pages >= 60
    assert sum(map(len, alarms.values())) <= pages / 10, alarms


@pytest.mark.parametrize("label", EXPECTED["pages"], ids=lambda label: label["url"])
def test_odd_pages_are_read_as_people_would(crawled: tuple[Audit, str], label: dict[str, Any]) -> None:
    found, home = crawled
    page = next(page for page in found.pages if page.url == home + label["url"])
    assert (page.error is not None) is label.get("error", False)
    assert page.title == label.get("title")
    assert label.get("holds", "") in page.material.text


def test_every_page_has_a_row_in_its_language(crawled: tuple[Audit, str]) -> None:
    found, home = crawled
    there = {page.final_url.removeprefix(home) or "index.html": page for page in found.pages}
    names = {path.relative_to(PAGES).as_posix() for path in PAGES.rglob("*.html")}
    assert names <= set(there) | {"index.html"}
    for name in names & set(there):
        if there[name].error is None:
            assert there[name].language == ("en" if name.startswith("en/") else "fr"), name
