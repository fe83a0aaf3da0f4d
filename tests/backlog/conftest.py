"""A store on each database, and backlogs to put into it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.backlog.export import outcome
from assistant.settings import Settings
from assistant.store import Store, open_store
from tests.databases import settings_for


@pytest.fixture(autouse=True)
def last_summer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have exports happen before the dates of the tests' posts."""
    monkeypatch.setattr(outcome, "clock", lambda: datetime(2026, 8, 1, tzinfo=UTC))


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def settings(request: pytest.FixtureRequest) -> Settings:
    return settings_for(request.param)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    opened = open_store(settings)
    yield opened
    opened.close()


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    """Return a file of six rows, two of them bad."""
    path = tmp_path / "posts.csv"
    path.write_text(
        "Référence;Texte;Date;Thème\n"
        "A1;Le marché ouvre samedi à 9 h.;05/09/2026 07:30;Vie locale\n"
        "A2;Concert gratuit dimanche, place des Lices.;06/09/2026;Culture\n"
        "A3;;07/09/2026;Culture\n"
        "A4;Un texte; de trop; ici; et là\n"
        "A5;La piscine rouvre lundi.;08/09/2026 12:00;Sport\n"
        "A6;Le pont est fermé jusqu’au 12 octobre.;;Travaux\n",
        encoding="utf-8",
    )
    return path
