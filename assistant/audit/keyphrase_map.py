"""Which page aims at which phrase: a CSV with the columns `url` and `keyphrase`, as a spreadsheet saves it."""

import csv
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from assistant.errors import UserError, reason_of
from assistant.messages import N_
from assistant.web.addresses import key
from assistant.web.encoding import decode

HEADERS = {"url": ("url", "address", "adresse", "page"), "keyphrase": ("keyphrase", "keyword", "mot-clé", "mot clé")}


def read_map(path: Path) -> dict[str, str]:
    """Return the phrase of each page named in the file; raise `UserError` when it is no such file."""
    try:
        text, _ = decode(path.read_bytes())
    except OSError as error:
        raise UserError(
            N_("The keyphrase file {path} cannot be read: {reason}."), path=str(path), reason=reason_of(error)
        ) from error
    lines = text.lstrip("\ufeff").splitlines()
    delimiter = max(",;\t", key=lambda mark: (lines[0] if lines else "").count(mark))
    rows = list(csv.reader(lines, delimiter=delimiter))
    columns = _columns([cell.strip().lower() for cell in rows[0]] if rows else [])
    if columns is None:
        raise UserError(
            N_("The keyphrase file {path} must begin with a line naming its columns: url,keyphrase."), path=path.name
        )
    page, phrase = columns
    return {
        row[page].strip(): row[phrase].strip() for row in rows[1:] if len(row) > max(columns) and row[phrase].strip()
    }


class Aims:
    """The phrase given for each page, looked up by its address, its path or its file name."""

    def __init__(self, keyphrases: Mapping[str, str]) -> None:
        self._named = dict(keyphrases)
        self._keyed = {key(name): phrase for name, phrase in keyphrases.items() if "://" in name}

    def of(self, label: str, address: str) -> str | None:
        """Return the phrase given for a page, None without one."""
        path = unquote(urlsplit(address).path)
        for name in (label, address, path, path.lstrip("/"), path.rpartition("/")[2]):
            if name and name in self._named:
                return self._named[name]
        return self._keyed.get(key(address))


def _columns(header: list[str]) -> tuple[int, int] | None:
    found = [next((header.index(n) for n in names if n in header), None) for names in HEADERS.values()]
    page, phrase = found
    return (page, phrase) if page is not None and phrase is not None else None
