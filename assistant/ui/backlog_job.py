"""A job followed: how far it is, looked up in the store while it runs in a process of its own; pause, stop, go on."""

import streamlit as st

from assistant.backlog import jobs
from assistant.backlog.status import Status, status_of
from assistant.backlog.worker import start_worker
from assistant.messages import N_, NN_
from assistant.store import ACCEPTED, EDITED, FAILED, REFUSED, TO_REVIEW, Job, Store
from assistant.store.runners import process_lives, process_name
from assistant.ui.markup import Markup, tag
from assistant.ui.screen import Screen, draw
from assistant.ui.words import number
from assistant.ui.work import Looks, look_again

LOOK_EVERY = 1.0  # seconds between two looks at the store
STATES = (
    (ACCEPTED, "good", N_("Accepted")),
    (TO_REVIEW, "warning", N_("To review")),
    (EDITED, "good", N_("Edited")),
    (REFUSED, "info", N_("Refused")),
    (FAILED, "problem", N_("Failed")),
)
STARTED = "backlog_started"  # the job this session has just started: its worker may not have shown itself yet


def show(job: Job, store: Store, screen: Screen) -> None:
    """Draw how far a job is, again and again until it is done."""
    now = _looked(job, store)
    looks = Looks((_works(now), now.done))

    def look() -> None:
        seen = _looked(job, store)
        _status(seen, screen)
        if looks.outdated((_works(seen), seen.done)):
            st.rerun()

    look_again(look, None if now.done else LOOK_EVERY)
    _controls(now, store, screen)


def start(job: str, screen: Screen) -> None:
    """Have a job run by a process of its own."""
    pid = start_worker(job, screen.settings)
    st.session_state[STARTED] = (job, process_name(pid))


def _looked(job: Job, store: Store) -> Status:
    return status_of(store.jobs.get(job.id) or job, store)


def _works(status: Status) -> bool:
    """Whether somebody works on the job, or is just about to: a new process needs a moment to enter its name."""
    job, process = st.session_state.get(STARTED, ("", ""))
    begins = job == status.job and process_lives(process)
    return not status.done and (status.running or begins)


def _status(status: Status, screen: Screen) -> None:
    _ = screen.translate
    made = status.variants - status.pending
    told = _("{made} of {count} versions written", made=made, count=status.variants)
    state = (
        _("at work, even if you close this tab")
        if _works(status)
        else _("finished")
        if status.done
        else _("paused")
        if status.paused
        else _("stopped: it goes on where it stood")
    )
    st.progress(made / status.variants if status.variants else 1.0, text=f"{told} · {state}")
    cards = (_card(label, kind, status.counts[name], screen) for name, kind, label in STATES if status.counts.get(name))
    draw(tag("div", *cards, class_="pp-scores"))
    if status.halt:
        draw(tag("div", screen.say(status.halt), class_="pp-notice pp-warning", role="status"))
    if status.paid.requests:
        draw(tag("p", _paid(status, screen), class_="pp-quiet"))


def _card(label: str, kind: str, count: int, screen: Screen) -> Markup:
    _ = screen.translate
    return tag("div", tag("span", _(label)), tag("b", number(count, screen)), class_=f"pp-score pp-{kind}")


def _paid(status: Status, screen: Screen) -> str:
    _ = screen.translate
    paid = status.paid
    told = _(NN_("{count} request", "{count} requests"), count=paid.requests)
    price = _("price not known") if paid.cost is None else _("{cost} US dollars", cost=paid.cost)
    return f"{told} · {price}"


def _controls(status: Status, store: Store, screen: Screen) -> None:
    _ = screen.translate
    with st.container(horizontal=True):
        if _works(status):
            st.button(
                _("Stop"),
                key="backlog_stop",
                icon=":material/stop_circle:",
                on_click=jobs.stop,
                args=(status.job, store),
            )
        elif not status.done and st.button(
            _("Go on"), key="backlog_resume", type="primary", icon=":material/play_arrow:"
        ):
            jobs.resume(status.job, store)
            start(status.job, screen)
            st.rerun()
        failed = status.counts.get(FAILED, 0)
        if (
            failed
            and not _works(status)
            and st.button(_("Try the failed ones again"), key="backlog_retry", icon=":material/replay:")
        ):
            jobs.retry_failed(status.job, store)
            start(status.job, screen)
            st.rerun()
