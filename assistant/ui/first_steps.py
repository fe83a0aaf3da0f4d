"""The example of the drafting screen, gone through in three steps: read, compare, then one's own text."""

import streamlit as st

from assistant.messages import N_
from assistant.ui import example, keeping
from assistant.ui.markup import Markup, tag
from assistant.ui.screen import Screen, draw
from assistant.ui.words import network_name

VERSIONS = "versions"  # the place of the page where they are
READ = N_("With the text: what to mend, and how. What is safe takes one click.")
COMPARE = N_("Rewritten already, on this computer: {networks}. Take or leave each change.")
OWN = N_("Paste a text, or write one: it keeps itself.")


def show(screen: Screen) -> None:
    """Draw the three steps where the text is an example, until one begins one's own or has seen enough."""
    state, _ = st.session_state, screen.translate
    known = example.networks(str(state.get(keeping.TEXT) or ""))
    if known:
        state.setdefault(keeping.STEPS, known)
    if not state.get(keeping.STEPS):
        return
    named = ", ".join(network_name(name, screen) for name in state[keeping.STEPS])
    onward = tag("a", _("See the versions"), " ↓", href=f"#{VERSIONS}", class_="pp-onward")
    steps = (
        _step(_("Read"), _(READ)),
        _step(_("Compare"), _(COMPARE, networks=named), " ", onward),
        _step(_("Your turn"), _(OWN)),
    )
    with st.container(key="draft_steps"):
        draw(tag("ol", *steps, class_="pp-steps", aria_label=_("Three steps, no setting")))
        with st.container(horizontal=True):
            st.button(_("Begin with my own text"), key="draft_own", icon=":material/edit:", on_click=keeping.begin)
            st.button(_("Hide these steps"), key="draft_steps_hide", type="tertiary", on_click=_hide)


def _step(title: str, *what: object) -> Markup:
    return tag("li", tag("b", title), tag("span", *what))


def _hide() -> None:
    st.session_state[keeping.STEPS] = ()
