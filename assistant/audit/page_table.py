"""The page table: its columns, its rows, and the same as CSV."""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO

from assistant.audit.page_order import numbers
from assistant.audit.search_view import SearchView
from assistant.audit.types import PLACES, Audit, PageAudit
from assistant.messages import N_, Message

# A spreadsheet takes a cell that begins so for a formula (OWASP, CSV Injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r")
Cell = str | int | float

COLUMNS: Mapping[str, Message] = {
    "url": Message(N_("Page address")),
    "status": Message(N_("HTTP status")),
    "error": Message(N_("Error on the page")),
    "language": Message(N_("Language of the page")),
    "title": Message(N_("Page title")),
    "title_length": Message(N_("Title length")),
    "description": Message(N_("Meta description")),
    "description_length": Message(N_("Meta description length")),
    "h1": Message(N_("H1 headings")),
    "words": Message(N_("Words on the page")),
    "reading_ease": Message(N_("Ease of reading")),
    "keyphrase": Message(N_("Page keyphrase")),
    "keyphrase_given": Message(N_("Keyphrase given")),
    "keyphrase_count": Message(N_("Times the keyphrase stands")),
    "in_title": Message(N_("In the title")),
    "in_description": Message(N_("In the description")),
    "in_h1": Message(N_("In the H1")),
    "in_introduction": Message(N_("In the introduction")),
    "in_subheadings": Message(N_("In the subheadings")),
    "in_slug": Message(N_("In the address")),
    "in_alt": Message(N_("In the images’ alt texts")),
    "incoming": Message(N_("Pages that link to it")),
    "clicks_from_home": Message(N_("Clicks from the home page")),
    "internal_links": Message(N_("Internal links")),
    "external_links": Message(N_("External links")),
    "nofollow_links": Message(N_("Nofollow links")),
    "broken_links": Message(N_("Broken links")),
    "images": Message(N_("Images on the page")),
    "images_without_alt": Message(N_("Images without alt")),
    "canonical": Message(N_("Canonical address")),
    "indexable": Message(N_("Indexable page")),
    "redirects": Message(N_("Redirects on the way")),
    "score_readability": Message(N_("Readability score")),
    "score_keyphrase": Message(N_("Keyphrase score")),
    "score_page": Message(N_("Page score")),
    "problems": Message(N_("Problems found")),
    "warnings": Message(N_("Warnings found")),
}

# What searches say, where an export was given.
SEARCH_COLUMNS: Mapping[str, Message] = {
    "clicks": Message(N_("Clicks in searches")),
    "impressions": Message(N_("Impressions in searches")),
    "position": Message(N_("Mean position")),
}


def rows(audit: Audit, ui: str, search: SearchView | None = None) -> Iterator[dict[str, object]]:
    """Yield the pages as rows of the table, by the names of the columns; None where nothing can be said."""
    site = audit.site
    for page in audit.pages:
        yield _row(page, ui, search) | {
            "incoming": site.incoming.get(page.url),
            "clicks_from_home": site.clicks.get(page.url),
        }


def _row(page: PageAudit, ui: str, search: SearchView | None) -> dict[str, object]:
    found = _alone(page, ui)
    if search is not None:
        got = search.pages.get(page.url)
        found |= got._asdict() if got else dict.fromkeys(SEARCH_COLUMNS)
    return found


def _alone(page: PageAudit, ui: str) -> dict[str, object]:
    metrics, scores, links = page.metrics, page.scores, page.links
    read = page.error is None
    levels = [finding.level for finding in page.findings]
    return {
        "url": page.url,
        "status": page.status,
        "error": page.error.render(ui) if page.error else None,
        "language": page.language,
        "title": page.title,
        "title_length": len(page.title) if page.title is not None else None,
        "description": page.description,
        "description_length": len(page.description) if page.description is not None else None,
        "h1": " | ".join(page.h1),
        "words": page.words,
        "reading_ease": metrics.get("reading_ease"),
        "keyphrase": page.keyphrase,
        "keyphrase_given": page.keyphrase_given,
        "keyphrase_count": page.keyphrase_count,
        **{f"in_{place}": page.placements.get(place) for place in PLACES},
        "incoming": None,
        "clicks_from_home": None,
        "internal_links": links.internal if read else None,
        "external_links": links.external if read else None,
        "nofollow_links": links.nofollow if read else None,
        "broken_links": len(links.broken) if read else None,
        "images": page.images,
        "images_without_alt": page.images_without_alt,
        "canonical": page.canonical,
        "indexable": page.indexable,
        "redirects": len(page.redirects),
        "score_readability": scores.get("readability"),
        "score_keyphrase": scores.get("keyphrase"),
        "score_page": scores.get("page"),
        "problems": levels.count("problem") if read else None,
        "warnings": levels.count("warning") if read else None,
    }


def as_csv(audit: Audit, ui: str, search: SearchView | None = None) -> bytes:
    """Return the page table as CSV, most to mend first: UTF-8 with its mark, nothing a spreadsheet would execute.

    In French, as its spreadsheets read them: semicolons between cells, decimal commas.
    """
    lines = StringIO(newline="")
    writer = csv.writer(lines, delimiter=";" if ui == "fr" else ",")
    columns = COLUMNS if search is None else {**COLUMNS, **SEARCH_COLUMNS}
    writer.writerow(header.render(ui) for header in columns.values())
    found = list(rows(audit, ui, search))
    for number in numbers(found, "worth"):
        writer.writerow(_figure(cell(value, ui), ui) for value in found[number].values())
    return lines.getvalue().encode("utf-8-sig")


def _figure(value: Cell, ui: str) -> Cell:
    return str(value).replace(".", ",") if isinstance(value, float) and ui == "fr" else value


def cell(value: object, ui: str) -> Cell:
    """Return a value as a spreadsheet shows it: nothing for None, a word for a truth, no formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return Message(N_("yes") if value else N_("no")).render(ui)
    if isinstance(value, float):
        return round(value, 3)
    if isinstance(value, int):
        return value
    clean = "".join(c for c in str(value) if c >= " " or c in "\n\t")
    return f"'{clean}" if clean.startswith(FORMULA) else clean
