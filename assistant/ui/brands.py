"""The brands that are kept: choosing one for a draft, and changing what one decided about the checks."""

import re
from collections.abc import Callable, Mapping
from uuid import uuid4

import streamlit as st

from assistant.brand import Brand, as_values, from_values
from assistant.errors import AssistantError
from assistant.settings import Settings
from assistant.ui import session
from assistant.ui.screen import Screen
from assistant.ui.storage import store_of

_BLANK = re.compile(r"\n[ \t\r]*\n")
NONE = "none"
CHOSEN = "draft_brand"  # the choice on the drafting screen


def kept(settings: Settings) -> Mapping[str, Brand]:
    """Return the brands by their ids, in the order of their names."""
    found = {brand: from_values(values) for brand, values in store_of(settings).brands.all().items()}
    return dict(sorted(found.items(), key=lambda item: item[1].name.casefold()))


def offered(settings: Settings) -> Mapping[str, Brand]:
    """Return the brands a draft may speak for; none where the database does not answer."""
    try:
        return kept(settings)
    except AssistantError:
        return {}


def put(brand: Brand, settings: Settings, key: str | None = None) -> str:
    """Return the id under which a brand is kept; a new one without a key."""
    key = key or uuid4().hex
    store_of(settings).brands.put(key, as_values(brand))
    return key


def change(key: str, changed: Callable[[Brand], Brand]) -> None:
    """Change a brand as it is kept now: another tab may have changed it meanwhile. One that is gone stays so."""
    settings = session.settings()
    values = store_of(settings).brands.all().get(key)
    if values is not None:
        put(changed(from_values(values)), settings, key)


def remove(key: str) -> None:
    """Forget a brand."""
    store_of(session.settings()).brands.remove(key)
    if st.session_state.get(CHOSEN) == key:
        st.session_state[CHOSEN] = NONE


def choose(known: Mapping[str, Brand], screen: Screen) -> None:
    """Draw the choice of the brand the draft speaks for."""
    _ = screen.translate
    if st.session_state.get(CHOSEN) not in (None, NONE, *known):
        st.session_state[CHOSEN] = NONE
    st.selectbox(
        _("Brand"),
        (NONE, *known),
        format_func=lambda key: _("No brand") if key == NONE else known[key].name,
        key=CHOSEN,
        persist_state="session",
    )


def chosen() -> str | None:
    """Return the id of the brand the draft speaks for, None without one."""
    key = st.session_state.get(CHOSEN)
    return None if key in (None, NONE) else str(key)


def chosen_brand(settings: Settings) -> Brand:
    """Return the brand the draft speaks for; an empty one without a choice."""
    key = chosen()
    return (offered(settings).get(key) if key else None) or Brand()


def passages(typed: str) -> tuple[str, ...]:
    """Return passages as somebody typed them: a blank line stands between two."""
    return tuple(text for part in _BLANK.split(typed) if (text := part.strip()))


def lines(typed: str) -> tuple[str, ...]:
    """Return words or phrases as somebody typed them, one a line."""
    return tuple(text for line in typed.splitlines() if (text := line.strip()))
