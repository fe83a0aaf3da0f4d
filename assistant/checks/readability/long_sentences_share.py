"""Too many long sentences in an article.

Why: one long sentence gives rhythm; when every third is long, readers leave.
Fix: cut the longest ones until at most one sentence in four is long.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit about the whole when the share of sentences over `max_words` words is above `max_share`."""
    sentences = subject.document.sentences
    share = sum(sentence.length > limits["max_words"] for sentence in sentences) / max(len(sentences), 1)
    if share > limits["max_share"]:
        params = {
            "percent": round(100 * share, 1),
            "most": round(100 * limits["max_share"]),
            "words": limits["max_words"],
        }
        yield Hit(None, round(share, 3), limits["max_share"], params, "fault" if share > limits["grave"] else "some")


CHECK = Check(
    find,
    some=Outcome(
        "info",
        N_("{percent}% of the sentences have more than {words} words; {most}% would be enough."),
        N_("Cut one or two of the longest sentences."),
    ),
    fault=Outcome(
        "warning",
        N_("{percent}% of the sentences have more than {words} words; the limit is {most}%."),
        N_("Cut the longest sentences in two, one idea each."),
    ),
)
