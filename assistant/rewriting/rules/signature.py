"""The brand's signature, on a line of its own at the end, before the hashtags."""

from assistant.messages import N_, Message
from assistant.rewriting.rules.tags import is_tags
from assistant.rewriting.rules.task import Aim, Step

SIGNED = N_("Signed: “{signature}”.")


def sign(text: str, aim: Aim) -> Step:
    """Return the text with the brand's signature where it lacks it; a reply goes unsigned."""
    signature = aim.goal.brand.signature.strip()
    if not signature or signature in text or not text or aim.goal.form == "reply":
        return Step(text)
    body, gap, last = text.rpartition("\n\n")
    signed = f"{body}\n\n{signature}\n\n{last}" if gap and is_tags(last) else f"{text}\n\n{signature}"
    return Step(signed, (Message(SIGNED, {"signature": signature}),))
