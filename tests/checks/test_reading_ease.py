"""Words and reading ease, as a person counts them by hand."""

import pytest

from assistant.checks import check
from assistant.document import read


@pytest.mark.parametrize(
    ("text", "language", "words", "ease"),
    [
        # 207 − 1.015 × 2 words − 73.6 × 4 syllables / 2 words: l’ is read with été.
        ("L’été arrive.", "fr", 2, 57.8),
        # Figures are no words of the formula: 207 − 1.015 × 3 − 73.6 × 4 / 3.
        ("Le 14, venez tôt.", "fr", 4, 105.8),
        ("The cat sat.", "en", 3, 119.2),
    ],
)
def test_words_and_reading_ease(text: str, language: str, words: int, ease: float) -> None:
    metrics = check(read(text, "text", language)).metrics
    assert metrics["words"] == words
    assert metrics["reading_ease"] == min(ease, 100.0)
