"""Audits that began and did not end, in this window or another: go on with one, or forget it."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from assistant.audit.kept import name_of
from assistant.audit.unfinished import Asked, Unfinished, forget, unfinished
from assistant.messages import NN_
from assistant.store import Store
from assistant.ui.markup import tag
from assistant.ui.screen import Screen, draw

GoOn = Callable[[Asked], None]


def is_local(target: str) -> bool:
    """Whether a target is a folder or a file of the machine that the app runs on."""
    return "://" not in target and Path(target).exists()


def show(store: Store, here: bool, go_on: GoOn, screen: Screen) -> None:
    """Draw the audits that did not end; those of folders of the machine only for who is at it (`here`)."""
    for one in unfinished(store):
        if here or not any(map(is_local, one.asked.targets)):
            _draw(one, store, go_on, screen)


def _draw(one: Unfinished, store: Store, go_on: GoOn, screen: Screen) -> None:
    _ = screen.translate
    name = name_of(one.asked.targets)
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
    if one.asked.had_files:
        told += " " + _("The files you had added are not: it goes on without them.")
    draw(tag("div", told, class_="pp-notice pp-info"))
    with st.container(horizontal=True):
        st.button(
            _("Go on with it"), key=f"audit_on_{one.id}", icon=":material/resume:", on_click=go_on, args=(one.asked,)
        )
        st.button(_("Forget it"), key=f"audit_forget_{one.id}", on_click=forget, args=(one.id, store))
