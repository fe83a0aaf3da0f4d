"""Settings for both databases, for the tests that must hold on each."""

from dataclasses import replace

from assistant.settings import Settings, load
from tests.postgres import new_database


def settings_for(kind: str) -> Settings:
    """Return settings with an empty database of this kind."""
    settings = load()
    return replace(settings, database_url=new_database()) if kind == "postgres" else settings
