"""The main keyphrase is in none, or in nearly all, of the subheadings of an article.

Why: subheadings tell what each part is about; none about the subject puzzles, all of them sounds like stuffing.
Fix: name the subject, or half of its words, in a third to three quarters of the subheadings.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit about the share of the subheadings that reflect the keyphrase."""
    share = subject.places.subheadings if subject.places else None
    count = sum(heading.level > 1 for heading in subject.document.headings)
    if share is None:
        return
    params = {
        "percent": round(100 * share),
        "least": round(100 * limits["min_share"]),
        "most": round(100 * limits["max_share"]),
        "keyphrase": subject.goal.keyphrase,
    }
    if share < limits["min_share"]:
        yield Hit(None, round(share, 3), limits["min_share"], params, "few")
    elif share > limits["max_share"] and count >= limits["many"]:
        yield Hit(None, round(share, 3), limits["max_share"], params, "many")
    else:
        yield Hit(None, round(share, 3), limits["min_share"], params, "fine")


CHECK = Check(
    find,
    few=Outcome(
        "info",
        N_("Few subheadings ({percent}%) are about “{keyphrase}”; aim at {least} to {most}%."),
        N_("Name the subject, or half of its words, in one subheading in three."),
    ),
    many=Outcome(
        "warning",
        N_("Nearly all the subheadings ({percent}%) repeat “{keyphrase}”; {most}% are enough."),
        N_("Keep it in half of them; let the others say what is new in their part."),
    ),
    fine=Outcome("good", N_("The subheadings are about the keyphrase: {percent}% of them.")),
)
