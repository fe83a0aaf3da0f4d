"""A post that calls for something ends with the brand's own link for it, where it has none; elsewhere it is told."""

from assistant.messages import N_, Message
from assistant.networks import fits
from assistant.networks.entities import plain
from assistant.rewriting.rules import campaign, tidy
from assistant.rewriting.rules.data import section
from assistant.rewriting.rules.tags import is_tags
from assistant.rewriting.rules.task import Aim, Step

LED = N_("The brand’s link for “{purpose}” added at the end.")
BIO = N_("Links do not open in a text on {network}: put the brand’s link for “{purpose}” in your bio, {link}")
BUTTON = N_("Links do not open in a text on {network}: put the brand’s link for “{purpose}” behind the button, {link}")
OUTSIDE = N_("Links do not open in a text on {network}: the brand’s link for “{purpose}” is not put into it, {link}")
PLACES = {"bio": BIO, "button": BUTTON}
_SIGNS = ".,;:!?…«»“”\"'()’؟،#"


def lead(text: str, aim: Aim) -> Step:
    """Return the text with the link that its words call for, where it has no link and the network opens them."""
    profile, wanted = aim.profile, None if plain.links(text) or aim.goal.form == "reply" else _wanted(text, aim)
    if profile is None or wanted is None:
        return Step(text)
    purpose, link = wanted
    if profile.facts.get("links_clickable") is False:
        told = PLACES.get(profile.facts.get("link_place", ""), OUTSIDE)
        return Step(text, (Message(told, {"network": profile.shown, "purpose": purpose, "link": link}),))
    led = _ending(text, _line(purpose, link, aim))
    if fits(text, profile) and not fits(led, profile):
        return Step(text)
    return Step(led, (Message(LED, {"purpose": purpose}),))


def _wanted(text: str, aim: Aim) -> tuple[str, str] | None:
    """Return the first of the brand's links whose purpose the text names, None without one."""
    words = _words(text)
    return next((pair for pair in aim.goal.brand.links.items() if _is_named(pair[0], words)), None)


def _is_named(purpose: str, words: list[str]) -> bool:
    """Whether a word of the text is one of the purpose's, in a near form: réserver finds réservez."""
    limits = section("brand_link")
    for wanted in _words(purpose):
        stem = wanted[: -limits["ending"]] if len(wanted) >= limits["long_word"] else wanted
        longest = len(stem) + limits["other_ending"]
        if len(wanted) >= limits["least_word"] and any(w.startswith(stem) and len(w) <= longest for w in words):
            return True
    return False


def _words(text: str) -> list[str]:
    return [word.strip(_SIGNS).casefold() for word in text.replace("’", " ").replace("'", " ").split()]


def _line(purpose: str, link: str, aim: Aim) -> str:
    written = tidy.mend_typography(f"{purpose[:1].upper()}{purpose[1:]}: {link}", aim).text
    return campaign.tag_links(written, aim).text


def _ending(text: str, line: str) -> str:
    body, gap, last = text.rpartition("\n\n")
    return f"{body}\n\n{line}\n\n{last}" if gap and is_tags(last) else f"{text}\n\n{line}"
