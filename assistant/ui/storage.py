"""The store the screens share."""

import streamlit as st

from assistant.audit.handed_over import sweep
from assistant.settings import Settings
from assistant.store import Store, open_store


def store_of(settings: Settings) -> Store:
    """Return the store of the settings, opened once for all sessions."""
    return _opened(settings.database_url, settings)


@st.cache_resource(show_spinner=False)
def _opened(database_url: str, _settings: Settings) -> Store:
    store = open_store(_settings)
    sweep(store, _settings.data_folder)
    return store
