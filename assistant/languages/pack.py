"""A language is a folder: `pack.toml` holds its numbers, `*.txt` its word lists. Nothing else lists the languages."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from assistant.errors import DataError
from assistant.messages import N_

FOLDER = Path(__file__).parent


@dataclass(frozen=True, eq=False)
class Pack:
    """The data of one language. `sections` is `base.toml` (what holds for every language) overlaid with `pack.toml`."""

    code: str
    folder: Path
    sections: Mapping[str, Any] = field(default_factory=dict)

    def section(self, name: str) -> Mapping[str, Any] | None:
        """Return a section of the data, None where the language has none: then nothing runs on a guess."""
        found = self.sections.get(name)
        return found if isinstance(found, Mapping) else None

    def lines(self, name: str) -> tuple[str, ...]:
        """Return the entries of `NAME.txt` in order, comments (`# …`) left out; empty without the file."""
        return _lines(self.folder, name)

    def words(self, name: str) -> frozenset[str]:
        """Return the entries of `NAME.txt` as a set."""
        return _words(self.folder, name)


@cache
def codes() -> tuple[str, ...]:
    """Return the codes of the languages there are, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/pack.toml")))


@cache
def load(code: str) -> Pack:
    """Return the pack of a language; raise `DataError` when there is none or its file is broken."""
    path = FOLDER / code / "pack.toml"
    if code not in codes():
        raise DataError(
            N_("There is no language {code}; there are {codes}."), code=repr(code), codes=", ".join(codes())
        )
    base, own = _toml(FOLDER / "base.toml"), _toml(path)
    merged = {
        name: {**base[name], **own.get(name, {})} if isinstance(base[name], dict) else base[name] for name in base
    }
    return Pack(code, path.parent, {**own, **merged})


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(N_("{path} cannot be read: {reason}."), path=path.name, reason=str(error)) from error


@cache
def _lines(folder: Path, name: str) -> tuple[str, ...]:
    path = folder / f"{name}.txt"
    if not path.exists():
        return ()
    lines = (line.split(" # ")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(line for line in lines if line and not line.startswith("# "))


@cache
def _words(folder: Path, name: str) -> frozenset[str]:
    return frozenset(_lines(folder, name))
