"""A first text from nothing, on the drafting screen: a brief, an outline, or an idea to open a conversation."""

from collections.abc import Callable

import streamlit as st

from assistant.messages import N_
from assistant.rewriting.from_brief import Brief, article, ideas, kinds, lines_of
from assistant.ui import editor
from assistant.ui.folded import is_drawn, opening
from assistant.ui.markup import tag
from assistant.ui.rewrite_task import TASK
from assistant.ui.screen import Screen, draw

PART = "draft_brief"
FROM = "draft_brief_from"
FACTS, AUDIENCE, ACTION = "draft_brief_facts", "draft_brief_audience", "draft_brief_action"
OUTLINE = "draft_brief_outline"
KIND, SUBJECT = "draft_brief_kind", "draft_brief_subject"
TOLD = "draft_brief_told"  # what was missing when a button was pressed
WAYS = {"brief": N_("A brief"), "outline": N_("An outline"), "idea": N_("An idea")}
KIND_NAMES = {"debate": N_("A debate"), "contest": N_("A contest"), "event": N_("An event"), "poll": N_("A poll")}
NO_FACT = N_("Write a fact first: what happens, when, where, for how much.")
NO_OUTLINE = N_("Write the title first, then a heading on each line.")
FOR_A_MODEL = N_("For a model")
THEN_WRITE = N_("Puts it into the editor; “Write”, below, has the model make a text of it.")


def show(screen: Screen) -> None:
    """Draw what makes a first text; it replaces the one in the editor, which a button brings back."""
    label = screen.translate(N_("Begin from a brief, an outline or an idea"))
    opened = opening(not editor.is_plain(screen), PART, label)
    with st.expander(label, key=PART, icon=":material/lightbulb:", on_change=opened) as part:
        if is_drawn(part):
            _ways(screen)


def _ways(screen: Screen) -> None:
    _ = screen.translate
    way = st.segmented_control(
        _("What you have"),
        tuple(WAYS),
        default="brief",
        format_func=lambda name: _(WAYS[name]),
        key=FROM,
        required=True,
        persist_state="session",
    )
    {"brief": _brief, "outline": _outline, "idea": _idea}[str(way or "brief")](screen)
    told = st.session_state.pop(TOLD, None)
    if told:
        draw(tag("div", _(told), class_="pp-notice pp-warning", role="status"))


def _brief(screen: Screen) -> None:
    _ = screen.translate
    st.text_area(
        _("Facts, one a line"),
        key=FACTS,
        height=130,
        placeholder=_("the pottery workshop opens on Saturday at 10 am\n£32 per person\nhttps://example.com/book"),
        persist_state="session",
    )
    audience, action = st.columns(2)
    audience.text_input(
        _("Whom it is for"), key=AUDIENCE, placeholder=_("e.g. parents of small children"), persist_state="session"
    )
    action.text_input(
        _("What readers are asked to do"),
        key=ACTION,
        placeholder=_("e.g. book before Thursday"),
        persist_state="session",
    )
    _buttons("brief", _("First draft in your own words"), _write_brief, screen)


def _outline(screen: Screen) -> None:
    _ = screen.translate
    st.text_area(
        _("Title, then a heading on each line"),
        key=OUTLINE,
        height=150,
        placeholder=_("Sourdough at home\nThe first three days\n- flour and water\nThe oven"),
        help=_("What begins with a hyphen stands under its heading."),
        persist_state="session",
    )
    _buttons("outline", _("Article to fill in"), _write_outline, screen)


def _idea(screen: Screen) -> None:
    _ = screen.translate
    kind, subject = st.columns([1, 2])
    chosen = kind.selectbox(
        _("To open"), kinds(), format_func=lambda name: _(KIND_NAMES[name]), key=KIND, persist_state="session"
    )
    about = subject.text_input(
        _("About what"), key=SUBJECT, placeholder=_("e.g. bread without gluten"), persist_state="session"
    )
    if not (about or "").strip():
        draw(
            tag(
                "p",
                _("Name the subject, then choose an idea; what stands in brackets is yours to fill in."),
                class_="pp-quiet",
            )
        )
        return
    language = editor.held(screen).language or screen.language
    for place, idea in enumerate(ideas(str(chosen), str(about), language)):
        text, button = st.columns([4, 1.2], vertical_alignment="center")
        with text:
            draw(tag("div", idea, class_="pp-text", dir="auto", lang=language))
        button.button(
            _("Take it"),
            key=f"draft_brief_take_{place}",
            on_click=_take,
            args=(idea, "animate", "text"),
            width="stretch",
        )


def _buttons(name: str, label: str, write: Callable[[str, bool], None], screen: Screen) -> None:
    """Draw what puts a first text into the editor: by recipe, or as material for a model."""
    _ = screen.translate
    language = editor.held(screen).language or screen.language
    with st.container(horizontal=True):
        st.button(label, key=f"draft_{name}_go", type="primary", on_click=write, args=(language, False))
        st.button(_(FOR_A_MODEL), key=f"draft_{name}_model", on_click=write, args=(language, True), help=_(THEN_WRITE))


def _write_brief(language: str, for_model: bool) -> None:
    state = st.session_state
    audience, action = (str(state.get(key) or "").strip() for key in (AUDIENCE, ACTION))
    brief = Brief(lines_of(str(state.get(FACTS) or "")), audience, action)
    if not brief.facts:
        state[TOLD] = NO_FACT
    elif for_model:
        _take(brief.material(language), "brief", "text")
    else:
        _take(brief.post(language), "rewrite", "text")


def _write_outline(_language: str, for_model: bool) -> None:
    outline = str(st.session_state.get(OUTLINE) or "")
    if not outline.strip():
        st.session_state[TOLD] = NO_OUTLINE
    elif for_model:
        _take(outline.strip(), "article", "text")
    else:
        _take(article(outline), "rewrite", "markdown")


def _take(text: str, task: str, written: str) -> None:
    """Put the text into the editor; the one it replaces can be brought back."""
    editor.replace_text(text)
    st.session_state["draft_format"] = written
    st.session_state[TASK] = task
