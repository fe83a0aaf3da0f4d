"""An audit as files: CSV and XLSX for spreadsheets, HTML for readers, JSON for programs."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from assistant.audit.beside import NOTHING, Beside, as_json
from assistant.audit.look import Look
from assistant.audit.page_table import as_csv
from assistant.audit.types import Audit
from assistant.audit.web_page import write_html
from assistant.errors import UserError, reason_of
from assistant.messages import N_

KINDS = (".csv", ".html", ".json", ".xlsx")


def write(audit: Audit, path: Path, ui: str, beside: Beside = NOTHING, look: Look | None = None) -> None:
    """Write the report that the file's extension asks for; raise `UserError` for one that there is not."""
    kind = path.suffix.lower()
    if kind not in KINDS:
        raise UserError(
            N_("A report is written as {known}; {name} is none of these."),
            known=", ".join(KINDS),
            name=path.name or str(path),
        )
    try:
        if kind == ".html":
            write_html(audit, path, ui, beside, look)
        elif kind == ".xlsx":
            from assistant.audit.workbook import write_xlsx  # half a second, which no other report should pay

            write_xlsx(audit, path, ui, beside)
        elif kind == ".csv":
            path.write_bytes(as_csv(audit, ui, beside.search))
        else:
            path.write_text("".join(_json(as_json(audit, ui, beside))), encoding="utf-8")
    except OSError as error:
        raise UserError(
            N_("The report {path} cannot be written: {reason}."), path=str(path), reason=reason_of(error)
        ) from error


def _json(found: Mapping[str, object]) -> Iterator[str]:
    """Yield the object as JSON, a page to a line: indented throughout it would take five times as long to write."""
    between = "{\n"
    for name, value in found.items():
        yield f"{between}{json.dumps(name)}: "
        between = ",\n"
        if name == "pages" and isinstance(value, list):
            yield "[\n" + ",\n".join(json.dumps(page, ensure_ascii=False) for page in value) + "\n]"
        else:
            yield json.dumps(value, ensure_ascii=False)
    yield "\n}\n"
