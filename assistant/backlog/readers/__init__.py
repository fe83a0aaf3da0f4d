"""The kinds of files a backlog comes in: one module each, with the ENDINGS it reads.

Nothing else lists them. `IS_TEXT` says that the files are text: then what they begin with must not be another kind's.
"""

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from assistant.backlog.readers.content import other_kind
from assistant.backlog.readers.table import Cell, Record, Table
from assistant.errors import UserError, reason_of
from assistant.messages import N_

OTHER_KIND = N_(
    "{name} is no table: what it holds is another kind of file ({kind}). Export the posts again, as .csv or .xlsx."
)
__all__ = ["Cell", "Record", "Table", "endings", "open_table"]


@cache
def _readers() -> dict[str, ModuleType]:
    modules = (import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    return {ending: module for module in modules for ending in getattr(module, "ENDINGS", ())}


def endings() -> tuple[str, ...]:
    """Return the endings of the files that can be read, as ".csv"; a folder is read too."""
    return tuple(sorted(ending for ending in _readers() if ending.startswith(".")))


def open_table(path: Path, encoding: str | None = None) -> Table:
    """Return a file's columns and rows; the rows are read as they are asked for."""
    if not path.exists():
        raise UserError(N_("There is no file {path}."), path=str(path))
    reader = _readers().get("/" if path.is_dir() else path.suffix.lower())
    if reader is None:
        raise UserError(
            N_("{name} is of a kind that cannot be read here. Save it as one of these: {endings}."),
            name=path.name,
            endings=", ".join(endings()),
        )
    try:
        if getattr(reader, "IS_TEXT", False) and (kind := other_kind(path)):
            raise UserError(OTHER_KIND, name=path.name, kind=kind)
        table: Table = reader.read(path, encoding)
    except OSError as error:
        raise UserError(
            N_("The backlog {path} cannot be read: {reason}."), path=str(path), reason=reason_of(error)
        ) from error
    return table
