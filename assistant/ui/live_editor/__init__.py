"""The parts of the screens written in JavaScript, as Streamlit components: one file each, built from `src`."""

import json
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from threading import Lock
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

FOLDER = Path(__file__).parent
PACKAGE = "porteplume"
EDITOR, PANEL, DECISIONS = "editor", "panel", "decisions"
COMPONENTS = (EDITOR, PANEL, DECISIONS)
IN_THE_PAGE = (PANEL,)  # drawn with the styles of the screen, as Streamlit's own elements are
KEY = "draft_live"
_ONE_AT_A_TIME = Lock()


@cache
def available() -> bool:
    """Whether the components can be drawn: their bundles are there, each once."""
    return all(len(list((FOLDER / "assets").glob(f"{name}-*.js"))) == 1 for name in COMPONENTS)


def draw(data: Mapping[str, Any], heard: Callable[[], None], acted: Callable[[], None]) -> object:
    """Draw the editor and return the last message it sent, None before its first.

    `heard` is called when it sent a text, `acted` when one of its buttons is pressed; both read `sent`.
    """
    heeded = {"on_doc_change": heard, "on_act_change": acted}
    return component(EDITOR)(data, key=KEY, default={"doc": None}, height="content", **heeded).get("doc")


def panel() -> None:
    """Draw the place of what is said of the text; what stands there comes with the message of the editor."""
    component(PANEL)({}, key="draft_panel", height="content")


def sent(what: str) -> object:
    """Return what the editor last sent: its `doc`, or in a callback the `act` that was pressed."""
    state = st.session_state.get(KEY)
    return state.get(what) if isinstance(state, Mapping) else None


def component(name: str) -> Callable[..., Any]:
    """Return what draws a component: it takes the data, then what Streamlit's takes."""
    _register()
    return partial(_mount, _renderer(name))


def _mount(mount: Callable[..., Any], data: Mapping[str, Any], **more: Any) -> Any:
    """Draw a component. Of data that are no bytes Streamlit asks pandas what they are: half a second, once."""
    return mount(data=json.dumps(dict(data)).encode("ascii"), **more)


def _register() -> None:
    """Register the folder as the scan for installed packages would: a clone needs no installation then.

    Done for each runtime, of which a process has one but in tests.
    """
    with _ONE_AT_A_TIME:
        manager = get_bidi_component_manager()
        if manager.get_component_asset_root(f"{PACKAGE}.{EDITOR}") is None:
            manifest = ComponentManifest(PACKAGE, "1", [ComponentConfig(name, "assets") for name in COMPONENTS])
            manager.register_from_manifest(manifest, FOLDER)


@cache
def _renderer(name: str) -> Callable[..., Any]:
    is_apart = name not in IN_THE_PAGE
    return st.components.v2.component(f"{PACKAGE}.{name}", js=f"{name}-*.js", isolate_styles=is_apart)
