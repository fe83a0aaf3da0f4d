"""The files of an audit to take away, and whose name, colour and logo the report bears."""

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from assistant.audit.beside import Beside, as_json
from assistant.audit.look import USUAL, Look, look
from assistant.audit.page_table import as_csv
from assistant.audit.report import write
from assistant.audit.types import Audit
from assistant.ui.screen import Screen

MOST_LOGO = 1  # megabytes


def downloads(audit: Audit, beside: Beside, screen: Screen) -> None:
    """Draw the buttons that give the files; each is made when asked for."""
    _ = screen.translate
    ui = screen.language
    with st.container(horizontal=True, width="content"):
        with st.popover(_("Report to send"), icon=":material/description:"), screen.shield():
            dress = _look(screen)
            _button(_("Download the web page"), "audit.html", "text/html", lambda: _file(audit, ui, beside, dress))
        _button(
            _("Download Excel"),
            "audit.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            lambda: _file(audit, ui, beside, None),
        )
        _button(_("Download CSV"), "audit.csv", "text/csv", lambda: as_csv(audit, ui, beside.search))
        _button(
            _("Download JSON"),
            "audit.json",
            "application/json",
            lambda: json.dumps(as_json(audit, ui, beside), ensure_ascii=False, indent=1).encode(),
        )


def _button(label: str, name: str, kind: str, make: Callable[[], bytes]) -> None:
    key = name.replace("audit.", "audit_")
    st.download_button(label, make, name, kind, key=key, icon=":material/download:", on_click="ignore")


def _look(screen: Screen) -> Look:
    _ = screen.translate
    name = st.text_input(_("Your name or your agency’s"), key="audit_look_name")
    colour = st.color_picker(_("Colour"), value=USUAL, key="audit_look_colour")
    logo = st.file_uploader(
        _("Logo"), type=["png", "jpg", "jpeg", "gif", "webp"], key="audit_look_logo", max_upload_size=MOST_LOGO
    )
    return look(str(name or ""), str(colour or ""), logo.getvalue() if logo else b"")


def _file(audit: Audit, ui: str, beside: Beside, dress: Look | None) -> bytes:
    with TemporaryDirectory(prefix="porteplume-") as folder:
        path = Path(folder) / ("audit.xlsx" if dress is None else "audit.html")
        write(audit, path, ui, beside, dress)
        return path.read_bytes()
