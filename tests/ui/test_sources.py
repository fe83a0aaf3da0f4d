"""What the code of the screens must keep: no sentence outside the translations, a key on every widget, no raw HTML."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted([ROOT / "streamlit_app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "assistant/ui").rglob("*.py")])
SENTENCE = re.compile(r"[^\W\d_] [^\W\d_]")  # a letter, a space, a letter: words in a row
TRANSLATED = {"_", "N_", "NN_"}
NOT_SHOWN = {"error", "warning", "info", "compile"}  # of a logger or of `re`
NOT_READ = {"class_", "style", "rel"}
WIDGETS = {
    *("button", "checkbox", "data_editor", "download_button", "feedback", "file_uploader", "form_submit_button"),
    *("multiselect", "number_input", "pills", "radio", "segmented_control", "selectbox", "select_slider", "slider"),
    *("text_area", "text_input", "toggle", "date_input", "time_input", "pagination"),
}


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def sentences(node: ast.AST) -> Iterator[ast.Constant]:
    """Yield the constants that hold words in a row and that nobody translates."""
    if isinstance(node, ast.Call):
        if name_of(node) in TRANSLATED | NOT_SHOWN:
            return
        children: list[ast.AST] = [node.func, *node.args]
        children += [keyword.value for keyword in node.keywords if keyword.arg not in NOT_READ]
    elif isinstance(node, ast.Dict):  # a key is looked up, not shown
        children = list(node.values)
    else:
        children = list(ast.iter_child_nodes(node))
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Module) and ast.get_docstring(node):
        children = [child for child in children if child is not node.body[0]]
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and SENTENCE.search(node.value):
        yield node
    for child in children:
        yield from sentences(child)


def hard_coded(source: str) -> list[str]:
    return [f"{node.lineno}: {node.value!r}" for node in sentences(ast.parse(source))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_sentence_stands_outside_the_translations(path: Path) -> None:
    assert not hard_coded(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('st.write("two words")', True),
        ('st.write(f"two words {x}")', True),
        ('st.write(_("two words"))', False),
        ('LABEL = N_("two words")', False),
        ('tag("p", x, class_="pp-notice pp-good")', False),
        ('tag("p", "two words")', True),
        ('{"two words": _("two words")}', False),
        ('{"key": "two words"}', True),
    ],
)
def test_the_test_above_sees_a_sentence(source: str, found: bool) -> None:
    assert bool(hard_coded(source)) is found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_widget_has_a_key(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WIDGETS:
            assert any(keyword.arg == "key" for keyword in node.keywords), f"line {node.lineno}: {node.func.attr}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_screen_trusts_html_or_markdown_it_did_not_make(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert not any(keyword.arg == "unsafe_allow_html" for keyword in node.keywords), f"line {node.lineno}"
            assert node.func.attr not in {"markdown", "write"}, f"line {node.lineno}: user text may be in it"


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=lambda path: path.name)
def test_a_page_begins_by_opening_its_screen(path: Path) -> None:
    body = [
        n for n in ast.parse(path.read_text(encoding="utf-8")).body if not isinstance(n, ast.Import | ast.ImportFrom)
    ]
    first = body[1]
    assert isinstance(first, ast.Assign)
    assert ast.unparse(first.value) == f"open_screen('{path.stem}')"
