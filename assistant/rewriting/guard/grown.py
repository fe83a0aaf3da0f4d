"""What a count was before it changed, reckoned from how much and to what: "two more classes, 22 in all", "from 20"."""

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import compiled, either, words
from assistant.rewriting.guard.text import Read
from assistant.rewriting.guard.values import leaves, same

ENDS = 2  # of a change told as "from 20 to 22"


def grown(fact: Fact, source: Read) -> Fact | None:
    """Return the value of the source that tells how much changed between the two ends of a range; None where none does.

    The source tells the end reached and the change in one sentence, and whether it is one up or down.
    """
    ends = [part for part in fact.parts if part.number is not None]
    if fact.kind != "range" or len(ends) != ENDS or len(fact.parts) != ENDS:
        return None
    before, after = (part.number or 0 for part in ends)
    told = [f for f in leaves(source.hard) if f.kind == ends[1].kind and f.unit == ends[1].unit and f.number]
    for reached in (f for f in told if same(f, ends[1])):
        span = source.sentence(reached.start)
        forms = words(source.language)["numbers"].get("grown", {}).get("more" if after > before else "fewer", ())
        says = forms and compiled(rf"(?<!\w){either(forms)}(?!\w)").search(source.text, *span)
        for change in told if says else ():
            if change is not reached and change.number == abs(after - before) and span[0] <= change.start < span[1]:
                return change
    return None
