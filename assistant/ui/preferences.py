"""The screen of the settings: the model, the network switch, what works on this machine. All for the session only."""

import platform
from urllib.parse import urlsplit

import streamlit as st

from assistant.checks.page.addresses import split
from assistant.errors import UserError
from assistant.languages import codes
from assistant.llm import embedded
from assistant.llm.client import endpoint_of
from assistant.llm.probe import Probe, probe
from assistant.messages import N_
from assistant.networks import names
from assistant.ui import brand_settings, prompt_settings, session
from assistant.ui.markup import Markup, tag
from assistant.ui.screen import Screen, draw, heading
from assistant.ui.shield import notice
from assistant.ui.words import ENGINE_NAMES, language_name, number
from assistant.ui.work import Work, watch

TEST = "settings_test"
NO_ADDRESS = N_("{address} is not the address of a server, so nothing changed: write it as http://127.0.0.1:11434/v1.")


def show(screen: Screen) -> None:
    """Draw the screen."""
    _ = screen.translate
    heading(_("Settings"), _("Everything works with no setting at all. A model of yours makes rewriting freer."))
    left, right = st.columns([3, 2], gap="large")
    with left, screen.shield():
        _engines(screen)
        _endpoint(screen)
        _test(screen)
    with right, screen.shield():
        _machine(screen)
    with screen.shield():
        brand_settings.show(screen)
    with screen.shield():
        prompt_settings.show(screen)


def _engines(screen: Screen) -> None:
    _ = screen.translate
    draw(tag("h2", _("Engines"), class_="pp-title"))
    rows = (
        ("rules", _("No model: shortens, splits and places. Free, private, in every language."), True),
        (
            "demo",
            _("A small model on this computer. Weak English, no French worth having: to try the path."),
            embedded.installed(),
        ),
        (
            "endpoint",
            _("Any server that speaks OpenAI’s protocol: yours, or one you pay for."),
            screen.settings.endpoint_configured,
        ),
    )
    body = (
        tag(
            "tr",
            tag("td", tag("b", _(ENGINE_NAMES[name]))),
            tag("td", what),
            tag("td", _ready(there, screen), class_="pp-short"),
        )
        for name, what, there in rows
    )
    draw(tag("div", tag("table", *body, class_="pp-table"), class_="pp-scroll"))


def _ready(there: bool, screen: Screen) -> str:
    _ = screen.translate
    return _("✓ ready") if there else _("not set up")


def _endpoint(screen: Screen) -> None:
    _ = screen.translate
    now = screen.settings
    with st.form("settings_endpoint", enter_to_submit=False):
        draw(tag("h2", _("Model endpoint"), class_="pp-title"))
        draw(tag("p", _("Kept for this session only: never written down, never logged."), class_="pp-quiet"))
        st.text_input(
            _("Address"),
            value=now.base_url or "",
            key="settings_base_url",
            placeholder="http://127.0.0.1:11434/v1",
            help=_("Leave it empty for OpenAI’s own servers."),
        )
        st.text_input(_("Model"), value=now.model or "", key="settings_model")
        st.text_input(
            _("Key"),
            key="settings_api_key",
            type="password",
            autocomplete="off",
            placeholder=_("a key is set; type to replace it")
            if now.api_key
            else _("not needed for a model of your own"),
        )
        st.form_submit_button(
            _("Use this endpoint"), type="primary", key="settings_save", on_click=_save, args=(screen,)
        )


def _save(screen: Screen) -> None:
    state = st.session_state
    typed = {name: str(state.get(f"settings_{name}") or "").strip() or None for name in ("base_url", "model")}
    key = str(state.get("settings_api_key") or "").strip()
    with screen.shield():
        address = typed["base_url"]
        if address and not split(address):
            raise UserError(NO_ADDRESS, address=repr(address))
        session.change_settings(typed | ({"api_key": key} if key else {}))
        state[TEST] = None


def _test(screen: Screen) -> None:
    _ = screen.translate
    if not screen.settings.endpoint_configured:
        return
    if st.button(_("Test the endpoint"), key="settings_test_button", icon=":material/network_check:"):
        endpoint = endpoint_of(screen.settings)
        st.session_state[TEST] = Work(lambda work: probe(endpoint), None)
    work: Work[None, Probe] | None = st.session_state.get(TEST)
    if work is not None:
        watch(work, lambda work: _tested(work, screen))


def _tested(work: Work[None, Probe], screen: Screen) -> None:
    _ = screen.translate
    if not work.done:
        draw(tag("div", _("Asking the endpoint for one word…"), class_="pp-notice pp-info", role="status"))
    elif work.failure:
        notice(screen.say(work.failure))
    elif work.result and work.result.message:
        notice(screen.say(work.result.message))
    elif work.result:
        seconds = number(work.result.seconds, screen)
        told = _("{model} answered in {seconds} s.", model=work.result.model, seconds=seconds)
        draw(tag("div", told, class_="pp-notice pp-good", role="status"))


def _machine(screen: Screen) -> None:
    _ = screen.translate
    draw(tag("h2", _("On this machine"), class_="pp-title"))
    now = screen.settings
    rows = (
        (_("Languages"), ", ".join(sorted(language_name(code, screen) for code in codes()))),
        (_("Networks"), number(len(names()), screen)),
        (_("Data folder"), str(now.data_folder)),
        (_("Database"), urlsplit(now.database_url).scheme),
        (_("Demo model"), _ready(embedded.installed(), screen)),
        ("Internet", _("shut off") if now.offline else _("open, for the pages and the endpoint you name")),
        ("Python", platform.python_version()),
        ("Streamlit", st.__version__),
    )
    draw(tag("div", tag("table", *(_row(name, value) for name, value in rows), class_="pp-table"), class_="pp-scroll"))
    draw(
        tag(
            "p",
            _("The command “python -m assistant doctor” says more, and how to mend what does not work."),
            class_="pp-quiet",
        )
    )


def _row(name: str, value: str) -> Markup:
    return tag("tr", tag("th", name, scope="row"), tag("td", value, class_="pp-wide"))
