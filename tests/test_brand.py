"""A brand as a file holds it: what is wrong in it is told with its key, what is right comes back the same."""

import json
from pathlib import Path

import pytest

from assistant.brand import Banned, Brand, Silence, as_values, from_values, load
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
