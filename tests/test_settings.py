"""A settings file is read as the editors of every system write it."""

from pathlib import Path

import pytest

from assistant.settings import load


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_settings_file_is_read_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / ".env"
    path.write_bytes("# réglages\r\nASSISTANT_MODEL=mistral-été\r\nPAS UNE LIGNE\r\n".encode(encoding))
    assert load({}, path).model == "mistral-été"
    assert load({"ASSISTANT_MODEL": "other"}, path).model == "other"


def test_no_settings_file_is_needed(tmp_path: Path) -> None:
    assert load({}, tmp_path / ".env").model is None
    assert load({}, tmp_path).model is None
