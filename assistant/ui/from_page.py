"""A first text from the address of a page: the page is read beside the screen, what it gives is shown, then taken."""

from functools import partial

import streamlit as st

from assistant.messages import NN_
from assistant.rewriting.from_page import Material, from_address
from assistant.ui.editor import is_plain, replace_text
from assistant.ui.folded import is_drawn, opening
from assistant.ui.markup import tag
from assistant.ui.rewrite_task import TASK
from assistant.ui.screen import Screen, draw
from assistant.ui.shield import notice
from assistant.ui.work import Work, watch

WORK = "draft_page_work"
ADDRESS = "draft_page_address"
SHOWN = 12  # facts of a page shown: enough to recognise it
Reading = Work[str, Material]


def show(screen: Screen) -> None:
    """Draw the field for an address, the reading while it lasts, and what the page gives."""
    _ = screen.translate
    label, is_live = _("Begin from a web page"), not is_plain(screen)
    opened = opening(is_live, "draft_page", label)
    with st.expander(label, key="draft_page", icon=":material/language:", on_change=opened) as part:
        if is_drawn(part):
            _asked(screen)


def _asked(screen: Screen) -> None:
    work: Reading | None = st.session_state.get(WORK)
    if _pressed(screen, work is not None and not work.done):
        address = str(st.session_state.get(ADDRESS) or "")
        work = st.session_state[WORK] = Work(partial(_read, screen.settings.offline), address)
    if work is None:
        return
    watch(work, lambda work: _waiting(work, screen))
    if work.failure:
        notice(screen.say(work.failure))
    if work.result is not None:
        _given(work.result, screen)


def _pressed(screen: Screen, running: bool) -> bool:
    _ = screen.translate
    offline = screen.settings.offline
    with st.form("draft_page_form", border=False):
        field, button = st.columns([4, 1.2], vertical_alignment="bottom")
        field.text_input(
            _("Address of the page"), key=ADDRESS, placeholder="https://example.com/news", disabled=offline
        )
        pressed = button.form_submit_button(
            _("Read the page"), key="draft_page_go", disabled=offline or running, width="stretch"
        )
    told = (
        _("The assistant is set to stay offline: no page is read.")
        if offline
        else _("Its title, text and links become the facts to write from; your text is not sent anywhere.")
    )
    st.caption(told)
    return pressed


def _read(offline: bool, work: Reading) -> Material:
    # Private addresses are never allowed here: whoever opens the app is not always who owns the machine's network.
    return from_address(work.progress, offline)


def _waiting(work: Reading, screen: Screen) -> None:
    if work.done:
        return
    _ = screen.translate
    draw(tag("p", _("Reading {address} …", address=work.progress), class_="pp-quiet", role="status"))
    st.button(_("Stop"), key="draft_page_stop", icon=":material/stop_circle:", on_click=_forget)


def _forget() -> None:
    """Wait no longer: the reading ends by its own limits, and nobody looks at what it brings."""
    st.session_state.pop(WORK, None)


def _given(made: Material, screen: Screen) -> None:
    _ = screen.translate
    document = made.page.document
    counted = (
        _(NN_("{count} word", "{count} words"), count=document.word_count),
        _(NN_("{count} fact", "{count} facts"), count=len(made.facts)),
        _(NN_("{count} link", "{count} links"), count=len(document.links)),
    )
    draw(
        tag("p", tag("b", made.title or made.address, dir="auto"), class_="pp-label"),
        tag("p", made.address, " · ", " · ".join(counted), class_="pp-quiet", dir="auto"),
        tag("ul", *(tag("li", text, class_="pp-chip", dir="auto") for text in _facts(made)), class_="pp-chips"),
    )
    with st.container(horizontal=True):
        st.button(
            _("First draft in the page’s own words"),
            key="draft_page_post",
            type="primary",
            on_click=_take,
            args=(made, made.post, "rewrite"),
            help=_("Its title, its most telling sentences and its address; no word is invented."),
        )
        st.button(
            _("The whole page, for a model"),
            key="draft_page_material",
            on_click=_take,
            args=(made, made.text, "page"),
            help=_("Puts the page into the editor; “Write”, below, has the model make a post of it."),
        )


def _facts(made: Material) -> list[str]:
    """Return the page's facts as it writes them, each once, in order."""
    return list(dict.fromkeys(" ".join(fact.text.split()) for fact in made.facts))[:SHOWN]


def _take(made: Material, text: str, task: str) -> None:
    """Put the text into the editor, read in the page's language; the text it replaces can be brought back."""
    replace_text(text)
    st.session_state["draft_format"] = "text"
    st.session_state["draft_language"] = made.language
    st.session_state[TASK] = task
