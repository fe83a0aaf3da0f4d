"""An audit as files: CSV for spreadsheets, JSON for programs."""

import json
from collections.abc import Callable
from pathlib import Path

from assistant.audit.page_table import as_csv
from assistant.audit.types import Audit
from assistant.audit.workbook import write_xlsx
from assistant.errors import UserError
from assistant.messages import N_


def write(audit: Audit, path: Path, ui: str) -> None:
    """Write the report that the file's extension asks for; raise `UserError` for one that there is not."""
    writers: dict[str, Callable[[Audit, Path, str], None]] = {
        ".csv": write_csv,
        ".json": write_json,
        ".xlsx": write_xlsx,
    }
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise UserError(
            N_("A report is written as {known}; {name} is none of these."), known=", ".join(writers), name=path.name
        )
    try:
        writer(audit, path, ui)
    except OSError as error:
        raise UserError(
            N_("The report {path} cannot be written: {reason}."), path=str(path), reason=error.strerror
        ) from error


def write_csv(audit: Audit, path: Path, ui: str) -> None:
    """Write the page table as CSV, in the form Excel opens without asking."""
    path.write_bytes(as_csv(audit, ui))


def write_json(audit: Audit, path: Path, ui: str) -> None:
    """Write the audit as the contract's JSON."""
    path.write_text(json.dumps(audit.as_json(ui), ensure_ascii=False, indent=1), encoding="utf-8")


COLUMNS.values())
    for page in audit.pages:
        writer.writerow(_cell(value, ui) for value in row(page, ui).values())
    return lines.getvalue().encode("utf-8-sig")


def write_json(audit: Audit, path: Path, ui: str) -> None:
    """Write the audit as the contract's JSON."""
    path.write_text(json.dumps(audit.as_json(ui), ensure_ascii=False, indent=1), encoding="utf-8")


def row(page: PageAudit, ui: str) -> dict[str, object]:
    """Return the page as one row of the table, by the names of COLUMNS; None where nothing can be said."""
    metrics, scores = page.metrics, page.scores
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
        "internal_links": page.links.internal if page.error is None else None,
        "external_links": page.links.external if page.error is None else None,
        "nofollow_links": page.links.nofollow if page.error is None else None,
        "broken_links": len(page.links.broken) if page.error is None else None,
        "images": page.images,
        "images_without_alt": page.images_without_alt,
        "canonical": page.canonical,
        "indexable": page.indexable,
        "redirects": len(page.redirects),
        "score_readability": scores.get("readability"),
        "score_keyphrase": scores.get("keyphrase"),
        "score_page": scores.get("page"),
        "problems": levels.count("problem") if page.error is None else None,
        "warnings": levels.count("warning") if page.error is None else None,
    }
