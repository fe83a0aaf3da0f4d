"""An audit as files: CSV and XLSX for spreadsheets, HTML for readers, JSON for programs."""

import json
from collections.abc import Callable
from pathlib import Path

from assistant.audit.page_table import as_csv
from assistant.audit.types import Audit
from assistant.audit.web_page import write_html
from assistant.audit.workbook import write_xlsx
from assistant.errors import UserError, reason_of
from assistant.messages import N_

Writer = Callable[[Audit, Path, str], None]


def write(audit: Audit, path: Path, ui: str) -> None:
    """Write the report that the file's extension asks for; raise `UserError` for one that there is not."""
    writers: dict[str, Writer] = {".csv": write_csv, ".html": write_html, ".json": write_json, ".xlsx": write_xlsx}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise UserError(
            N_("A report is written as {known}; {name} is none of these."),
            known=", ".join(writers),
            name=path.name or str(path),
        )
    try:
        writer(audit, path, ui)
    except OSError as error:
        raise UserError(
            N_("The report {path} cannot be written: {reason}."), path=str(path), reason=reason_of(error)
        ) from error


def write_csv(audit: Audit, path: Path, ui: str) -> None:
    """Write the page table as CSV, in the form Excel opens without asking."""
    path.write_bytes(as_csv(audit, ui))


def write_json(audit: Audit, path: Path, ui: str) -> None:
    """Write the audit as the contract's JSON."""
    path.write_text(json.dumps(audit.as_json(ui), ensure_ascii=False, indent=1), encoding="utf-8")


__all__ = ["as_csv", "write", "write_csv", "write_html", "write_json", "write_xlsx"]
