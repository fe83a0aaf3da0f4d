"""What is made ready for the checks of a language beforehand is what its texts ask for."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from assistant.checks import prepare
from assistant.languages import codes

CORPORA = Path(__file__).parent / "corpora"
# In a process of its own: what other tests made ready would count too.
AFTERWARDS = """
import sys
from assistant.checks import check, phrasebook, prepare
from assistant.document import read
if sys.argv[2] == "ready":
    for _ in prepare(sys.argv[1]):
        pass
before = phrasebook._compiled.cache_info().misses
for text in sys.stdin.buffer.read().decode("utf-8").split("\\0"):
    check(read(text, "text", sys.argv[1]), with_grammar=False)
print(phrasebook._compiled.cache_info().misses - before)
"""


def compiled_for(texts: list[str], language: str, state: str) -> int:
    """Return how many patterns are compiled while the texts are checked."""
    command = [sys.executable, "-c", AFTERWARDS, language, state]
    done = subprocess.run(command, input="\0".join(texts).encode("utf-8"), capture_output=True, check=True)
    return int(done.stdout)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_texts_of_a_language_made_ready_ask_for_hardly_more(language: str) -> None:
    texts = [
        line.rpartition("| ")[2]
        for path in sorted(CORPORA.glob(f"*.{language}.toml"))
        for lines in tomllib.loads(path.read_text(encoding="utf-8")).values()
        if isinstance(lines, str)
        for line in lines.strip().splitlines()
    ]
    few = compiled_for(texts, language, "ready")  # for a text with odd spaces, where places are not known beforehand
    assert few * 20 < compiled_for(texts, language, "as it is")


@pytest.mark.parametrize("language", codes())
def test_every_language_can_be_made_ready(language: str) -> None:
    assert all(step is None for step in prepare(language))
