"""A screen made of one piece of long work and a button below it, run by test_watching.py.

While the whole screen is drawn for the last time, one more look is asked for, as a slow machine's timer does.
"""

from dataclasses import dataclass, replace

import streamlit as st
from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx

from assistant.ui.work import Work, watch

SHORT = 0.8  # seconds: the work lives long enough for one look


@dataclass
class Asked:
    fragment: str = ""
    done: bool = False


asked = st.session_state.setdefault("asked", Asked())
work = st.session_state.setdefault("work", Work(lambda work: work.stop.wait(SHORT), None))


def draw(work: Work[None, bool]) -> None:
    context = get_script_run_ctx()
    assert context is not None
    assert context.script_requests is not None
    if context.fragment_ids_this_run:
        asked.fragment = context.fragment_ids_this_run[0]
    elif work.done and asked.fragment and not asked.done:
        asked.done = True
        late = RerunData(fragment_id=asked.fragment, page_script_hash=context.page_script_hash, is_auto_rerun=True)
        context.script_requests.request_rerun(replace(late, query_string=context.query_string))
    st.html("<p>The work is done</p>" if work.done else "<p>The work runs</p>")


watch(work, draw)
if st.button("Go on", key="below"):
    st.html("<p>Gone on</p>")
if asked.done:
    st.html("<p>A late look was asked for</p>")
