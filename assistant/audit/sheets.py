"""The questions an audit answers, each as a table: what stands beside it first, then the pages and the site."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.audit import sheets_beside
from assistant.audit.beside import NOTHING, Beside
from assistant.audit.page_order import numbers
from assistant.audit.page_table import COLUMNS, SEARCH_COLUMNS, rows
from assistant.audit.sheet import Lines, Sheet
from assistant.audit.types import PLACES, Audit, PageAudit, Site
from assistant.messages import N_, Message
from assistant.web.local import NOWHERE

ADVICE: Mapping[str, Message] = {
    "merge": Message(N_("Merge them into one page")),
    "differentiate": Message(N_("Give each its own phrase")),
    "canonical": Message(N_("Make one the canonical address of the others")),
}
VERDICTS: Mapping[str, Message] = {
    "alive": Message(N_("alive")),
    "dead": Message(N_("dead")),
    "unverifiable": Message(N_("cannot be verified")),
}
MOVES: Mapping[bool, Message] = {
    True: Message(N_("Moved for good: link straight to the new address")),
    False: Message(N_("Moved for a time (302, 307): keep the link; ask for a 301 if the move is for good")),
}
URL, PHRASE, TARGET = COLUMNS["url"], COLUMNS["keyphrase"], Message(N_("Link to"))
TO_DO = Message(N_("What to do about it"))
LINKED_FROM = Message(N_("Stands on"))


@dataclass(frozen=True)
class Table:
    """One table, in one language: its lines are values as they are."""

    title: str
    header: list[str]
    lines: Lines


def sheets(audit: Audit, ui: str, beside: Beside = NOTHING) -> Iterator[Table]:
    """Yield the table of pages, most to mend first, then a table for each question that has an answer."""
    columns = COLUMNS if beside.search is None else {**COLUMNS, **SEARCH_COLUMNS}
    found = list(rows(audit, ui, beside.search))
    lines = [list(found[number].values()) for number in numbers(found, "worth")]
    yield Table(Message(N_("Audited pages")).render(ui), [column.render(ui) for column in columns.values()], lines)
    for sheet in (
        *sheets_beside.sheets(beside, ui),
        *_phrases(audit, ui),
        *_texts(audit.site),
        *_links(audit.site, ui),
    ):
        if sheet.lines:
            yield Table(sheet.title.render(ui), [column.render(ui) for column in sheet.columns], sheet.lines)


def _phrases(audit: Audit, ui: str) -> Iterator[Sheet]:
    site = audit.site
    rivals: Lines = [[c.keyphrase, ADVICE[c.advice].render(ui), url] for c in site.cannibalisation for url in c.urls]
    yield Sheet(Message(N_("Competing pages")), (PHRASE, TO_DO, URL), rivals)
    aims = sorted((page for page in audit.pages if page.keyphrase), key=_aim_order)
    yield Sheet(
        Message(N_("Keyphrase map")),
        (PHRASE, URL, COLUMNS["keyphrase_given"], Message(N_("Places it stands in")), COLUMNS["keyphrase_count"]),
        [[p.keyphrase, p.url, p.keyphrase_given, _places(p), p.keyphrase_count] for p in aims],
    )


def shown(url: str) -> str:
    """Return an address as people read it: of a saved site that does not say where it comes from, the path alone."""
    return url.removeprefix(NOWHERE)


def _aim_order(page: PageAudit) -> tuple[Any, ...]:
    return not page.keyphrase_given, (page.keyphrase or "").casefold(), page.url


def _places(page: PageAudit) -> int:
    return sum(bool(page.placements.get(place)) for place in PLACES)


def _texts(site: Site) -> Iterator[Sheet]:
    alike: Lines = [[group.similarity, url] for group in site.near_duplicates for url in group.urls]
    yield Sheet(Message(N_("Near duplicates")), (Message(N_("Likeness")), URL), alike)
    yield Sheet(Message(N_("Pages without a title")), (URL,), [[url] for url in site.missing_titles])
    titles: Lines = [[group.text, url] for group in site.duplicate_titles for url in group.urls]
    yield Sheet(Message(N_("Repeated titles")), (COLUMNS["title"], URL), titles)
    yield Sheet(Message(N_("Pages without a description")), (URL,), [[url] for url in site.missing_descriptions])
    descriptions: Lines = [[group.text, url] for group in site.duplicate_descriptions for url in group.urls]
    yield Sheet(Message(N_("Repeated descriptions")), (COLUMNS["description"], URL), descriptions)
    yield Sheet(Message(N_("Thin pages")), (URL, COLUMNS["words"]), [[p.url, p.words] for p in site.thin])
    bare: Lines = [[page.url, page.images] for page in site.bare_images]
    yield Sheet(COLUMNS["images_without_alt"], (URL, COLUMNS["images_without_alt"]), bare)


def _links(site: Site, ui: str) -> Iterator[Sheet]:
    yield Sheet(
        COLUMNS["broken_links"],
        (TARGET, Message(N_("Verdict on the link")), Message(N_("Reason of the verdict")), URL),
        [
            [shown(link.url), VERDICTS[link.verdict].render(ui), link.reason.render(ui), url]
            for link in site.broken_links
            for url in link.found_on
        ],
    )
    yield Sheet(
        Message(N_("Redirected links")),
        (TARGET, Message(N_("Ends at")), TO_DO, LINKED_FROM),
        [
            [link.url, link.leads_to, MOVES[link.permanent].render(ui), url]
            for link in site.moved_links
            for url in link.found_on
        ],
    )
    yield Sheet(Message(N_("Orphan pages")), (URL,), [[url] for url in site.orphans])
    yield Sheet(
        Message(N_("Links to make")),
        (URL, TARGET, Message(N_("Words of the link")), Message(N_("Sentence it stands in"))),
        [[o.source, o.target, o.anchor, o.sentence] for o in site.link_opportunities],
    )
    yield Sheet(
        Message(N_("Links that say nothing")),
        (URL, Message(N_("Words of the link")), TARGET),
        [[link.url, link.anchor, shown(link.leads_to)] for link in site.vague_links],
    )
    yield Sheet(
        Message(N_("Language versions without a way back")),
        (URL, COLUMNS["language"], Message(N_("Version that does not name it back"))),
        [list(version) for version in site.unanswered_versions],
    )
    yield Sheet(
        Message(N_("Faults of the sitemap")),
        (Message(N_("Sitemap")), URL, Message(N_("Fault"))),
        [[one.sitemap, one.url, one.fault.render(ui)] for one in site.sitemap_faults],
    )
    far: Lines = [[page.url, page.clicks] for page in site.deep]
    yield Sheet(Message(N_("Pages far from home")), (URL, COLUMNS["clicks_from_home"]), far)
