"""The text being drafted and what it is for: the fields, and what they hold."""

from dataclasses import dataclass, field

import streamlit as st

from assistant.brand import Brand, Silence
from assistant.checks import Goal
from assistant.document import Document, Format, Meta, read
from assistant.document.text_file import KINDS, open_text
from assistant.errors import AssistantError, UserError
from assistant.languages import codes, identify
from assistant.messages import N_
from assistant.ui import brands, example, ignoring, live_editor
from assistant.ui.folded import is_drawn, opening
from assistant.ui.markup import tag
from assistant.ui.screen import Screen, draw
from assistant.ui.session import example_asked
from assistant.ui.shield import notice, sentence
from assistant.ui.words import FORM_NAMES, FORMAT_NAMES, language_name, network_name, networks_in_order

AUTO = "auto"
FORMATS: dict[str, Format] = {"text": "text", "markdown": "markdown", "html": "html"}
HISTORY = "draft_history"
PLAIN = "draft_plain"
META = ("title", "description", "slug")
EMPTY = N_("{name} is empty: your text stays as it is.")
REWRITES = "rewrites"  # the place of the page where the text is rewritten


@dataclass(frozen=True)
class Draft:
    """A text as the fields hold it, and what it is for."""

    text: str
    network: str | None
    form: str | None
    format: Format
    language: str | None
    keyphrases: tuple[str, ...]
    meta: Meta
    brand: Brand = field(default_factory=Brand)
    silences: tuple[Silence, ...] = ()
    excluded: tuple[str, ...] = ()
    related_terms: tuple[str, ...] = ()

    def document(self) -> Document:
        """Return the text, read."""
        return read(self.text, self.format, self.language, self.meta, self.goal().excluded_passages)

    def goal(self) -> Goal:
        """Return what the text is for."""
        keyphrases = self.keyphrases or self.brand.keyphrases
        return Goal(self.network, self.form, keyphrases, self.brand, self.silences, self.excluded, self.related_terms)


def is_plain(screen: Screen) -> bool:
    """Whether the text is written in a plain field: by choice, by the settings, or where there is no live editor."""
    return bool(st.session_state.get(PLAIN, screen.settings.plain_editor)) or not live_editor.available()


def held(screen: Screen) -> Draft:
    """Return the draft that the session holds."""
    state = st.session_state
    text = str(state.get("draft_text") or "")
    title, description, slug = (str(state.get(f"draft_{name}") or "").strip() or None for name in META)
    return Draft(
        text,
        _choice("draft_network"),
        _choice("draft_form"),
        _format(text),
        _choice("draft_language"),
        _phrases("draft_keyphrases"),
        Meta(title, description, slug),
        brands.chosen_brand(screen.settings),
        ignoring.own(),
        brands.passages(str(state.get("draft_excluded") or "")),
        _phrases("draft_terms"),
    )


def _phrases(key: str) -> tuple[str, ...]:
    return tuple(p.strip() for p in str(st.session_state.get(key) or "").split(",") if p.strip())


def replace_text(text: str) -> None:
    """Put another text into the editor and keep the one it replaces, if any, so that undo brings it back."""
    current = str(st.session_state.get("draft_text") or "")
    if current != text:
        if current.strip():
            st.session_state[HISTORY] = (*st.session_state.get(HISTORY, ()), current)
        st.session_state["draft_text"] = text


def undo() -> None:
    """Bring back the text that was last replaced."""
    *before, last = st.session_state[HISTORY]
    st.session_state[HISTORY] = tuple(before)
    st.session_state["draft_text"] = last


def open_example(language: str) -> None:
    """Put the example of a language into the editor, with its network and its keyphrase."""
    opened = example.of(language)
    replace_text(opened["text"])
    st.session_state["draft_network"] = opened["network"]
    st.session_state["draft_keyphrases"] = opened["keyphrases"]


def begin(screen: Screen) -> None:
    """Open the example where the address asks for it and there is no text yet."""
    if example_asked() and not st.session_state.get("draft_text"):
        open_example(screen.language)


def aim(screen: Screen) -> None:
    """Draw what the text is for: network, language, keyphrases."""
    _ = screen.translate
    known = brands.offered(screen.settings)
    if known:
        brands.choose(known, screen)
    network, language, keyphrases = st.columns([1.2, 1, 1.8])
    network.selectbox(
        _("Network"),
        (AUTO, *networks_in_order(screen)),
        format_func=lambda name: network_name(None if name == AUTO else name, screen),
        key="draft_network",
        persist_state="session",
    )
    language.selectbox(
        _language_label(screen),
        (AUTO, *codes()),
        format_func=lambda code: _("Found by itself") if code == AUTO else language_name(code, screen),
        key="draft_language",
        persist_state="session",
    )
    keyphrases.text_input(
        _("Keyphrases"),
        key="draft_keyphrases",
        placeholder=_("the main one first, then the others, with commas"),
        persist_state="session",
    )


