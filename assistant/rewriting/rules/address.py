"""Tu made vous or vous made tu, as the brand says: in each word that says it or in none, and why not."""

from assistant.checks.style.address import Marks, marks
from assistant.document import Span
from assistant.languages import Pack
from assistant.languages import load as load_pack
from assistant.messages import NN_, Message, Plural
from assistant.rewriting.habits import spoken
from assistant.rewriting.rules import address_to_tu, address_to_vous
from assistant.rewriting.rules.address_words import DOUBT, Unsure, Words, pairs
from assistant.rewriting.rules.task import Aim, Step

TO_VOUS = NN_("“tu” made “vous”: {count} word.", "“tu” made “vous”: {count} words.")
TO_TU = NN_("“vous” made “tu”: {count} word.", "“vous” made “tu”: {count} words.")


def suit(text: str, aim: Aim) -> Step:
    """Return the text that says tu or vous as the brand does; as it is where one word is in doubt, and why."""
    pack, wanted = load_pack(aim.language), spoken(aim.goal.brand)
    found = marks(text, pack) if wanted else None
    if found is None or not wanted or not _said(found, _other(wanted)) or not pairs(pack, "address_pronouns"):
        return Step(text)
    try:
        changed, message = _turned(text, pack, wanted, found)
    except Unsure as doubt:
        return Step(text, (Message(doubt.reason, {"wanted": wanted, "word": doubt.word}),))
    after = marks(changed, pack)
    if after is None or after.address != wanted:
        first = _said(found, _other(wanted))[0]
        word = text[first.start : first.end].strip("-")
        return Step(text, (Message(DOUBT, {"wanted": wanted, "word": word}),))
    return Step(changed, (message,))


def _turned(text: str, pack: Pack, wanted: str, found: Marks) -> tuple[str, Message]:
    words = Words(text, pack, frozenset(span.start for span in _said(found, _other(wanted))))
    said: Plural = TO_TU if wanted == "tu" else TO_VOUS
    if wanted == "tu":
        address_to_tu.turn(words, mixed=bool(found.tu))
    else:
        address_to_vous.turn(words)
    return words.written(), Message(said, {"count": len(words.new)})


def _other(wanted: str) -> str:
    return "vous" if wanted == "tu" else "tu"


def _said(found: Marks, address: str) -> tuple[Span, ...]:
    return found.vous if address == "vous" else found.tu
