"""Which column means what: proposed from the names of the columns, then from what stands in them; users correct it."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import Any

from assistant.backlog import tools
from assistant.backlog.dates import looks_like_date
from assistant.errors import UserError
from assistant.messages import N_

Cells = Mapping[str, str]
_PLURAL = re.compile(r"\((?:e?s|x)\)")  # as a form says one or several


@cache
def headers() -> Mapping[str, Any]:
    """Return what `headers.toml` holds."""
    return tomllib.loads((Path(__file__).parent / "headers.toml").read_text(encoding="utf-8"))


@cache
def fields() -> Mapping[str, tuple[str, ...]]:
    """Return the fields a column can mean, each with the names people give it, bare."""
    return {name: tuple(bare(known) for known in names) for name, names in headers()["fields"].items()}


@cache
def _known() -> frozenset[str]:
    headers = {bare(column) for name in tools.names() for column in tools.load(name).header if tools.load(name).titled}
    return frozenset(headers.union(*fields().values()))


def bare(name: str) -> str:
    """Return a column's name without capitals, accents, signs, double spaces and the plural of "Réseau(x)"."""
    letters = unicodedata.normalize("NFKD", _PLURAL.sub("", name.casefold()))
    plain = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in plain).split())


def known_share(cells: Sequence[str]) -> float:
    """Return the share of these cells that are names of columns we know, 0 to 1."""
    return sum(bare(cell) in _known() for cell in cells) / len(cells) if cells else 0.0


def propose(header: Sequence[str], sample: Sequence[Cells], titled: bool = True) -> dict[str, str]:
    """Return the column of each field that can be told, by field."""
    tool = tools.recognise(tuple(header)) if titled else None
    found: dict[str, str] = {}
    if tool is not None:
        columns = {column.casefold(): column for column in header}
        wanted = {**tool.reads, **tool.columns}
        found = {name: columns[c.casefold()] for name, c in wanted.items() if c.casefold() in columns}
    elif titled:
        found = _by_name(header)
    else:
        found = _by_content(header, sample)
    if "text" not in found:
        longest = _longest(header, sample, set(found.values()) - {found.get("description")})
        if longest is not None:
            found = {"text": longest, **{name: c for name, c in found.items() if c != longest}}
    return found


def correct(proposed: Mapping[str, str], header: Sequence[str], corrections: Iterable[str]) -> dict[str, str]:
    """Return the mapping with `column=field` corrections; `column=` says that a column means nothing here."""
    mapping = dict(proposed)
    for correction in corrections:
        column, _, name = correction.rpartition("=")
        column, name = column.strip(), name.strip().casefold()
        if column not in header:
            raise UserError(
                N_("There is no column {column} in the file; its columns are {columns}."),
                column=repr(column),
                columns=", ".join(header),
            )
        if name and name not in fields():
            raise UserError(
                N_("A column cannot mean {field}; it can mean {fields}."), field=repr(name), fields=", ".join(fields())
            )
        mapping = {known: its for known, its in mapping.items() if its != column and known != name}
        if name:
            mapping[name] = column
    return mapping


def _by_name(header: Sequence[str]) -> dict[str, str]:
    names = {bare(column): column for column in reversed(header)}
    found: dict[str, str] = {}
    for name, known in fields().items():
        column = next((names[one] for one in known if one in names and names[one] not in found.values()), None)
        if column is not None:
            found[name] = column
    return found


def _by_content(header: Sequence[str], sample: Sequence[Cells]) -> dict[str, str]:
    """Return what columns without names hold: dates, addresses, images; as in Hootsuite's date, message, link."""
    found: dict[str, str] = {}
    for column in header:
        cells = [row[column] for row in sample if row.get(column)]
        if not cells:
            continue
        if "date" not in found and all(map(looks_like_date, cells)):
            found["date"] = column
        elif "image" not in found and all(map(_are_images, cells)):
            found["image"] = column
        elif "link" not in found and all("://" in cell and not cell.split()[1:] for cell in cells):
            found["link"] = column
    return found


def _are_images(cell: str) -> bool:
    """Whether a cell holds the addresses of images and nothing else."""
    endings = tuple(headers()["images"]["endings"])
    return all(
        "://" in one and one.partition("?")[0].partition("#")[0].lower().endswith(endings)
        for one in cell.replace(",", " ").replace(";", " ").split() or [""]
    )


def _longest(header: Sequence[str], sample: Sequence[Cells], taken: Iterable[str | None]) -> str | None:
    lengths = {c: fmean([len(row.get(c, "")) for row in sample] or [0]) for c in header if c not in set(taken)}
    best = max(lengths, key=lambda column: lengths[column], default=None)
    return best if best is not None and (lengths[best] or not sample) else None
