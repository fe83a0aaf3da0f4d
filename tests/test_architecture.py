"""The house rules that a machine can check: imports point down, each outside package has one door, parts stay small."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "assistant"
# From top to bottom. A module imports only from rows below its own, or from its own folder.
ROWS = (
    ("cli", "__main__", "ui"),
    ("backlog",),
    ("rewriting", "audit"),
    ("checks",),
    ("networks", "findings", "web", "llm", "store", "brand", "cluster", "days"),
    ("document",),
    ("languages",),
    ("settings",),
    ("errors",),
    ("messages", "remembered", "collector"),
)
DOORS = {
    "streamlit": ("ui", "pages", "streamlit_app"),
    "starlette": ("ui",),
    "altair": ("ui",),
    "openai": ("llm",),
    "xllamacpp": ("llm",),
    "bs4": ("document",),
    "spacy": ("document",),
    "thinc": ("document",),
    "srsly": ("document",),
    "markdown_it": ("document",),
    "mammoth": ("document",),
    "scrapy": ("web",),
    "selectolax": ("web",),
    "httpx2": ("web",),
    "httpcore2": ("web",),
    "protego": ("web",),
    "defusedxml": ("web",),
    "fastwarc": ("web",),
    "distributed": ("cluster",),
    "dask": ("cluster",),
    "sqlalchemy": ("store",),
    "alembic": ("store",),
    "psycopg": ("store",),
    "twitter_text": ("networks",),
    "simplemma": ("languages",),
    "ahocorasick": ("languages",),
    "phonenumbers": ("rewriting",),
    "text_to_num": ("rewriting",),
    "jinja2": ("rewriting",),
    "openpyxl": ("backlog", "audit"),
    "PIL": ("document",),
    "dotenv": ("settings",),
    "platformdirs": ("settings",),
}
# `)*+`, `]++`, `\w*+`, `}+`: outside a character class, where a plus is a plus.
CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
POSSESSIVE = re.compile(r"(?:[)\]]|\\[wdsWDS])(?:\*|\+|\?|\{\d+,\d*\})\+")
FILES = sorted([*PACKAGE.rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "streamlit_app.py"])


def place(path: Path) -> str:
    """Return the room of a file: the folder or module right under `assistant`, or the folder under the root."""
    parts = path.relative_to(PACKAGE if path.is_relative_to(PACKAGE) else ROOT).parts
    return parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            if node.module == "assistant":
                yield from (f"assistant.{alias.name}" for alias in node.names)
            else:
                yield node.module


def row(room: str) -> int:
    for index, rooms in enumerate(ROWS):
        if room in rooms:
            return index
    raise AssertionError(f"{room} has no row: add it where it belongs")


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_down_and_through_one_door(path: Path) -> None:
    room = place(path)
    for name in imports(path):
        outside = name.split(".")[0]
        assert room in DOORS.get(outside, (room,)), f"{outside} is imported outside its door {DOORS[outside]}"
        if outside != "assistant" or not path.is_relative_to(PACKAGE) or name == "assistant":
            continue
        target = name.split(".")[1]
        if room == "__init__":
            continue
        assert target == room or row(target) > row(room) or (room, target) == ("__main__", "cli"), (
            f"{room} imports {target}"
        )


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_parts_stay_small(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 400, f"{len(lines)} lines"
    for node in ast.walk(ast.parse("\n".join(lines))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 50, f"{node.name} is longer than 50 lines"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_module_keeps_mutable_state(path: Path) -> None:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        names = [t.id for t in targets if isinstance(t, ast.Name)]
        if names == ["__all__"]:
            continue
        empty = isinstance(value, ast.List | ast.Dict | ast.Set) and not ast.unparse(value).strip("[]{}")
        assert not empty, f"{names} is filled later: sessions would share it"
        assert not any(isinstance(n, ast.Global) for n in ast.walk(node)), "global state"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_possessive_quantifiers_have_their_engine(path: Path) -> None:
    """Debian 12's Python (3.11.2) matches `(…)*+` wrongly with `re`; `languages.possessive` gives the right engine."""
    source = path.read_text(encoding="utf-8")
    if "re" not in set(imports(path)):
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not POSSESSIVE.search(CLASS.sub("[]", node.value)), (
                f"line {node.lineno}: import `re` from languages.possessive"
            )
