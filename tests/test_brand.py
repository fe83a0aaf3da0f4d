"""A brand as a file holds it: what is wrong in it is told with its key, what is right comes back the same."""

import json
import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from assistant.brand import Banned, Brand, Silence, as_values, from_values, load
from assistant.checks import checks
from assistant.errors import UserError

FILE = """
name = "Maison Léon"
address = "vous"
forbidden_words = ["pas cher → abordable", "leader", "low cost -> petit prix", " → rien"]
required_words = ["artisan"]
excluded_passages = ["L’abus d’alcool est dangereux pour la santé."]
checks_off = ["style.jargon"]
[campaign]
utm_source = "{network}"
[limits."readability.long_sentence"]
max_words = 25
[[silences]]
check = "readability.passive_voice"
sentence = "La boutique est tenue par Léa."
[[silences]]
check = "links.none"
"""


def test_a_file_is_read_and_its_values_make_the_same_brand(tmp_path: Path) -> None:
    path = tmp_path / "leon.toml"
    path.write_text(FILE, encoding="utf-8")
    brand = load(path)
    assert brand.silences == (
        Silence("readability.passive_voice", "La boutique est tenue par Léa."),
        Silence("links.none"),
    )
    assert brand.banned == (Banned("pas cher", "abordable"), Banned("leader", None), Banned("low cost", "petit prix"))
    assert from_values(json.loads(json.dumps(as_values(brand)))) == brand
    assert as_values(Brand()) == {}


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('name = ["Léon"]', "name"),
        ('address = "on"', "address"),
        ('forbidden_words = "leader"', "forbidden_words"),
        ("keyphrases = [1, 2]", "keyphrases"),
        ('campaign = "x"', "campaign"),
        ('limits = { "style.jargon" = 3 }', "limits"),
        ('silences = ["style.jargon"]', "silences"),
        ('silences = [{ sentence = "x" }]', "silences"),
        ('silences = [{ check = "style.jargon", until = "x" }]', "silences"),
        ('colour = "red"', "colour"),
        ("name = ", "TOML"),
    ],
)
def test_what_is_wrong_is_told_with_the_file_and_the_key(line: str, key: str, tmp_path: Path) -> None:
    path = tmp_path / "leon.toml"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(UserError) as error:
        load(path)
    for ui in ("fr", "en"):
        told = error.value.message.render(ui)
        assert key in told
        assert "leon.toml" in told


DOCS = Path(__file__).resolve().parents[1] / "docs"


@pytest.mark.parametrize("page", ["brands.md", "brands.fr.md"])
def test_the_example_of_the_documentation_is_a_brand(page: str, tmp_path: Path) -> None:
    block = (DOCS / page).read_text(encoding="utf-8").partition("```toml\n")[2].partition("\n```")[0]
    path = tmp_path / "brand.toml"
    path.write_text(block, encoding="utf-8")
    brand = load(path)
    assert {f.name for f in fields(Brand)} == set(as_values(brand)), "the example shows every key"
    assert {silence.check for silence in brand.silences} | {*brand.checks_off, *brand.limits} <= set(checks())


@pytest.mark.parametrize("page", ["scores.md", "scores.fr.md"])
def test_the_documentation_states_the_weights_of_the_scores(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    data = tomllib.loads((DOCS.parent / "assistant/checks/scores.toml").read_text(encoding="utf-8"))
    shown = {level: int(points) for level, points in re.findall(r"^\| (\w+)[^|]*\| (\d+) \|$", text, re.MULTILINE)}
    assert shown == data["levels"]
    assert str(data["checks"]["default"]["most"]) in text
