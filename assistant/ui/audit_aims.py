"""What the pages of an audit aim at: a file that names the keyphrase of each, and the brand they speak for."""

from collections.abc import Mapping

import streamlit as st

from assistant.audit.keyphrase_map import read_map
from assistant.brand import Brand
from assistant.settings import Settings
from assistant.ui import brands
from assistant.ui.screen import Screen
from assistant.ui.uploads import Upload, put_down

MAP = "audit_map"


def form(screen: Screen) -> None:
    """Draw the two choices."""
    _ = screen.translate
    with st.expander(_("What the pages aim at: keyphrases, brand"), icon=":material/target:"):
        left, right = st.columns([3, 2], gap="medium")
        left.file_uploader(
            _("Keyphrase of each page: a CSV with the columns url and keyphrase"),
            type=["csv"],
            key=MAP,
            help=_("Without it, the brand’s keyphrase that the page holds is taken, else one is proposed."),
        )
        with right:
            brands.choose(brands.offered(screen.settings), screen)


def keyphrases(uploads: tuple[Upload, ...]) -> Mapping[str, str]:
    """Return the phrase of each page that the file names; raise `UserError` for a file that is none."""
    if not uploads:
        return {}
    with put_down(uploads) as folder:
        return read_map(next(folder.iterdir()))


def brand(key: str, settings: Settings) -> Brand:
    """Return the brand kept under a key; an empty one where there is none (any more)."""
    return brands.offered(settings).get(key) or Brand()
