"""The review of a job: each version beside its source, accepted, edited or refused; the clean ones all at once."""

from collections.abc import Callable

import streamlit as st

from assistant.backlog import review
from assistant.backlog.export.people import STATES
from assistant.backlog.reasons import sentences
from assistant.messages import N_
from assistant.store import ACCEPTED, EDITED, FAILED, REFUSED, TO_REVIEW, Entry, Filter, Job, Key, Store
from assistant.ui import variant
from assistant.ui.markup import Markup, tag
from assistant.ui.screen import Screen, draw
from assistant.ui.shield import Shield
from assistant.ui.words import network_name, number

PAGE = 10  # versions shown at once
WHO = "app"  # who decided, as the history has it: the app knows no names
SHOWN = (TO_REVIEW, ACCEPTED, EDITED, REFUSED, FAILED)
KIND = {ACCEPTED: "good", EDITED: "good", TO_REVIEW: "warning", REFUSED: "info", FAILED: "problem"}
ASKED = "backlog_asked_state"
BREAK = "\n---\n"  # between the posts of a thread in the editor
HELP = N_("A line with --- alone parts the posts of a thread.")


def show(job: Job, store: Store, screen: Screen) -> None:
    """Draw the versions to look at, page by page."""
    _ = screen.translate
    counts = store.variants.counts(job.id)
    there = [state for state in SHOWN if counts.get(state)]
    if not there:
        draw(tag("p", _("The versions come in here as they are written."), class_="pp-quiet"))
        return
    chosen = _state(there, counts, screen)
    _bulk(job, counts, store, screen)
    wanted = Filter(states=(chosen,))
    count = store.variants.count(job.id, wanted)
    page = 1
    if count > PAGE:
        page = st.pagination(-(-count // PAGE), key=f"backlog_page_{chosen}")
    for entry in _page(job, wanted, page, store):
        with screen.shield():
            _entry(job, entry, store, screen)


def _state(there: list[str], counts: dict[str, int], screen: Screen) -> str:
    _ = screen.translate
    asked = st.session_state.get(ASKED)  # only what the user asked for stays: before, the list fills while it is shown
    st.session_state["backlog_state"] = asked if asked in there else there[0]
    chosen = st.segmented_control(
        _("Show"),
        there,
        format_func=lambda state: f"{_(STATES[state])} · {number(counts[state], screen)}",
        key="backlog_state",
        required=True,
        on_change=_ask,
    )
    return str(chosen or there[0])


def _ask() -> None:
    st.session_state[ASKED] = st.session_state["backlog_state"]


def _bulk(job: Job, counts: dict[str, int], store: Store, screen: Screen) -> None:
    _ = screen.translate
    with st.container(horizontal=True):
        if counts.get(TO_REVIEW):
            st.button(
                _("Accept all that changed no fact"),
                key="backlog_accept_clean",
                icon=":material/done_all:",
                on_click=_shielded(screen, _accept_clean),
                args=(job, store),
            )
        if review.history(job.id, store):
            st.button(
                _("Undo the last decision"),
                key="backlog_undo",
                icon=":material/undo:",
                on_click=_shielded(screen, review.undo),
                args=(job.id, store),
            )


def _accept_clean(job: Job, store: Store) -> None:
    unclean = {entry.variant.key for entry in review.variants(job.id, store, Filter((TO_REVIEW,)), changed_facts=True)}
    waiting = (entry.variant.key for entry in review.variants(job.id, store, Filter((TO_REVIEW,))))
    review.accept(job.id, [key for key in waiting if key not in unclean], WHO, store)


def _page(job: Job, wanted: Filter, page: int, store: Store) -> list[Entry]:
    entries = review.variants(job.id, store, Filter(states=wanted.states, limit=page * PAGE))
    return list(entries)[(page - 1) * PAGE :]


def _entry(job: Job, entry: Entry, store: Store, screen: Screen) -> None:
    _ = screen.translate
    made = entry.variant
    # The job and the moment are in the name: fields of another job, or of before a change, must not show here.
    name = f"{job.id}_{made.row}_{made.network.replace(':', '_')}_{round(made.updated * 1000)}"
    shown = {**made.details, "parts": made.parts}
    with st.container(border=True, key=f"backlog_entry_{name}"):
        place = _("Row {row} · {network}", row=made.row, network=network_name(made.network, screen))
        state = tag("span", _(STATES[made.state]), class_=f"pp-verdict pp-{KIND[made.state]}")
        draw(tag("p", tag("b", f"{entry.row.id} · {place} "), state), _reasons(entry, screen))
        if not made.parts:
            draw(tag("div", entry.row.text, class_="pp-text", dir="auto"))
            return
        language = str(made.details.get("language") or "fr")
        variant.side_by_side(entry.row.text, shown, (language, language), screen)
        if shown.get("facts"):
            variant.facts(shown, screen)
        _decide(job, entry, name, (store, screen))


def _reasons(entry: Entry, screen: Screen) -> Markup | None:
    reasons = [tag("li", reason) for reason in sentences(entry.variant.reasons, screen.language)]
    return tag("ul", *reasons, class_="pp-reasons") if reasons else None


def _decide(job: Job, entry: Entry, name: str, where: tuple[Store, Screen]) -> None:
    store, screen = where
    _ = screen.translate
    made = entry.variant
    with st.container(horizontal=True):
        if made.state in (TO_REVIEW, REFUSED):
            st.button(
                _("Accept"),
                key=f"backlog_accept_{name}",
                icon=":material/check:",
                type="primary",
                on_click=_shielded(screen, review.accept),
                args=(job.id, [made.key], WHO, store),
            )
        if made.state != REFUSED:
            st.button(
                _("Refuse"),
                key=f"backlog_refuse_{name}",
                icon=":material/close:",
                on_click=_shielded(screen, review.refuse),
                args=(job.id, [made.key], WHO, store),
            )
        with st.popover(_("Edit"), icon=":material/edit:", key=f"backlog_edit_{name}", width="content"):
            st.text_area(
                _("The text for this network"),
                value=BREAK.join(made.parts),
                key=f"backlog_text_{name}",
                height=240,
                help=_(HELP) if len(made.parts) > 1 else None,
            )
            st.button(
                _("Keep this text"),
                key=f"backlog_keep_{name}",
                type="primary",
                on_click=_shielded(screen, _edited),
                args=(job, made.key, name, store),
            )


def _edited(job: Job, key: Key, name: str, store: Store) -> None:
    text = str(st.session_state.get(f"backlog_text_{name}") or "")
    review.edit(job.id, key, text.split(BREAK), WHO, store)


def _shielded(screen: Screen, action: Callable[..., object]) -> Callable[..., None]:
    """Return the action with its errors told as sentences: what a button calls runs before the screen is drawn."""

    def call(*args: object) -> None:
        with Shield(screen.language):
            action(*args)

    return call
