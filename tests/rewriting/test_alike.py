import json
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from assistant.checks.style.typography import repair
from assistant.languages import load
from assistant.rewriting.alike import alike
from assistant.rewriting.guard import compare
from tests.timing import growth

NBSP = "\u00a0"
PAIRS = [json.loads(line) for line in Path(__file__).with_name("pairs.jsonl").read_text("utf-8").splitlines()]
FRENCH = [row["source"] for row in PAIRS if row["language"] == "fr"]
WRITTEN = (
    *(("10499", f"10{NBSP}499"), ("12 500", "12\u202f500"), ("3", "3"), (" ", NBSP), (" ", " "), (" €", f"{NBSP}€")),
    *(
        (" !", f"{NBSP}!"),
        (":", f"{NBSP}:"),
        ('"', "”"),
        ("...", "…"),
        (" l'", " l’"),
        (" du 3 au 5 mai ", " du 3 au 5 mai "),
    ),
    *(
        (" à 9 h ", f" à 9{NBSP}h "),
        (" places", " places"),
        (" 20 %", f" 20{NBSP}%"),
        (", ", f",{NBSP}"),
        ("Lyon", "Lyon"),
    ),
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Entrée libre : 10499 places.", f"Entrée libre{NBSP}: 10{NBSP}499 places."),
        ("10 499 places", "10\u202f499 places"),
        ("50€ !", f"50{NBSP}€{NBSP}!"),
        ("l'eau", "l’eau"),
        ('On dit "oui"...', f"On dit «{NBSP}oui{NBSP}»…"),
        ("un  mot", "un mot"),
    ],
)
def test_typography_makes_no_other_text(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("10499 places", "10 498 places"),
        ("le 3 10499 places", f"le 3 10{NBSP}499 places"),  # "3 10 499" may be one number
        ("2 100499 places", f"2 100{NBSP}499 places"),
        ("à 9 h 10499 places", f"à 9 h 10{NBSP}499 places"),  # "9 h 10"
        ("9 :30", "9:30"),
        ("3,5 %", "35 %"),
        ("ouvert\nfermé", "ouvert fermé"),
        ("Entrée libre", "entrée libre"),
    ],
)
def test_words_figures_and_lines_make_another_text(one: str, other: str) -> None:
    assert not alike(one, other)


def test_typography_mended_leaves_a_text_alike() -> None:
    pack = load("fr")
    mended = [(text, repair(text, pack)) for text in FRENCH]
    changed = [pair for pair in mended if pair[0] != pair[1]]
    assert len(changed) > 100
    assert all(alike(*pair) for pair in changed)


def test_no_pair_with_a_changed_fact_is_alike() -> None:
    altered = [row for row in PAIRS if row["verdict"] == "altered" and row["language"] == row["target_language"]]
    assert len(altered) > 100
    assert [row["id"] for row in altered if alike(row["source"], row["rewrite"])] == []


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WRITTEN), max_size=10))
@example([("12 500", "12\u202f500"), ("3", "3"), ("12 500", "12\u202f500"), ("3", "3")])
def test_the_guard_finds_nothing_between_texts_that_are_alike(pieces: list[tuple[str, str]]) -> None:
    one, other = ("".join(piece[side] for piece in pieces) for side in (0, 1))
    assume(alike(one, other))
    assert compare(one, other, "fr").reasons() == ()


@pytest.mark.parametrize("piece", [" ", "1 ", "10 000 ", "« ", ". . ", f"{NBSP}€"])
def test_time_grows_with_the_length_only(piece: str) -> None:
    assert growth(lambda: alike(piece * 2000, "a"), lambda: alike(piece * 16000, "a"), most=30) <= 30