def _language_label(screen: Screen) -> str:
    """Say which language was found in the label: the list's own words must not change under the user's choice."""
    _ = screen.translate
    text = str(st.session_state.get("draft_text") or "").strip()
    found = identify(text) if text and _choice("draft_language") is None else None
    if found is None:
        return _("Language of the text")
    return _("Language found: {language}", language=language_name(found, screen))


def plain_field(screen: Screen) -> None:
    """Draw the plain field: it is read when one leaves it, or asks for it."""
    _ = screen.translate
    st.text_area(
        _("Your text"),
        key="draft_text",
        height=300,
        placeholder=_("Paste or write a post or an article here."),
        persist_state="session",
    )


def below(screen: Screen) -> None:
    """Draw what stands under the text: files, undo, the page's fields."""
    _ = screen.translate
    with st.container(horizontal=True, vertical_alignment="center"):
        if is_plain(screen):
            st.button(_("Check the text"), type="primary", key="draft_check", icon=":material/fact_check:")
        label = _("Open a file")
        opened = opening(not is_plain(screen), "draft_open", label)
        with st.popover(label, icon=":material/folder_open:", key="draft_open", on_change=opened) as chosen:
            if is_drawn(chosen):
                st.file_uploader(
                    _("A Word file (.docx), text, Markdown or HTML"),
                    type=list(KINDS),
                    key="draft_file",
                    on_change=_open_file,
                    args=(screen,),
                )
        if st.session_state.get(HISTORY):
            st.button(_("Bring back the text before"), key="draft_undo", icon=":material/undo:", on_click=undo)
        if str(st.session_state.get("draft_text") or "").strip():
            draw(tag("a", _("Rewrite it for your networks"), " ↓", href=f"#{REWRITES}", class_="pp-onward"))
    _article_fields(screen)


def _article_fields(screen: Screen) -> None:
    label = screen.translate(N_("Title, description, address; form and format; passages to leave alone"))
    opened = opening(not is_plain(screen), "draft_more", label)
    with st.expander(label, key="draft_more", on_change=opened) as more:
        if is_drawn(more):
            _more_fields(screen)


def _more_fields(screen: Screen) -> None:
    _ = screen.translate
    st.text_input(_("Title shown by search engines"), key="draft_title", persist_state="session")
    st.text_area(_("Description shown under it"), key="draft_description", height=80, persist_state="session")
    slug, form, written = st.columns(3)
    slug.text_input(_("Last part of the address"), key="draft_slug", persist_state="session")
    form.selectbox(
        _("Form"),
        tuple(FORM_NAMES),
        format_func=lambda code: _(FORM_NAMES[code]),
        key="draft_form",
        persist_state="session",
    )
    written.selectbox(
        _("How the text is written"),
        tuple(FORMAT_NAMES),
        format_func=lambda code: _(FORMAT_NAMES[code]),
        key="draft_format",
        persist_state="session",
    )
    st.text_input(
        _("Related terms"),
        key="draft_terms",
        placeholder=_("what the text should name too, with commas"),
        persist_state="session",
    )
    _passages(screen)
    if live_editor.available():
        st.toggle(
            _("Plain text field"),
            value=screen.settings.plain_editor,
            key=PLAIN,
            on_change=_say_again,
            help=_("Without marks in the text; it is read when you leave it or press the button."),
            persist_state="session",
        )


def _say_again() -> None:
    """Keep the text where the field that holds it is about to go."""
    st.session_state["draft_text"] = st.session_state.get("draft_text", "")


def _passages(screen: Screen) -> None:
    _ = screen.translate
    st.text_area(
        _("Passages to leave alone"),
        key="draft_excluded",
        height=80,
        placeholder=_("legal notices, lyrics, a customer’s words; a blank line between two"),
        help=_("They stay in the text and count for the network’s limit; no check of the prose reads them."),
        persist_state="session",
    )


def _open_file(screen: Screen) -> None:
    uploaded = st.session_state.get("draft_file")
    if uploaded is None:
        return
    try:
        given = open_text(uploaded.getvalue(), uploaded.name)
        if not given.text.strip():
            raise UserError(EMPTY, name=uploaded.name)
    except AssistantError as error:
        notice(screen.say(sentence(error)))
        return
    replace_text(given.text)
    st.session_state["draft_format"] = given.format


def _choice(key: str) -> str | None:
    value = st.session_state.get(key)
    return None if value in (None, AUTO) else str(value)


def chosen_format() -> Format | None:
    """Return how the text is said to be written; None where that is found by itself."""
    return FORMATS.get(str(st.session_state.get("draft_format")))


def _format(text: str) -> Format:
    return chosen_format() or written_as(text)


def written_as(text: str) -> Format:
    """Return how a pasted text is written, judged by its marks: tags, or Markdown's headings and links."""
    if any(mark in text.lower() for mark in ("</p>", "</h1>", "</h2>", "</a>", "<!doctype", "</li>")):
        return "html"
    lines = text.splitlines()
    if any(line.startswith(("# ", "## ", "### ")) for line in lines) or "](http" in text:
        return "markdown"
    return "text"
