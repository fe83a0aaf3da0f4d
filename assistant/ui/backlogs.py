"""The screen of the backlogs: a file to take in, or a job to follow, review and export."""

import streamlit as st

from assistant.backlog.jobs import jobs
from assistant.store import Job
from assistant.ui import backlog_export, backlog_job, backlog_new, backlog_review
from assistant.ui.folded import opening
from assistant.ui.markup import tag
from assistant.ui.screen import Screen, draw, heading
from assistant.ui.session import example_asked
from assistant.ui.storage import store_of

JOB = "job"  # in the address, so that a job is come back to
NEW = "new"
CHOSEN = "backlog_job"


def show(screen: Screen) -> None:
    """Draw the screen."""
    _ = screen.translate
    heading(_("Rewrite a backlog"), _("A spreadsheet of posts in; a review queue and files for your scheduler out."))
    store = store_of(screen.settings)
    if example_asked():
        backlog_new.open_example(screen.language)
    chosen = _chosen(list(jobs(store)), screen)
    if chosen is None:
        with screen.shield():
            started = backlog_new.show(store, screen)
            if started:
                open_job(started)
                st.rerun()
        return
    with screen.shield():
        backlog_job.show(chosen, store, screen)
    names = (_("Review"), _("Export"))
    reviewed, exported = st.tabs(names, key="backlog_views", on_change=opening(True, "backlog_views", *names))
    with reviewed, screen.shield():
        backlog_review.show(chosen, store, screen)
    with exported, screen.shield():
        backlog_export.show(chosen, store, screen)


def open_job(job: str) -> None:
    """Go on with a job from the next run of the screen on."""
    st.query_params[JOB] = job
    st.session_state.pop(CHOSEN, None)


def _chosen(known: list[Job], screen: Screen) -> Job | None:
    """Return the job to show; None for a new one."""
    _ = screen.translate
    if not known:
        st.query_params.pop(JOB, None)
        return None
    names = {job.id: job for job in known}
    asked = st.query_params.get(JOB, NEW)
    if CHOSEN not in st.session_state:
        st.session_state[CHOSEN] = asked if asked in names else NEW
    chosen = st.selectbox(
        _("Your jobs"),
        (NEW, *names),
        format_func=lambda job: _("A new one") if job == NEW else _label(names[job]),
        key=CHOSEN,
    )
    if chosen in names:
        st.query_params[JOB] = chosen
        return names[chosen]
    st.query_params.pop(JOB, None)
    if not backlog_new.has_file():
        draw(tag("p", _("Or take in another file:"), class_="pp-quiet"))
    return None


def _label(job: Job) -> str:
    return f"{job.name} · {job.id}"
