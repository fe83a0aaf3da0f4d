"""The frame of every screen: a page begins with `open_screen(name)` and is complete when opened alone."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st
from streamlit.errors import StreamlitAPIException

from assistant.messages import N_, UI_LANGUAGES, Message, Text
from assistant.settings import Settings
from assistant.ui import beginning, session, spoken
from assistant.ui.markup import Markup, join, tag
from assistant.ui.shield import Shield

FOLDER = Path(__file__).parent
ICON = FOLDER / "pen.png"
NAME = "Porteplume"
# The menu, in its order: screen, file, icon (from the font Streamlit ships), label.
MENU = (
    ("home", "streamlit_app.py", ":material/home:", N_("Home")),
    ("draft", "pages/draft.py", ":material/edit_note:", N_("Draft")),
    ("drafts", "pages/drafts.py", ":material/folder_open:", N_("Drafts")),
    ("audit", "pages/audit.py", ":material/travel_explore:", N_("Audit")),
    ("backlog", "pages/backlog.py", ":material/inventory_2:", N_("Backlog")),
    ("networks", "pages/networks.py", ":material/straighten:", N_("Networks")),
    ("settings", "pages/settings.py", ":material/tune:", N_("Settings")),
)
# The engine that rewrites: its name, and what that means for the text.
ENGINES = {
    "rules": (N_("Rules engine"), N_("Free and private: nothing leaves this computer.")),
    "demo": (N_("Demo model"), N_("A small model on this computer: nothing leaves it.")),
    "endpoint": (N_("Model endpoint"), N_("Texts to rewrite are sent to the endpoint you configured.")),
}
LANGUAGE_NAMES = {"fr": "Français", "en": "English"}


@dataclass(frozen=True)
class Screen:
    """One screen being drawn: the language it speaks, the settings it works with, and whether it is its text alone."""

    name: str
    language: str
    settings: Settings
    alone: bool = False

    def translate(self, text: Text, **params: object) -> str:
        """Return a sentence of the screen in its language, its numbers written as that language does."""
        return Message(text, params).render(self.language)

    def say(self, message: Message) -> str:
        """Return a message of the layers below in the screen's language."""
        return message.render(self.language)

    def shield(self) -> Shield:
        """Return the context every screen draws in: errors become sentences."""
        return Shield(self.language)


def open_screen(name: str) -> Screen:
    """Return the screen after drawing its frame: page settings, style, menu."""
    label = next(label for screen, _, _, label in MENU if screen == name)
    language, settings = session.language(), session.settings()
    screen = Screen(name, language, settings, beginning.is_alone(name, settings))
    title = screen.translate(label)
    st.set_page_config(page_title=f"{title} · {NAME}", layout="wide")  # its icon is among the first files
    st.html(FOLDER / "style.css")
    _speak(screen)
    with st.sidebar, screen.shield():
        _brand(screen)
        if not screen.alone:
            _menu(screen)
            _choices(screen)
    return screen


def _speak(screen: Screen) -> None:
    """Have the words that Streamlit keeps in English said in the screen's language, where a style can do it."""
    _ = screen.translate
    words = {"browse": _("Choose a file"), "drop": _("or drop it here")}
    said = "".join(f"--pp-{name}: {json.dumps(text, ensure_ascii=False)};" for name, text in words.items())
    st.html(Markup(f"<style>:root {{ {said} }}</style>"))  # a popover stands outside of the app’s own element
    place = st.container()  # there in both drawings: an element that changes its place is drawn anew, the text too
    if not screen.alone:
        with place:
            spoken.speak(screen.language)


def heading(title: str, promise: str) -> None:
    """Draw a screen's title and the one sentence under it."""
    st.html(tag("header", tag("h1", title), tag("p", promise), class_="pp-head"))


def draw(*pieces: Markup | str | None) -> None:
    """Draw pieces of escaped HTML."""
    st.html(join(*pieces))


def _brand(screen: Screen) -> None:
    _ = screen.translate
    promise = _("The pen of those who speak for a brand.")
    st.html(tag("div", tag("strong", NAME), tag("span", promise), class_="pp-brand"))


def _menu(screen: Screen) -> None:
    for _, path, icon, label in MENU:
        go_to(path, screen.translate(label), icon)


def go_to(path: str, label: str, icon: str | None = None, more: Mapping[str, str] | None = None) -> None:
    """Draw a link to another screen; a plain address where the page runs as a program of its own."""
    parameters = session.parameters() | dict(more or {})
    try:
        st.page_link(path, label=label, icon=icon, width="stretch", query_params=parameters)
    except StreamlitAPIException:
        address = "./" if path == MENU[0][1] else Path(path).stem  # from here: the app may stand under a path
        st.html(tag("a", label, href=f"{address}?{urlencode(parameters)}", target="_self", class_="pp-link"))


def _choices(screen: Screen) -> None:
    _ = screen.translate
    st.html(tag("hr", class_="pp-rule"))
    engine = session.engine(screen.settings)
    name, meaning = ENGINES[engine]
    said = tag("p", tag("span", _(name), class_=f"pp-engine pp-{engine}"), class_="pp-engine-line")
    draw(said, tag("p", _(meaning), class_="pp-quiet"))
    st.toggle(
        _("Work offline"),
        value=screen.settings.offline,
        key="frame_offline",
        on_change=_switch_offline,
        help=_("No page is fetched and no model endpoint is called while this is on."),
    )
    st.segmented_control(
        _("Language of the screens"),
        UI_LANGUAGES,
        default=screen.language,
        format_func=lambda code: LANGUAGE_NAMES[code],
        key="frame_language",
        required=True,
        on_change=_switch_language,
    )


def _switch_offline() -> None:
    chosen = st.session_state.get("frame_offline")  # not there where one leaves for another screen at that moment
    if chosen is not None:
        session.change_settings({"offline": bool(chosen)})


def _switch_language() -> None:
    chosen = st.session_state.get("frame_language")
    if chosen is not None:
        session.choose_language(str(chosen))
