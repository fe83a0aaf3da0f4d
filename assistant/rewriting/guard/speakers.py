"""Who a claim is credited to, as a name: what is told as left out where the credit goes."""

from assistant.rewriting.facts import Fact
from assistant.rewriting.guard.attribution import reports
from assistant.rewriting.guard.claims import cues
from assistant.rewriting.guard.lost_names import gone
from assistant.rewriting.guard.phrases import bodies, headed, phrased, titled
from assistant.rewriting.guard.text import Read, Span

PERSON = 2  # words with a capital that name a person
SEVERAL = 2  # words that name a body by common nouns: "the tourist office", and not "the director"


def speaker(source: Read, place: Span, rewrite: Read) -> Span | None:
    """Return where who is credited is named in a phrase that credits; None where the rewrite names it, or it has none.

    A person is shown by the name alone, a body with its article and its noun.
    """
    start, end = _bare(source, place)
    names = [f for f in source.facts if f.kind == "name" and start <= f.start < end]
    if not names:
        return (start, end) if len(source.within(start, end)) >= SEVERAL else None
    if not any(gone(name, source, rewrite) for name in names):
        return None
    first = names[0]
    if _is_person(first):
        return titled(first, source), first.end
    whole = phrased(headed(first, source), source)
    body = bodies(source.language).search(source.text, start, whole.start)
    apposed = "," in source.text[first.end : end]
    return min(whole.start, body.start() if body else whole.start), whole.end if apposed else max(end, whole.end)


def _bare(side: Read, place: Span) -> Span:
    """Return the phrase without the words that credit: "selon une étude de", "estime"."""
    start, end = place
    for cue in cues(side, "attribution"):
        if place[0] <= cue.start < place[1] and not side.within(start, cue.start):
            start = max(start, cue.end)
    said = [c.start for c in cues(side, "attribution") if start < c.start < end]
    verb = reports(side.language).search(side.text, start, end)
    end = min([end, *said, *([verb.start()] if verb else [])])
    return _trimmed(side.text, start, end)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _is_person(name: Fact) -> bool:
    words = name.text.split()
    return len(words) >= PERSON and all(word[0].isupper() for word in words)
