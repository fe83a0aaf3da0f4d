"""The audit as one web page that opens anywhere and prints well: no script, nothing loaded from elsewhere."""

from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path

from babel.dates import format_date

from assistant.audit.beside import NOTHING, Beside
from assistant.audit.drawings import charts, competing, heat_map
from assistant.audit.figures import figures
from assistant.audit.link_graph import link_graph
from assistant.audit.look import Look
from assistant.audit.page_table import cell
from assistant.audit.sheets import Table, sheets
from assistant.audit.summary import summary
from assistant.audit.types import Audit
from assistant.messages import N_, NN_, Message

TITLE = NN_("Audit of {count} page", "Audit of {count} pages")
MORE = NN_("And {count} more line, in the workbook.", "And {count} more lines, in the workbook.")
CONTENTS = N_("Contents")
STYLE = Path(__file__).with_name("web_page.css")


def write_html(audit: Audit, path: Path, ui: str, beside: Beside = NOTHING, look: Look | None = None) -> None:
    """Write the page: figures, charts, then a table for each question that has an answer, as in the workbook."""
    path.write_text(
        "\n".join(_page(audit, ui, beside, look or Look())),
        encoding="utf-8",
        errors="replace",  # half a sign, as a damaged page may hold
    )


def _page(audit: Audit, ui: str, beside: Beside, look: Look) -> Iterator[str]:
    title = escape(Message(TITLE, {"count": len(audit.pages)}).render(ui))
    tables = list(sheets(audit, ui, beside))
    yield f'<!doctype html>\n<html lang="{ui}">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    name = f" · {escape(look.name)}" if look.name else ""
    yield f"<title>{title}{name}</title>"
    yield f"<style>:root {{ --brand: {look.colour} }}\n{STYLE.read_text(encoding='utf-8')}</style>\n</head>\n<body>"
    yield from _head(title, ui, look)
    yield "<main>"
    yield (
        "<dl>"
        + "".join(f"<div><dt>{escape(n)}</dt><dd>{escape(v)}</dd></div>" for n, v in summary(audit, ui))
        + "</dl>"
    )
    yield f"<nav><h2>{escape(Message(N_('Contents')).render(ui))}</h2><ul>"
    yield "".join(
        f'<li><a href="#t{n}">{escape(table.title)}</a> ({len(table.lines)})</li>' for n, table in enumerate(tables)
    )
    yield "</ul></nav>"
    yield f'<section class="charts">{"".join(charts(audit, ui))}</section>'
    yield link_graph(audit, ui)
    yield competing(audit, ui)
    yield heat_map(audit, ui)
    for number, table in enumerate(tables[1:] + tables[:1], start=1):
        yield from _table(table, number % len(tables), ui)
    yield "</main>\n</body>\n</html>\n"


def _head(title: str, ui: str, look: Look) -> Iterator[str]:
    yield "<header>"
    if look.logo:
        yield f'<img src="{escape(look.logo)}" alt="{escape(look.name)}">'
    day = format_date(date.today(), format="long", locale=ui)
    told = f"{escape(look.name)} · {day}" if look.name else day
    yield f"<div><h1>{title}</h1><p>{told}</p></div></header>"


def _table(table: Table, number: int, ui: str) -> Iterator[str]:
    most = figures("report")["rows"]
    yield f'<section><h2 id="t{number}">{escape(table.title)}</h2>\n<div class="scroll"><table class="lines">'
    yield (
        "<thead><tr>"
        + "".join(f'<th scope="col">{escape(name)}</th>' for name in table.header)
        + "</tr></thead>\n<tbody>"
    )
    for line in table.lines[:most]:
        yield "<tr>" + "".join(f"<td>{_shown(value, ui)}</td>" for value in line) + "</tr>"
    yield "</tbody></table></div>"
    if len(table.lines) > most:
        yield f'<p class="more">{escape(Message(MORE, {"count": len(table.lines) - most}).render(ui))}</p>'
    yield "</section>"


def _shown(value: object, ui: str) -> str:
    """Return a value as a reader of `ui` writes it, safe in a page."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Message("{value}", {"value": value}).render(ui)
    known = cell(value, ui)
    return escape(str(value) if isinstance(value, str) else str(known))
