"""A keyphrase said too often.

Why: readers hear a machine, and search engines have counted stuffing as spam for twenty years.
Fix: take some out, or say "it", "this service", "our workshop" instead.
"""

from collections.abc import Iterator, Sequence

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.keyphrase.compiling import compile_phrase
from assistant.document import Span
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield a hit for each keyphrase said too often for the length; marked at the first occurrence too many.

    The main title does not count: it is where the keyphrase must stand, and the text below must name it too.
    """
    titles = [heading for heading in subject.document.headings if heading.level == 1]
    for keyphrase, found in subject.matches.items():
        matches = [span for span in found if not any(title.start <= span.start < title.end for title in titles)]
        most, grave = allowed(subject, keyphrase, limits)
        if len(matches) > most:
            params = {"keyphrase": keyphrase, "count": len(matches)}
            extra = _hashtags_first(matches, subject.document.text)[most]
            yield Hit(extra, len(matches), most, params, "fault" if len(matches) >= grave else "much")


def _hashtags_first(matches: Sequence[Span], text: str) -> list[Span]:
    """Return the occurrences, hashtags before the others: a sentence can say "it" instead, a hashtag cannot."""
    return sorted(matches, key=lambda span: "#" not in text[max(span.start - 1, 0) : span.start + 1])


def allowed(subject: Subject, keyphrase: str, limits: Limits) -> tuple[int, int]:
    """Return how often the keyphrase may stand in a text of this length, and from how often it is stuffing.

    Rows of `short`: up to so many words, at most so often, stuffing from. Longer texts: `max_percent` of the words,
    weighed by how many words of the keyphrase count; never less than a shorter text may have.
    """
    words = subject.document.word_count
    least = [0, 0]
    for up_to, *least in limits["short"]:
        if words <= up_to:
            return int(least[0]), int(least[1])
    units = len(compile_phrase(keyphrase, subject.pack.code).units)
    weight = float(limits["base_weight"]) + units / float(limits["words_per_weight"])
    most = int(limits["max_percent"] * words / 100 / weight)
    return max(most, least[0]), max(int(limits["stuffing_percent"] * words / 100 / weight) + 1, least[1])


CHECK = Check(
    find,
    much=Outcome(
        "warning",
        N_("The keyphrase “{keyphrase}” stands {value} times; at most {limit} for this length."),
        N_("Take out this one, or say “it” or “this” instead."),
    ),
    fault=Outcome(
        "problem",
        N_("Keyphrase stuffing: “{keyphrase}” stands {value} times; at most {limit} for this length."),
        N_("Keep {limit} at most and write the others away: readers hear a machine, search engines count it as spam."),
    ),
)
