"""What stands under a draft: when it was saved, how it is filed, its versions to compare and restore."""

from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st
from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime

from assistant.errors import UserError
from assistant.messages import N_, NN_
from assistant.store import Draft, Version
from assistant.store.drafts import GONE, STATES
from assistant.ui import keeping, shared_draft
from assistant.ui.difference import added, removed
from assistant.ui.folded import is_drawn
from assistant.ui.markup import tag
from assistant.ui.screen import Screen, draw
from assistant.ui.storage import store_of

STATE_NAMES = {
    "idea": N_("Idea"),
    "draft": N_("Draft"),
    "to_review": N_("To review"),
    "approved": N_("Approved"),
    "published": N_("Published"),
}
COMPARED = "draft_compared"
LATEST = 12  # versions offered; the others are kept as well


def show(screen: Screen) -> None:
    """Draw what belongs to the draft as a thing that is kept."""
    _ = screen.translate
    held = keeping.kept()
    if held is None:
        if st.session_state.get(keeping.TEXT):  # the example
            _new(screen)
        return
    if held.told:
        draw(tag("div", _(held.told), class_="pp-notice pp-warning", role="status"))
    draft = held.draft
    said = _("Saved on {moment} · {state}", moment=moment(draft.updated, screen), state=_(STATE_NAMES[draft.state]))
    planned = goes_out(draft, screen)
    draw(tag("p", f"{said} · {planned}" if planned else said, class_="pp-quiet", role="status"))
    with st.container(horizontal=True, vertical_alignment="center"):
        # What is inside is drawn once it is open: it reads the whole shelf, and one types on.
        with st.popover(_("File it"), icon=":material/label:", key="draft_filing", on_change="rerun") as filed:
            if is_drawn(filed):
                file_fields(draft, screen, "draft")
        with st.popover(_("Versions"), icon=":material/history:", key="draft_versions", on_change="rerun") as versions:
            if is_drawn(versions):
                _versions(draft, screen)
        st.download_button(
            _("Share as a file"),
            data=shared_draft.as_file(draft),
            file_name=f"{file_name(draft)}.json",
            mime="application/json",
            key="draft_share",
            on_click="ignore",
            icon=":material/ios_share:",
        )
        _new(screen)


def _new(screen: Screen) -> None:
    st.button(screen.translate(N_("New draft")), key="draft_new", icon=":material/add:", on_click=keeping.begin)


def file_fields(draft: Draft, screen: Screen, key: str) -> None:
    """Draw the fields that file a draft: its state, its labels, the day it is to go out.

    What was chosen is kept at once, so they show the draft as it is kept: another tab may have filed it meanwhile.
    """
    _ = screen.translate
    draft = store_of(screen.settings).drafts.get(draft.id) or draft
    names = {name: f"{key}_{name}_{draft.id}" for name in ("state", "labels", "day")}
    for name, value in (("state", draft.state), ("labels", list(draft.labels)), ("day", _day(draft))):
        if names[name] not in st.session_state or st.session_state[names[name]] != value:
            st.session_state[names[name]] = value
    changed = {name: partial(_file, draft.id, name, key, screen) for name, key in names.items()}
    st.selectbox(
        _("State"),
        STATES,
        format_func=lambda state: _(STATE_NAMES[state]),
        key=names["state"],
        on_change=changed["state"],
    )
    st.multiselect(
        _("Labels"),
        sorted({*draft.labels, *labels(screen)}, key=str.casefold),
        key=names["labels"],
        accept_new_options=True,
        placeholder=_("Write a label, then Enter"),
        on_change=changed["labels"],
    )
    st.date_input(_("Goes out on"), key=names["day"], format="DD/MM/YYYY", on_change=changed["day"])


def labels(screen: Screen) -> set[str]:
    """Return the labels that some draft bears."""
    return {label for draft in store_of(screen.settings).drafts.find() for label in draft.labels}


def moment(seconds: float, screen: Screen) -> str:
    """Return a moment as the visitor's clock and language tell it."""
    return format_datetime(datetime.fromtimestamp(seconds, zone()), "short", locale=locale_of(screen))


def goes_out(draft: Draft, screen: Screen) -> str | None:
    """Return the sentence that says when a draft is to go out, None where no day was chosen."""
    day = _day(draft)
    told = format_date(day, "long", locale=locale_of(screen)) if day else None
    return screen.translate(N_("Goes out on {day}"), day=told) if told else None


def file_name(draft: Draft) -> str:
    """Return a name for a draft's file: letters, digits and hyphens."""
    words = "".join(c if c.isalnum() else " " for c in draft.content.title).split()
    return "-".join(words)[:60].lower() or "draft"


def _day(draft: Draft) -> date | None:
    return date.fromisoformat(draft.day) if draft.day else None


def zone() -> ZoneInfo | None:
    """Return the time zone of the visitor's clock, None where the browser does not tell it."""
    try:
        return ZoneInfo(st.context.timezone) if st.context.timezone else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


def locale_of(screen: Screen) -> Locale:
    """Return how dates are written: as in the visitor's country, where its language is the screen's."""
    try:
        told = Locale.parse(st.context.locale or screen.language, sep="-")
    except (UnknownLocaleError, ValueError):
        told = Locale.parse(screen.language)
    return told if told.language == screen.language else Locale.parse(screen.language)


def _file(draft: str, name: str, key: str, screen: Screen) -> None:
    """Keep what was chosen in one field; the others stay as they are kept by now."""
    chosen = st.session_state.get(key)
    with screen.shield():
        drafts = store_of(screen.settings).drafts
        filed = drafts.get(draft)
        if filed is None:
            raise UserError(GONE)
        now = replace(filed, **{name: _filed(chosen)})
        keeping.update(drafts.file(draft, now.state, now.labels, now.day))


def _filed(chosen: object) -> Any:
    """Return what was chosen in a field as a draft keeps it."""
    if isinstance(chosen, date):
        return chosen.isoformat()
    return tuple(text for label in chosen if (text := str(label).strip())) if isinstance(chosen, list) else chosen


def _versions(draft: Draft, screen: Screen) -> None:
    _ = screen.translate
    found = store_of(screen.settings).drafts.versions(draft.id)
    others = [version for version in found if version.content.text != draft.content.text][:LATEST]
    if not others:
        draw(tag("p", _("No other version yet: they are kept as you write."), class_="pp-quiet"))
        return
    by_number = {version.revision: version for version in others}
    chosen = st.selectbox(
        _("Version"),
        by_number,
        format_func=lambda number: _version_told(by_number[number], screen),
        key=COMPARED,
    )
    version = by_number.get(chosen, others[0])
    language = draft.content.goal.get("language")
    written = None if language == "auto" else language
    draw(tag("h4", _("Only in this version")), removed(version.content.text, draft.content.text, written))
    draw(tag("h4", _("The text as it is")), added(version.content.text, draft.content.text, written))
    st.button(
        _("Restore this version"),
        key="draft_restore",
        icon=":material/restore:",
        on_click=_restore,
        args=(version,),
        help=_("The text as it is stays among the versions."),
    )


def _version_told(version: Version, screen: Screen) -> str:
    _ = screen.translate
    words = _(NN_("{count} word", "{count} words"), count=len(version.content.text.split()))
    return f"{moment(version.at, screen)} · {words}"


def _restore(version: Version) -> None:
    before = str(st.session_state.get(keeping.TEXT) or "")
    st.session_state[keeping.HISTORY] = (*st.session_state.get(keeping.HISTORY, ()), before)
    keeping.fill(version.content)
    st.session_state.pop(COMPARED, None)
