"""A store on each database."""

from collections.abc import Iterator

import pytest

from assistant.settings import Settings
from assistant.store import Store, open_store
from tests.databases import settings_for


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def settings(request: pytest.FixtureRequest) -> Settings:
    return settings_for(request.param)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    opened = open_store(settings)
    yield opened
    opened.close()
