"""Signs put right: letters in one piece, no-break spaces that cost one, addresses free of what stands around them."""

import unicodedata

import regex

from assistant.checks.network.phantom_link import is_phantom
from assistant.checks.style.typography import repair
from assistant.languages import load as load_pack
from assistant.messages import N_, NN_, Message
from assistant.networks.entities import links, plain
from assistant.rewriting.rules.limits import limits_of
from assistant.rewriting.rules.task import Aim, Step

COMPOSED = N_("Accents joined to their letters.")
TYPOGRAPHY = N_("Typography mended: spaces, quotation marks, apostrophes.")
LIGHT_SPACES = N_("Narrow no-break spaces replaced: they count for two on {network}.")
FREED = NN_(
    "{count} link parted from the sign glued to it, so that it opens.",
    "{count} links parted from the signs glued to them, so that they open.",
)
SPACED = NN_(
    "{count} space put back after a full stop: {network} would have seen a link.",
    "{count} spaces put back after full stops: {network} would have seen links.",
)
NNBSP, NBSP = "\u202f", "\u00a0"
_OPENING = regex.compile(r"(?<=[«“„…→])(?=https?://)", regex.I)
_CLOSING = regex.compile(r"[»”…’]")
_BLANK_LINES = regex.compile(r"\n[^\S\n]*(?:\n[^\S\n]*){2,}")


def lines(text: str, aim: Aim) -> Step:
    """Return the text with plain line ends, one blank line at most in a row, and no blank at its ends."""
    return Step(_BLANK_LINES.sub("\n\n", text.replace("\r\n", "\n").replace("\r", "\n")).strip())


def compose(text: str, aim: Aim) -> Step:
    """Return the text with each accented letter in one piece."""
    composed = unicodedata.normalize("NFC", text)
    return Step(composed, (Message(COMPOSED),) if composed != text else ())


def free_links(text: str, aim: Aim) -> Step:
    """Return the text with a no-break space between an address and a sign the network would read with it."""
    if aim.profile is None or "entities" not in aim.profile.facts:
        return Step(text)
    freed = _OPENING.sub(NBSP, text)
    for link in reversed(plain.links(freed)):
        sign = _CLOSING.search(freed, link.start)
        if sign and sign.start() == link.end:
            freed = freed[: link.end] + NBSP + freed[link.end :]
    count = len(freed) - len(text)
    return Step(freed, (Message(FREED, {"count": count}),) if count else ())


def space_sentences(text: str, aim: Aim) -> Step:
    """Return the text with a space after each full stop that would make a link of two words."""
    if aim.profile is None or not aim.profile.facts.get("url_without_scheme"):
        return Step(text)
    count = 0
    for link in reversed(links(text, aim.profile)):
        if is_phantom(link, ()):
            stop = link.start + link.text.rindex(".") + 1
            text = f"{text[:stop]} {text[stop:]}"
            count += 1
    return Step(text, (Message(SPACED, {"count": count, "network": aim.profile.shown}),) if count else ())


def mend_typography(text: str, aim: Aim) -> Step:
    """Return the text with the language's typography, where the rules for it are there."""
    limits = limits_of("style.typography", aim)
    mended = text if limits is None else repair(text, load_pack(aim.language), limits)
    return Step(mended, (Message(TYPOGRAPHY),) if mended != text else ())


def lighten_spaces(text: str, aim: Aim) -> Step:
    """Return the text with ordinary no-break spaces where narrow ones weigh more."""
    if aim.profile is None or "nnbsp_weight" not in aim.profile.facts or NNBSP not in text:
        return Step(text)
    return Step(text.replace(NNBSP, NBSP), (Message(LIGHT_SPACES, {"network": aim.profile.shown}),))
