"""Files handed over with an audit, and read again when it goes on in another window or on another day."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from assistant.audit import handed_over
from assistant.audit.handed_over import Files
from assistant.audit.search_export import Entry, read_export
from assistant.audit.unfinished import Asked
from assistant.errors import UserError
from assistant.messages import N_
from assistant.store import Store
from assistant.ui import audit_aims
from assistant.ui.uploads import Upload, put_down
from assistant.web.data import figures

MOST_EXPORTS = 2  # the period, and the one before it
KEPT = N_(
    "Kept in the app’s data folder until the audit ends, {hours} hours at most, so that it can go on; then deleted."
)


@dataclass(frozen=True)
class Handed:
    """The files by what they are for; kept in the folder until the audit ends, nowhere where that is None."""

    pages: tuple[Upload, ...] = ()
    rivals: tuple[Upload, ...] = ()
    searches: tuple[Upload, ...] = ()
    phrases: tuple[Upload, ...] = ()
    folder: Path | None = None

    def files(self) -> Files:
        """Return the files as they are kept."""
        return {"pages": self.pages, "rivals": self.rivals, "searches": self.searches, "phrases": self.phrases}

    def identity(self) -> str:
        """Return the name they are kept under; empty when they are not."""
        return handed_over.identity(self.files()) if self.folder else ""

    def keep(self, name: str) -> None:
        """Keep the files; a full disk does not end an audit that can be made without."""
        if name and self.folder:
            with suppress(OSError):
                handed_over.keep(name, self.files(), self.folder)

    def sweep(self, store: Store | None) -> None:
        """Delete what is kept of audits that are over."""
        if store and self.folder:
            handed_over.sweep(store, self.folder)


def from_form(folder: Path | None) -> Handed:
    """Return the files that the form holds."""
    phrases = st.session_state.get(audit_aims.MAP)
    return Handed(
        _uploads("audit_files"),
        _uploads("audit_rival_files"),
        _uploads("audit_searches"),
        (Upload(phrases.name, phrases.getvalue()),) if phrases else (),
        folder,
    )


def hours() -> int:
    """Return how long files are kept with an audit that did not end."""
    return int(figures("cache")["resume_hours"])


def read_again(asked: Asked, folder: Path) -> Handed:
    """Return the files that were kept with an audit; none where they are gone."""
    found = handed_over.kept(asked.files, folder) or {}
    pages, rivals, searches, phrases = (
        tuple(Upload(*file) for file in found.get(purpose, ())) for purpose in Handed().files()
    )
    return Handed(pages, rivals, searches, phrases, folder)


def searches(uploads: tuple[Upload, ...]) -> tuple[tuple[Entry, ...], ...]:
    """Return the exports of searches; of two, the later one first by its name."""
    if len(uploads) > MOST_EXPORTS:
        raise UserError(N_("Give one Search Console export, or two: the period and the one before it."))
    with put_down(sorted(uploads, key=lambda upload: upload.name, reverse=True)) as folder:
        return tuple(read_export(path) for path in sorted(folder.iterdir(), reverse=True))


def _uploads(key: str) -> tuple[Upload, ...]:
    return tuple(Upload(file.name, file.getvalue()) for file in st.session_state.get(key) or ())
