"""An export of Google Search Console read as it comes: a CSV, the .zip of them that Google gives, or a workbook."""

import csv
import re
import tomllib
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from assistant.audit.figures import figures
from assistant.errors import UserError, reason_of
from assistant.messages import N_
from assistant.web.encoding import decode

_GROUPED = re.compile(r"\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3})+")
_WORDS = re.compile(r"[^\W\d_]+")
METRICS = ("clicks", "impressions", "position")


class Figures(NamedTuple):
    """What a page or a phrase got in a period; None where the export does not say."""

    clicks: int | None = None
    impressions: int | None = None
    position: float | None = None


class Entry(NamedTuple):
    """A line of an export: a phrase, a page or both, in the period and in the one before it."""

    phrase: str | None
    page: str | None
    now: Figures
    before: Figures | None


@dataclass(frozen=True)
class Columns:
    """Where a table holds what; a metric's places are those of the period, then of the one before."""

    phrase: int | None
    page: int | None
    now: tuple[int | None, ...]
    before: tuple[int | None, ...]


def read_export(path: Path) -> tuple[Entry, ...]:
    """Return the lines of an export; raise `UserError` for what is none."""
    try:
        found = [entry for table in _tables(path.name, path.read_bytes()) for entry in _entries(table)]
    except OSError as error:
        raise UserError(
            N_("The Search Console export {path} cannot be read: {reason}."), path=str(path), reason=reason_of(error)
        ) from error
    except (zipfile.BadZipFile, KeyError, ValueError, csv.Error) as error:
        raise UserError(N_("{path} is damaged, or no export of Search Console."), path=path.name) from error
    if not found:
        raise UserError(
            N_("{path} holds neither the phrases nor the pages of a Search Console export, with their clicks."),
            path=path.name,
        )
    return tuple(found)


def _tables(name: str, content: bytes) -> Iterator[Iterable[Sequence[object]]]:
    """Yield the tables of a file."""
    limits = figures("search_console")
    suffix = name.lower().rpartition(".")[2]
    if suffix in ("xlsx", "xlsm"):
        from openpyxl import load_workbook  # most of a second, which no other audit should pay

        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        yield from (sheet.iter_rows(max_row=limits["max_rows"], values_only=True) for sheet in book.worksheets)
    elif suffix == "zip":
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = [member for member in archive.infolist() if member.filename.lower().endswith(".csv")]
            for member in members[: limits["max_members"]]:
                with archive.open(member) as file:
                    yield _rows(file.read(limits["max_bytes"]))
    else:
        yield _rows(content)


def _rows(content: bytes) -> list[list[str]]:
    text = decode(content)[0].lstrip("\ufeff")
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    return list(csv.reader(text.splitlines(), delimiter=delimiter))


def _entries(table: Iterable[Sequence[object]]) -> Iterator[Entry]:
    lines = iter(table)
    columns = _columns([str(cell or "") for cell in next(lines, ())])
    if columns is None:
        return
    for line in lines:
        phrase, page = (_text(line, place) for place in (columns.phrase, columns.page))
        if phrase or page:
            before = _figures(line, columns.before) if any(p is not None for p in columns.before) else None
            yield Entry(phrase, page, _figures(line, columns.now), before)


def _columns(header: Sequence[str]) -> Columns | None:
    """Return where a table holds what, None for a table that is about something else (countries, devices, dates)."""
    names = [" ".join(cell.lower().split()) for cell in header]
    known = _headers()
    phrase, page = (
        next((n for n, name in enumerate(names) if name in known["dimension"][kind]), None)
        for kind in ("phrase", "page")
    )
    places = [_places(names, known["metric"][metric], known["period"]) for metric in METRICS]
    if (phrase is None and page is None) or all(now is None for now, _ in places[:2]):
        return None
    return Columns(phrase, page, tuple(now for now, _ in places), tuple(before for _, before in places))


def _places(names: Sequence[str], wanted: Sequence[str], period: dict[str, list[str]]) -> tuple[int | None, int | None]:
    """Return the column of a metric in the period, and in the one before it."""
    found = [n for n, name in enumerate(names) if _has(name, wanted) and not _has(name, period["ignored"])]
    early = [n for n in found if _has(names[n], period["before"])]
    late = [n for n in found if n not in early]
    if len(late) > 1 and not early:
        early = late[1:]  # two periods given by their dates: Google writes the later one first
    return (late[0] if late else None), (early[0] if early else None)


def _has(name: str, wanted: Sequence[str]) -> bool:
    words = set(_WORDS.findall(name))
    return any(one in words if one.isalpha() else one in name for one in wanted)


def _text(line: Sequence[object], place: int | None) -> str | None:
    if place is None or place >= len(line) or line[place] is None:
        return None
    return str(line[place]).strip() or None


def _figures(line: Sequence[object], places: Sequence[int | None]) -> Figures:
    clicks, impressions, position = (
        number(line[place]) if place is not None and place < len(line) else None for place in places
    )
    return Figures(
        None if clicks is None else round(clicks),
        None if impressions is None else round(impressions),
        position or None,  # the export writes 0 where a phrase was never shown
    )


def number(cell: object) -> float | None:
    """Return the number in a cell as any country writes it; None where there is none."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    text = str(cell or "").strip().rstrip("%").strip()
    if _GROUPED.fullmatch(text):
        return float("".join(filter(str.isdigit, text)))
    text = re.sub(r"[\s'’\u00a0\u202f]", "", text)
    whole, mark, decimals = text.rpartition("," if text.rfind(",") > text.rfind(".") else ".")
    plain = f"{re.sub(r'[.,]', '', whole)}.{decimals}" if mark else text
    return float(plain) if re.fullmatch(r"\d*\.?\d+", plain) else None


@cache
def _headers() -> dict[str, Any]:
    with (Path(__file__).parent / "search_headers.toml").open("rb") as file:
        return tomllib.load(file)
