"""The prompts on the screen of the settings: read, edited, tried before they are kept, set back to the shipped ones."""

from pathlib import Path

import streamlit as st

from assistant.messages import N_
from assistant.networks import load
from assistant.rewriting import prompt_editing, prompts
from assistant.ui.markup import tag
from assistant.ui.screen import Screen, draw
from assistant.ui.shield import notice
from assistant.ui.words import TASK_NAMES, language_name

CHOSEN = "settings_prompt"
LANGUAGE = "settings_prompt_language"
TOLD = "settings_prompt_told"  # what came of the last button: None after success, or what is wrong

NO_FOLDER = N_(
    "There is no folder {folder} (ASSISTANT_PROMPTS): the shipped prompts are used. Keeping one of yours makes it."
)


def show(screen: Screen) -> None:
    """Draw the choice of a prompt, its text, and what would be sent with it."""
    _ = screen.translate
    folder = screen.settings.prompts_folder
    draw(tag("h2", _("Prompts"), class_="pp-title"))
    told = _("What a model is told, word for word. Yours are kept on this computer; a broken one is never used.")
    draw(tag("p", told, class_="pp-quiet"))
    if folder is None:
        return
    if screen.settings.lacks_prompts_folder:
        draw(tag("div", _(NO_FOLDER, folder=str(folder)), class_="pp-notice pp-warning", role="status"))
    left, right = st.columns([3, 1])
    name = left.selectbox(
        _("Prompt"), prompt_editing.names(folder), format_func=lambda name: _shown(name, screen), key=CHOSEN
    )
    language = right.segmented_control(
        _("Language of the prompt"),
        prompts.LANGUAGES,
        default=screen.language if screen.language in prompts.LANGUAGES else prompts.LANGUAGES[0],
        format_func=lambda code: language_name(code, screen),
        key=LANGUAGE,
        required=True,
    )
    _text(str(name), str(language or prompts.LANGUAGES[0]), folder, screen)


def _shown(name: str, screen: Screen) -> str:
    _ = screen.translate
    if name.startswith(prompt_editing.TONES):
        network = load(name.removeprefix(prompt_editing.TONES)).label(screen.language)
        return _("Tone of {network}", network=network)
    return _(TASK_NAMES[name]) if name in TASK_NAMES else name


def _text(name: str, language: str, folder: Path, screen: Screen) -> None:
    _ = screen.translate
    key = f"prompt_{name}_{language}"
    own = prompt_editing.is_own(name, language, folder)
    st.text_area(
        _("Your version") if own else _("As shipped"),
        prompts.source(name, language, folder),
        height=320,
        key=key,
        help=_("What stands in braces is filled in when the prompt is sent; the rest is yours."),
    )
    with st.container(horizontal=True):
        st.button(
            _("Try and keep"),
            type="primary",
            key="settings_prompt_save",
            on_click=_save,
            args=(name, language, folder, screen),
        )
        if own:
            st.button(
                _("Back to the shipped one"),
                key="settings_prompt_reset",
                icon=":material/undo:",
                on_click=_reset,
                args=(name, language, folder),
            )
    _outcome(key, screen)
    lost = prompt_editing.unsent(str(st.session_state.get(key) or ""), folder)
    if lost is not None:
        draw(tag("div", screen.say(lost), class_="pp-notice pp-warning", role="status"))
    with st.expander(_("What would be sent, with an example"), key="settings_prompt_preview"):
        task = prompt_editing.example(name, language)
        for turn in prompt_editing.turns(name, language, task, folder):
            st.code(turn["content"], language=None, wrap_lines=True)


def _outcome(key: str, screen: Screen) -> None:
    """Say what came of the last button, where it was about this prompt."""
    _ = screen.translate
    about, wrong = st.session_state.pop(TOLD, (None, None))
    if about != key:
        return
    if wrong is None:
        draw(tag("div", _("Kept."), class_="pp-notice pp-good", role="status"))
    else:
        notice(screen.say(wrong))


def _save(name: str, language: str, folder: Path, screen: Screen) -> None:
    key = f"prompt_{name}_{language}"
    with screen.shield():
        wrong = prompt_editing.save(name, language, str(st.session_state.get(key) or ""), folder)
        st.session_state[TOLD] = (key, wrong)


def _reset(name: str, language: str, folder: Path) -> None:
    key = f"prompt_{name}_{language}"
    prompt_editing.reset(name, language, folder)
    st.session_state[key] = prompts.source(name, language)
    st.session_state[TOLD] = (key, None)
