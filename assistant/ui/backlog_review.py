"""The review of a job: a queue, the version at its head decided by key; filters, the clean ones all at once, undo."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

import streamlit as st

from assistant.backlog import review
from assistant.backlog.export.people import STATES
from assistant.messages import N_, NN_
from assistant.store import ACCEPTED, EDITED, FAILED, REFUSED, TO_REVIEW, Entry, Filter, Job, Key, Store
from assistant.ui import backlog_card, backlog_round_trip, quick_keys
from assistant.ui.markup import tag
from assistant.ui.screen import Screen, draw
from assistant.ui.shield import Shield
from assistant.ui.words import network_name, number

PAGE = 5  # versions shown at once, the head of the queue first
APP = "app"  # who decided, where nobody gave a name
SHOWN = (TO_REVIEW, ACCEPTED, EDITED, REFUSED, FAILED)
ASKED = "backlog_asked_state"
TRAIL = "backlog_trail"
KEYS, OPENING = "axeunp", "e"  # what a key press decides, and the one that opens a text


@dataclass(frozen=True)
class Wanted:
    """Which versions are looked at; another wish begins at the first of them again."""

    job: str
    state: str
    networks: tuple[str, ...]
    contains: str
    changed_facts: bool
    over_fold: bool

    @property
    def narrows(self) -> bool:
        """Whether some of the versions in this state are left out."""
        return bool(self.networks or self.contains or self.changed_facts or self.over_fold)

    def entries(self, store: Store, after: Key | None) -> list[Entry]:
        """Return the next versions after one of them."""
        chosen = Filter((self.state,), self.networks, self.contains, after)
        found = review.variants(self.job, store, chosen, self.changed_facts, self.over_fold)
        return list(islice(found, PAGE))


def show(job: Job, store: Store, screen: Screen) -> None:
    """Draw the queue of the versions to look at."""
    _ = screen.translate
    counts = store.variants.counts(job.id)
    there = [state for state in SHOWN if counts.get(state)]
    if not there:
        draw(tag("p", _("The versions come in here as they are written."), class_="pp-quiet"))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        state = _state(there, counts, screen)
        wanted = _filters(job, state, store, screen)
    _bulk(job, wanted, store, screen)
    _queue(job, wanted, store, screen)


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


def _filters(job: Job, state: str, store: Store, screen: Screen) -> Wanted:
    _ = screen.translate
    with st.popover(_("Filter"), icon=":material/filter_list:", key="backlog_filter"):
        networks = st.multiselect(
            _("Networks"),
            store.variants.networks(job.id),
            format_func=lambda name: network_name(name, screen),
            key="backlog_filter_networks",
            placeholder=_("All of them"),
        )
        changed = st.checkbox(_("A fact changed or was invented"), key="backlog_filter_facts")
        folded = st.checkbox(_("Longer than what shows before “see more”"), key="backlog_filter_fold")
        contains = st.text_input(_("The source holds"), key="backlog_filter_text")
    return Wanted(job.id, state, tuple(networks), contains.strip(), changed, folded)


def _bulk(job: Job, wanted: Wanted, store: Store, screen: Screen) -> None:
    _ = screen.translate
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if store.variants.counts(job.id).get(TO_REVIEW):
            all_of = N_("Accept all that changed no fact")
            st.button(
                _(N_("Accept those filtered that changed no fact") if wanted.narrows else all_of),
                key="backlog_accept_clean",
                icon=":material/done_all:",
                on_click=shielded(screen, _accept_clean),
                args=(wanted, store, screen),
            )
        if store.decisions.stand(job.id):
            st.button(
                _("Undo the last decision"),
                key="backlog_undo",
                icon=":material/undo:",
                shortcut="U",
                on_click=shielded(screen, _undo),
                args=(wanted, store, screen),
            )
        st.text_input(_("Your name, kept beside each decision"), key="backlog_who", width=260)
    with st.expander(_("Have it reviewed without an account"), icon=":material/forward_to_inbox:", key="backlog_trip"):
        backlog_round_trip.show(job, who(), store, screen)


def who() -> str:
    """Return who decides: the name given on the screen."""
    return str(st.session_state.get("backlog_who") or "").strip() or APP


def _accept_clean(wanted: Wanted, store: Store, screen: Screen) -> None:
    chosen = Filter((TO_REVIEW,), wanted.networks, wanted.contains)
    waiting = review.variants(wanted.job, store, chosen, wanted.changed_facts, wanted.over_fold)
    accepted = {entry.variant.key for entry in waiting if not review.has_changed_facts(entry.variant)}
    count = review.accept(wanted.job, sorted(accepted), who(), store)
    _go(wanted, tuple(key for key in _trail(wanted) if key not in accepted))
    words = NN_("{count} version accepted. Undo takes it back.", "{count} versions accepted. Undo takes them all back.")
    st.toast(screen.translate(words, count=count))


def _undo(wanted: Wanted, store: Store, screen: Screen) -> None:
    """Take back what was decided last in one go, and show the first of it again."""
    back = review.undo(wanted.job, store)
    if back:
        first = min(decision.key for decision in back)
        _go(wanted, tuple(key for key in _trail(wanted) if key < first))
    words = NN_("{count} decision taken back.", "{count} decisions taken back.")
    st.toast(screen.translate(words, count=len(back)))


def _queue(job: Job, wanted: Wanted, store: Store, screen: Screen) -> None:
    _ = screen.translate
    trail = _trail(wanted)
    entries = wanted.entries(store, trail[-1] if trail else None)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            _("Previous"),
            key="backlog_previous",
            icon=":material/arrow_upward:",
            shortcut="P",
            disabled=not trail,
            on_click=_go,
            args=(wanted, trail[:-1]),
        )
        st.button(
            _("Next"),
            key="backlog_next",
            icon=":material/arrow_downward:",
            shortcut="N",
            disabled=len(entries) < (1 if not trail else 2),
            on_click=_go,
            args=(wanted, (*trail, entries[0].variant.key) if entries else trail),
        )
        if entries and not wanted.narrows:
            count = store.variants.counts(job.id).get(wanted.state, 0)
            draw(tag("p", _("{place} of {count}", place=len(trail) + 1, count=count), class_="pp-quiet"))
    if not entries:
        draw(tag("p", _("Nothing else to look at here."), class_="pp-quiet", role="status"))
    for place, entry in enumerate(entries):
        with screen.shield():
            backlog_card.show(job, entry, (store, who(), place == 0), screen)
    quick_keys.wait_their_turn(KEYS, OPENING, "backlog_next")


def _trail(wanted: Wanted) -> tuple[Key, ...]:
    """Return the versions that were passed over, the last one last."""
    asked, trail = st.session_state.get(TRAIL, (wanted, ()))
    return trail if asked == wanted else ()


def _go(wanted: Wanted, trail: tuple[Key, ...]) -> None:
    st.session_state[TRAIL] = (wanted, trail)


def shielded(screen: Screen, action: Callable[..., object]) -> Callable[..., None]:
    """Return the action with its errors told as sentences: what a button calls runs before the screen is drawn."""

    def call(*args: object) -> None:
        with Shield(screen.language):
            action(*args)

    return call
