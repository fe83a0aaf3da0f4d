"""The repair of French typography: right, whole, and done once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checks.style.typography import issues, repair
from assistant.languages import load

FRENCH = load("fr")
PARTS = st.sampled_from(
    ["l'été", "Ecole", " ", "  ", "!", " ?", "«", "»", '"oui"', "...", "18:30", "12000€", "50 %", "1ère", "https://a.fr/b:c!",
     "@etat", "#Ete!", "a@b.fr", ":)", "\n", "mot", ".", ", ", "16:9", "`a ; b`", "A bientôt", "\u00a0"]
)  # fmt: skip


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("C'est prêt!", "C’est prêt\u00a0!"),
        ('Il a dit "oui" .', "Il a dit «\u00a0oui\u00a0» ."),
        ("«Bravo» à tous", "«\u00a0Bravo\u00a0» à tous"),
        ("Ouvert à 18:30, 9:00", "Ouvert à 18\u00a0h\u00a030, 9\u00a0h"),
        ("«Oui!» et «Non.»", "«\u00a0Oui\u00a0!\u00a0» et «\u00a0Non.\u00a0»"),
        ("La 2ème et la 1ère", "La 2e et la 1re"),
        ("12000€", "12\u00a0000\u00a0€"),
        ("A bientôt à l'Ecole...", "À bientôt à l’École…"),
    ],
)
def test_repair_writes_what_a_printer_would(written: str, right: str) -> None:
    assert repair(written, FRENCH) == right


@settings(deadline=None)  # the first text loads the dictionary
@given(st.lists(PARTS, max_size=12).map("".join))
def test_a_second_repair_changes_nothing(text: str) -> None:
    once = repair(text, FRENCH)
    assert repair(once, FRENCH) == once


@pytest.mark.parametrize("text", ['"oui"' * 6, '«"oui"»', "a" * 200_000, "a'" * 50_000, '"' * 50_000, "12 " * 50_000])
def test_a_repair_ends_and_is_whole(text: str) -> None:
    assert repair(repair(text, FRENCH), FRENCH) == repair(text, FRENCH)


@given(st.text(max_size=300))
def test_any_text_at_all_is_read(text: str) -> None:
    for issue in issues(text, FRENCH):
        assert 0 <= issue.start <= issue.mend_start <= issue.mend_end <= issue.end <= len(text)


@pytest.mark.parametrize(
    "kept", ["https://exemple.fr/a;b!c?d=1:2", "@l'ecole", "#Ecole!", "jean@exemple.fr", "`a ; b`", ":)", "photo.jpg"]
)
def test_links_handles_hashtags_and_code_are_not_touched(kept: str) -> None:
    piece = kept.rstrip("!")
    assert piece.split("'")[0] in repair(f"Voici {kept} ici", FRENCH)


def test_marks_that_stay_glued_and_kinds_that_are_off_are_not_mended() -> None:
    quebec = {"glued": ["!", "?", ";"], "off": ["apostrophe_straight"]}
    assert repair("L'été! Il fait beau: enfin?", FRENCH, quebec) == "L'été! Il fait beau\u00a0: enfin?"
