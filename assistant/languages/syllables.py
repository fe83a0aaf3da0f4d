"""Syllables (placeholder until the rules below)."""

import re


def syllables(word: str, language: str) -> int:
    """Return how many syllables are heard in a word."""
    return len(re.findall("[aeiouyéèêàâîôûùïëü]+", word.lower())) or 1
