"""The audit as one web page that opens anywhere: no script, nothing loaded from elsewhere."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from assistant.audit.page_table import cell
from assistant.audit.types import Audit
from assistant.audit.workbook import Lines, sheets
from assistant.messages import NN_, Message

TITLE = NN_("Audit of {count} page", "Audit of {count} pages")
STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem; color: #1f2328; background: #fff }
h1 { font-size: 1.6rem } h2 { font-size: 1.2rem; margin-top: 2.5rem }
div { overflow-x: auto } table { border-collapse: collapse; font-size: .875rem }
th, td { border: 1px solid #d0d7de; padding: .35rem .6rem; text-align: start; vertical-align: top; max-width: 24rem;
  overflow-wrap: break-word }
thead th { background: #f6f8fa } tbody tr:hover { background: #f6f8fa }
"""


def write_html(audit: Audit, path: Path, ui: str) -> None:
    """Write a page with a table for each question that has an answer: the same as the workbook's sheets."""
    title = Message(TITLE, {"count": len(audit.pages)}).render(ui)
    tables = "\n".join(line for name, lines in sheets(audit, ui) for line in _table(name, lines, ui))
    path.write_text(
        f'<!doctype html>\n<html lang="{ui}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<h1>{escape(title)}</h1>\n{tables}\n</body>\n</html>\n",
        encoding="utf-8",
        errors="replace",  # half a sign, as a damaged page may hold
    )


def _table(name: str, lines: Lines, ui: str) -> Iterator[str]:
    header, *rows = ([_shown(value, ui) for value in line] for line in lines)
    yield f"<h2>{escape(name)}</h2>\n<div><table>"
    yield "<thead><tr>" + "".join(f'<th scope="col">{column}</th>' for column in header) + "</tr></thead>\n<tbody>"
    for row in rows:
        yield "<tr>" + "".join(f"<td>{value}</td>" for value in row) + "</tr>"
    yield "</tbody></table></div>"


def _shown(value: object, ui: str) -> str:
    """Return a value as a reader of `ui` writes it, safe in a page."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Message("{value}", {"value": value}).render(ui)
    known = cell(value, ui)
    return escape(str(value) if isinstance(value, str) else str(known))
