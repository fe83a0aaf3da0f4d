"""What users read is what the product says: generated pages are up to date, and the README names what there is."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from assistant.cli.main import names

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.fr.md")


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
