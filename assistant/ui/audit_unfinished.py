"""Audits that began and did not end, in this window or another: go on with one, or forget it."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from assistant.audit.handed_over import is_kept, sweep
from assistant.audit.kept import name_of
from assistant.audit.unfinished import Asked, Unfinished, forget, unfinished
from assistant.messages import NN_
from assistant.store import Store
from assistant.ui.audit_handed import hours
from assistant.ui.markup import tag
from assistant.ui.screen import Screen, draw
from assistant.ui.storage import store_of

GoOn = Callable[[Asked], None]


def is_local(target: str) -> bool:
    """Whether a target is a folder or a file of the machine that the app runs on."""
    return "://" not in target and Path(target).exists()


def show(here: bool, go_on: GoOn, screen: Screen) -> None:
    """Draw the audits that did not end; those of folders and files only for who is at the machine (`here`)."""
    store, folder = store_of(screen.settings), screen.settings.data_folder
    for one in unfinished(store):
        if not here and (one.asked.files or any(map(is_local, one.asked.targets))):
            continue
        if one.asked.targets or is_kept(one.asked.files, folder):
            _draw(one, store, go_on, screen)


def _draw(one: Unfinished, store: Store, go_on: GoOn, screen: Screen) -> None:
    _ = screen.translate
    name = name_of(one.asked.targets or one.asked.file_names)
    if one.running:
        told = _(
            NN_(
                "The audit of {name} goes on in another window: {count} page read so far.",
                "The audit of {name} goes on in another window: {count} pages read so far.",
            ),
            name=name,
            count=one.read,
        )
        draw(tag("div", told, class_="pp-notice pp-info"))
        return
    told = _(
        NN_(
            "The audit of {name} was cut short after {count} page. What it had read is kept.",
            "The audit of {name} was cut short after {count} pages. What it had read is kept.",
        ),
        name=name,
        count=one.read,
    )
    if is_kept(one.asked.files, screen.settings.data_folder):
        told += " " + _("The files you had added are kept too, {hours} hours at most.", hours=hours())
    elif one.asked.had_files:
        told += " " + _("The files you had added are not: it goes on without them.")
    draw(tag("div", told, class_="pp-notice pp-info"))
    with st.container(horizontal=True):
        st.button(
            _("Go on with it"), key=f"audit_on_{one.id}", icon=":material/resume:", on_click=go_on, args=(one.asked,)
        )
        st.button(_("Forget it"), key=f"audit_forget_{one.id}", on_click=_forget, args=(one.id, store, screen))


def _forget(audit: str, store: Store, screen: Screen) -> None:
    forget(audit, store)
    sweep(store, screen.settings.data_folder)
