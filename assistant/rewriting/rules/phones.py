"""A phone number where the network may refuse it: the facts stay, the user is told."""

from assistant.messages import N_, Message
from assistant.rewriting.facts import phone
from assistant.rewriting.rules.task import Aim, Step

REFUSED = N_("{network} may refuse a post with a phone number: take out {phone} and use the “call” button.")


def warn(text: str, aim: Aim) -> Step:
    """Return the text as it is, and a word on the first phone number where the network wants none."""
    profile = aim.profile
    if profile is None or not profile.facts.get("phone_forbidden"):
        return Step(text)
    found = next(iter(phone.find(text, aim.language)), None)
    if found is None:
        return Step(text)
    return Step(text, (Message(REFUSED, {"network": profile.shown, "phone": text[found.start : found.end]}),))
