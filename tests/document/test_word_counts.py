"""Words are counted as people and word processors count them, in every figure and limit alike."""

import pytest

from assistant.checks import check
from assistant.document import read


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("L’été arrive.", "fr", 2),
        ("L'idée qu'il s'agit d'un jeu m'amuse.", "fr", 6),
        ("Aujourd’hui, dit-il, on part.", "fr", 4),
        ("Parle-t-il anglais ?", "fr", 2),
        ("Un rendez-vous à 10 h 30.", "fr", 6),
        ("Comptez 10-15 minutes.", "fr", 3),
        ("Don't wait: it's our baker's day.", "en", 6),
        ("A well-known baker.", "en", 3),
        ("L’arte dell’amore.", "it", 2),
        ("", "fr", 0),
    ],
)
def test_a_sentence_is_as_long_as_a_person_counts(text: str, language: str, count: int) -> None:
    document = read(text, language=language)
    assert document.word_count == count
    assert sum(sentence.length for sentence in document.sentences) == count


def test_the_limit_of_a_sentence_counts_the_same_way() -> None:
    twenty = (
        "L’été, l’atelier d’Aline s’ouvre à l’air libre et l’on s’installe d’emblée sous l’auvent, "
        "au bord de l’eau qui chante doucement."
    )
    document = read(twenty, language="fr")
    assert document.word_count == 20
    assert len(document.words) > 20
    report = check(document)
    assert "readability.long_sentence" not in {finding.check for finding in report.findings}
    assert report.metrics["sentence_length_max"] == report.metrics["words"] == 20
