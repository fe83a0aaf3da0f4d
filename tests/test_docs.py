"""What users read is what the product says: generated pages are up to date, and the README names what there is."""

import importlib.util
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from assistant.cli.invocation import COULD_NOT_RUN
from assistant.cli.main import main, names, parser
from assistant.settings import load
from assistant.store import open_store

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.fr.md")
GUIDES = (*READMES, "docs/backlogs.md", "docs/backlogs.fr.md", "docs/crawling.md")
ELSEWHERE = ("https://", "tcp://", "--engine endpoint", "doctor")  # what asks for others, or for the whole machine
POSTS = "Texte;Date\nLe marché ouvre samedi à 9 h.;05/01/2099\nEntrée libre jusqu’au 3 mai.;\n"


def docs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs", ROOT / "tools/docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PAGES: dict[str, str] = docs().pages()


@pytest.mark.parametrize("name", PAGES)
def test_generated_page_is_up_to_date(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == PAGES[name], "run `make docs`"


@pytest.mark.parametrize("readme", READMES)
def test_readme_names_every_command(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    for name in names():
        assert f"python -m assistant {name}" in text


@pytest.mark.parametrize("readme", READMES)
def test_readme_links_lead_somewhere(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert target.startswith("https://") or (ROOT / target).exists(), target


@pytest.mark.parametrize("readme", READMES)
def test_readme_names_every_setting(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    source = (ROOT / "assistant/settings.py").read_text(encoding="utf-8")
    for name in set(re.findall(r'"((?:OPENAI|ASSISTANT|DATABASE)_[A-Z_]+)"', source)):
        assert name in text, name


def commands(guide: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the commands a guide prints, and their arguments."""
    text = (ROOT / guide).read_text(encoding="utf-8")
    for block in re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        for line in re.findall(r"python -m assistant .*", block):
            yield line, shlex.split(line, comments=True)[3:]


@pytest.mark.parametrize("guide", GUIDES)
def test_commands_are_written_as_they_are_understood(guide: str) -> None:
    found = list(commands(guide))
    assert found
    for _, given in found:
        parser("en", given).parse_args(given)


@pytest.mark.parametrize("guide", GUIDES)
def test_commands_run_as_printed(
    guide: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "posts.csv").write_text(POSTS, encoding="utf-8")
    (tmp_path / "post.txt").write_text("Le marché ouvre samedi à 9 h.", encoding="utf-8")
    for line, given in commands(guide):
        if any(word in line for word in ELSEWHERE):
            continue
        if "JOB" in given:
            store = open_store(load())
            given[given.index("JOB")] = store.jobs.all()[0].id
            store.close()
        code = main(given)
        assert code != COULD_NOT_RUN, f"{line}: {capsys.readouterr().err}"
