"""Register: the labels of a text, from the findings of the style checks."""

from typing import Any

from assistant.checks import check
from assistant.document import read

LABELS = {
    "style.shouting": "shouting",
    "style.exclamation_overload": "exclamation_overload",
    "style.emoji_overload": "emoji_overload",
    "style.hashtag_stuffing": "hashtag_stuffing",
    "style.unreadable_hashtag": "unreadable_hashtag",
    "style.clickbait": "clickbait",
    "style.vague_call": "vague_cta",
    "style.jargon": "jargon",
    "style.fake_customer": "fake_consumer",
    "style.missing_ad_disclosure": "missing_ad_disclosure",
}


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """Return the labels whose check fires."""
    findings = check(read(row["text"], "text", row["language"])).findings
    return {"labels": sorted({LABELS[f.check] for f in findings if f.check in LABELS})}
