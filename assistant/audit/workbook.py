"""The audit as a workbook: a sheet per question."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from assistant.audit.page_table import COLUMNS, Cell, cell, row
from assistant.audit.types import Audit, Site
from assistant.messages import N_, Message

Lines = list[list[object]]

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


def write_xlsx(audit: Audit, path: Path, ui: str) -> None:
    """Write a workbook: the pages, then a sheet for each question about the site that has an answer."""
    book = Workbook(write_only=True)
    for title, lines in sheets(audit, ui):
        sheet = book.create_sheet(title[:31])  # Excel's own limit
        sheet.freeze_panes = "B2"
        for line in lines:
            sheet.append([_written(sheet, cell(value, ui)) for value in line])
    book.save(path)


def sheets(audit: Audit, ui: str) -> Iterator[tuple[str, Lines]]:
    """Yield each sheet's name and its lines, the header first; a question without an answer gives no sheet."""
    header: list[object] = [column.render(ui) for column in COLUMNS.values()]
    yield Message(N_("Audited pages")).render(ui), [header, *(list(row(page, ui).values()) for page in audit.pages)]
    for title, columns, lines in (*_texts(audit.site, ui), *_links(audit.site, ui)):
        if lines:
            yield title.render(ui), [[column.render(ui) for column in columns], *lines]


Sheet = tuple[Message, tuple[Message, ...], Lines]
URL, PHRASE, TARGET = COLUMNS["url"], COLUMNS["keyphrase"], Message(N_("Link to"))


def _texts(site: Site, ui: str) -> Iterator[Sheet]:
    rivals: Lines = [[c.keyphrase, ADVICE[c.advice].render(ui), url] for c in site.cannibalisation for url in c.urls]
    yield Message(N_("Competing pages")), (PHRASE, Message(N_("What to do about it")), URL), rivals
    alike: Lines = [[group.similarity, url] for group in site.near_duplicates for url in group.urls]
    yield Message(N_("Near duplicates")), (Message(N_("Likeness")), URL), alike
    titles: Lines = [[group.text, url] for group in site.duplicate_titles for url in group.urls]
    yield Message(N_("Repeated titles")), (COLUMNS["title"], URL), titles
    descriptions: Lines = [[group.text, url] for group in site.duplicate_descriptions for url in group.urls]
    yield Message(N_("Repeated descriptions")), (COLUMNS["description"], URL), descriptions


def _links(site: Site, ui: str) -> Iterator[Sheet]:
    yield Message(N_("Orphan pages")), (URL,), [[url] for url in site.orphans]
    to_make: Lines = [[o.source, o.target, o.anchor, o.sentence] for o in site.link_opportunities]
    yield (
        Message(N_("Links to make")),
        (URL, TARGET, Message(N_("Words of the link")), Message(N_("Sentence it stands in"))),
        to_make,
    )
    broken: Lines = [
        [link.url, VERDICTS[link.verdict].render(ui), link.reason.render(ui), url]
        for link in site.broken_links
        for url in link.found_on
    ]
    yield (
        COLUMNS["broken_links"],
        (TARGET, Message(N_("Verdict on the link")), Message(N_("Reason of the verdict")), URL),
        broken,
    )


def _written(sheet: Any, value: Cell) -> Any:
    found = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        found.data_type = "s"  # a text, never a formula
    return found
