"""The screen of the drafts: found again by their words, their state or their label; opened, copied, shared, removed."""

import streamlit as st

from assistant.messages import NN_
from assistant.store import Content, Draft
from assistant.store.drafts import STATES
from assistant.ui import filing, keeping, planning, shared_draft
from assistant.ui.filing import STATE_NAMES, moment
from assistant.ui.folded import opening
from assistant.ui.markup import tag
from assistant.ui.screen import Screen, draw, go_to, heading
from assistant.ui.storage import store_of
from assistant.ui.words import network_name

PAGE = 10  # drafts shown at once
EXCERPT = 160  # characters of a draft's text
ANY = "any"


def show(screen: Screen) -> None:
    """Draw the screen."""
    _ = screen.translate
    heading(_("Drafts"), _("What you write keeps itself: find it again, file it, plan it."))
    with screen.shield():
        keeping.keep(screen)  # what was typed last, just before one came here
    names = (_("All the drafts"), _("Calendar"))
    listed, planned = st.tabs(names, key="shelf_views", on_change=opening(True, "shelf_views", *names))
    with listed, screen.shield():
        _listed(screen)
    with planned, screen.shield():
        planning.show(screen)


def _listed(screen: Screen) -> None:
    _ = screen.translate
    _begin(screen)
    words, state, label = st.columns([2, 1, 1])
    contains = words.text_input(_("Find"), key="shelf_words", placeholder=_("words of the title or the text"))
    chosen = state.selectbox(
        _("State"),
        (ANY, *STATES),
        format_func=lambda name: _("Any state") if name == ANY else _(STATE_NAMES[name]),
        key="shelf_state",
    )
    labelled = label.selectbox(
        _("Label"),
        (ANY, *sorted(filing.labels(screen), key=str.casefold)),
        format_func=lambda name: _("Any label") if name == ANY else name,
        key="shelf_label",
    )
    wanted = (None if chosen == ANY else chosen, None if labelled == ANY else labelled)
    found = store_of(screen.settings).drafts.find(contains.strip(), *wanted)
    draw(tag("p", _(NN_("{count} draft", "{count} drafts"), count=len(found)), class_="pp-quiet", role="status"))
    if not found:
        _empty(screen)
        return
    page = st.pagination(-(-len(found) // PAGE), key="shelf_page") if len(found) > PAGE else 1
    for draft in found[(page - 1) * PAGE : page * PAGE]:
        with screen.shield():
            _card(draft, screen)


def _begin(screen: Screen) -> None:
    _ = screen.translate
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(_("New draft"), key="shelf_new", type="primary", icon=":material/add:"):
            keeping.begin()
            st.switch_page("pages/draft.py")
        with st.popover(_("Bring in a shared draft"), icon=":material/upload_file:", key="shelf_bring"):
            st.file_uploader(
                _("A file made by “Share as a file”"),
                type=["json"],
                key="shelf_file",
                on_change=_bring,
                args=(screen,),
            )


def _card(draft: Draft, screen: Screen) -> None:
    _ = screen.translate
    excerpt = _excerpt(draft.content)
    network = draft.content.goal.get("network")
    about = [
        tag("span", _(STATE_NAMES[draft.state]), class_=f"pp-chip pp-state-{draft.state}"),
        *(tag("span", label, class_="pp-chip", dir="auto") for label in draft.labels),
        tag("span", network_name(network, screen), class_="pp-chip") if network not in (None, "auto") else None,
    ]
    planned = filing.goes_out(draft, screen)
    changed = _("Changed on {moment}", moment=moment(draft.updated, screen))
    with st.container(border=True, key=f"shelf_{draft.id}"):
        draw(
            tag("h3", draft.content.title, class_="pp-draft-title", dir="auto"),
            tag("p", excerpt, dir="auto", class_="pp-excerpt") if excerpt else None,
            tag("p", *about, class_="pp-chips"),
            tag("p", f"{planned} · {changed}" if planned else changed, class_="pp-quiet"),
        )
        _actions(draft, screen)


def _excerpt(content: Content) -> str:
    """Return the first words of a draft, those left out that its title has said."""
    text = " ".join(keeping.worded(content.text).split()).lstrip("#* ")
    said = " ".join(content.title.removesuffix("…").split())
    going_on = text.removeprefix(said).strip()
    return keeping.shortened(going_on if text == going_on else f"… {going_on}" if going_on else "", EXCERPT)


def _actions(draft: Draft, screen: Screen) -> None:
    _ = screen.translate
    with st.container(horizontal=True, vertical_alignment="center"):
        go_to("pages/draft.py", _("Open"), ":material/edit_note:", more={keeping.PARAMETER: draft.id})
        with st.popover(_("File it"), icon=":material/label:", key=f"shelf_filing_{draft.id}"):
            filing.file_fields(draft, screen, "shelf")
        st.button(
            _("Duplicate"),
            key=f"shelf_copy_{draft.id}",
            icon=":material/content_copy:",
            on_click=_copy,
            args=(draft, screen),
        )
        with st.popover(_("Remove…"), icon=":material/delete:", key=f"shelf_remove_{draft.id}"):
            draw(tag("p", _("The draft and all its versions go. This cannot be undone.")))
            st.button(_("Remove it"), key=f"shelf_removed_{draft.id}", on_click=_remove, args=(draft, screen))


def _copy(draft: Draft, screen: Screen) -> None:
    keeping.duplicate(draft, screen)


def _remove(draft: Draft, screen: Screen) -> None:
    store_of(screen.settings).drafts.remove(draft.id)
    held = keeping.kept()
    if held and held.draft.id == draft.id:
        keeping.begin()


def _bring(screen: Screen) -> None:
    uploaded = st.session_state.get("shelf_file")
    if uploaded is not None:
        with screen.shield():
            content = shared_draft.read(uploaded.getvalue(), uploaded.name)
            store_of(screen.settings).drafts.create(content, keeping.WHO)


def _empty(screen: Screen) -> None:
    _ = screen.translate
    told = _("Nothing here yet, or nothing that matches. Whatever you write on the drafting screen comes in by itself.")
    draw(tag("div", tag("p", told), class_="pp-empty"))
