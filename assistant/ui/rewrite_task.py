"""What is asked of the engine, on the drafting screen: the task, how many texts, a second reading of the meaning."""

import streamlit as st

from assistant.rewriting import prompts
from assistant.rewriting.task import Wishes, figures
from assistant.ui.screen import Screen
from assistant.ui.words import TASK_NAMES

TASK = "rewrite_task"
VARIANTS = "rewrite_variants"
JUDGE = "rewrite_judge"


def task(screen: Screen) -> str:
    """Draw the choice of what to write; return its name."""
    _ = screen.translate
    known = prompts.choices(screen.settings.prompts_folder)
    if st.session_state.get(TASK) not in (None, *known):
        st.session_state[TASK] = known[0]  # a prompt of the user's that is gone
    chosen = st.selectbox(
        _("What to write"),
        known,
        format_func=lambda name: _(TASK_NAMES[name]) if name in TASK_NAMES else name,
        key=TASK,
        help=_("The rules rewrite and shorten; the other tasks need a model."),
        persist_state="session",
    )
    return str(chosen or known[0])


def count_and_judge(engine: str, screen: Screen) -> Wishes:
    """Draw how many texts are wanted and whether the meaning is read again; return them as wishes."""
    _ = screen.translate
    if engine == "rules":
        return Wishes()
    left, right = st.columns([1, 2.6], vertical_alignment="bottom")
    most = figures()["variants"]
    variants = left.number_input(_("Texts for each network"), 1, most, key=VARIANTS, step=1, persist_state="session")
    judge = right.toggle(
        _("Have the model read the meaning a second time"),
        key=JUDGE,
        help=_("One more request for each text. It may refuse a text; it never makes one accepted."),
        persist_state="session",
    )
    return Wishes(variants=int(variants), judge=bool(judge))
