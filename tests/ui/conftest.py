"""Without a browser the text is written in the plain field; the tests of the live editor say so themselves."""

import pytest


@pytest.fixture(autouse=True)
def _plain_field(_own_settings: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_EDITOR", "plain")
