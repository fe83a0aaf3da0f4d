"""Every sentence for users exists in French and in English, and fills in without a fault."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from assistant.messages import Message

ROOT = Path(__file__).resolve().parents[1]
KEYWORDS = {"_": None, "N_": None, "NN_": (1, 2), "gettext": None, "ngettext": (1, 2)}
FIELD = re.compile(r"\{[a-z_]*\}")


def sources() -> dict[Any, str]:
    found: dict[Any, str] = {}
    for folder in ("assistant", "pages"):
        for name, line, message, _, _ in extract_from_dir(ROOT / folder, [("**.py", "python")], keywords=KEYWORDS):
            found[message] = f"{folder}/{name}:{line}"
    return found | limits() | conventions()


def limits() -> dict[Any, str]:
    """Return where the limits of the checks come from, in words: addresses alone are the same in every language."""
    packs = (ROOT / "assistant/languages").rglob("*.toml")
    said = {
        str(section.get("source", "")): f"{path.parent.name}/{path.name} {name}"
        for path in packs
        if path.name in ("base.toml", "pack.toml")
        for name, section in tomllib.loads(path.read_text(encoding="utf-8")).items()
        if "." in name and isinstance(section, dict)
    }
    return {source: place for source, place in said.items() if " " in source}


def conventions() -> dict[Any, str]:
    """Return what stands in our own words as the source of a network's figures; the others name a page or a program."""
    said: dict[Any, str] = {}
    for path in (ROOT / "assistant/networks").glob("*.toml"):
        sources = tomllib.loads(path.read_text(encoding="utf-8")).get("sources", ())
        said |= {source["where"]: f"networks/{path.name}" for source in sources if source["kind"] == "convention"}
    return said


def catalogue() -> Catalog:
    merged = Catalog(locale="fr")
    for path in sorted((ROOT / "assistant/locale/fr").glob("*.po")):
        with path.open("rb") as lines:
            for message in read_po(lines, locale="fr"):
                if message.id:
                    merged[message.id] = message
    return merged


FRENCH = catalogue()


@pytest.mark.parametrize(("text", "place"), [pytest.param(t, p, id=p) for t, p in sources().items()])
def test_sentence_is_translated(text: str | tuple[str, str], place: str) -> None:
    entry = FRENCH.get(text)
    forms = (
        []
        if entry is None
        else [entry.string]
        if isinstance(entry.string, str)
        else [str(s) for s in entry.string or ()]
    )
    assert forms, f"{place}: no French for {text!r}"
    assert all(forms), f"{place}: no French for {text!r}"
    assert entry is not None
    assert not entry.fuzzy
    wanted = set(FIELD.findall(text if isinstance(text, str) else "".join(text)))
    for form in forms:
        assert set(FIELD.findall(form)) <= wanted, f"{place}: {form!r} names a value the English does not have"


def test_no_translation_is_left_over() -> None:
    used = {text if isinstance(text, str) else text[0] for text in sources()}
    unused = [m.id for m in FRENCH if m.id and (m.id if isinstance(m.id, str) else m.id[0]) not in used]
    assert not unused


def test_each_sentence_is_translated_once() -> None:
    """Two files with the same sentence would overrule each other, in the order of their names."""
    seen: dict[Any, str] = {}
    for path in sorted((ROOT / "assistant/locale/fr").glob("*.po")):
        with path.open("rb") as lines:
            for message in read_po(lines, locale="fr"):
                if message.id:
                    assert message.id not in seen, f"{message.id!r} stands in {path.name} and in {seen[message.id]}"
                    seen[message.id] = path.name


@pytest.mark.parametrize(
    ("value", "fr", "en"),
    [(0.00001, "0,00001", "0.00001"), (0.0042, "0,0042", "0.0042"), (1234.5, "1\u202f234,5", "1,234.5"), (0, "0", "0")],
)
def test_numbers_are_written_as_the_language_does_and_small_ones_do_not_vanish(value: float, fr: str, en: str) -> None:
    assert [Message("{value}", {"value": value}).render(ui) for ui in ("fr", "en")] == [fr, en]
