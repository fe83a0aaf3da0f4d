"""A brand's voice on the screen of the settings: its sample posts, how it signs, and the habits measured from them."""

import re
from typing import Any

import streamlit as st

from assistant.brand import Brand
from assistant.messages import N_, NN_
from assistant.rewriting.habits import Range, figures, habits
from assistant.ui.markup import tag
from assistant.ui.screen import Screen, draw

RULE = "---"  # what stands between two sample posts, on a line of its own
_RULE = re.compile(r"^[ \t]*-{3,}[ \t\r]*$", re.MULTILINE)
KINDS = {
    "question": N_("a question"),
    "exclamation": N_("an exclamation"),
    "emoji": N_("an emoji"),
    "hashtag": N_("a hashtag"),
    "hashtags": N_("hashtags"),
    "link": N_("a link"),
}


def fields(key: str, brand: Brand, screen: Screen) -> None:
    """Draw the fields of the voice, inside the form of a brand."""
    _ = screen.translate
    samples, signed = st.columns([2, 1])
    samples.text_area(
        _("Posts the brand has written, a line of --- between two"),
        f"\n{RULE}\n".join(brand.samples),
        height=200,
        help=_("Its habits are measured from them. Nothing of what they say is used."),
        key=_field(key, "samples"),
    )
    signed.text_input(_("Signature"), brand.signature, key=_field(key, "signature"))
    signed.text_input(_("Its hashtags, with spaces"), " ".join(brand.hashtags), key=_field(key, "hashtags"))


def typed(key: str) -> dict[str, Any]:
    """Return the fields of the voice as somebody typed them, ready for a brand."""
    told = {name: str(st.session_state.get(_field(key, name)) or "") for name in NAMES}
    return {
        "samples": tuple(post for part in _RULE.split(told["samples"]) if (post := part.strip())),
        "signature": told["signature"].strip(),
        "hashtags": tuple(told["hashtags"].replace(",", " ").split()),
    }


NAMES = ("samples", "signature", "hashtags")


def show(brand: Brand, screen: Screen) -> None:
    """Draw the habits that the sample posts show, or how many posts are missing to show any."""
    _ = screen.translate
    if not brand.samples:
        return
    found = habits(brand)
    if found is None:
        least = figures()["least_samples"]
        told = _("With {least} posts or more, the brand’s habits are measured here.", least=least)
        draw(tag("p", told, class_="pp-quiet"))
        return
    heading = _(NN_("Habits, measured on {count} post", "Habits, measured on {count} posts"), count=found.posts)
    rows = [
        (_("It says"), found.address or _("nothing settled")),
        (_("Words a post"), _between(found.words, screen)),
        (_("Emoji a post"), _between(found.emoji, screen)),
        (_("Hashtags a post"), _between(found.hashtags, screen)),
        (_("Exclamation marks a post"), _between(found.exclamations, screen)),
        (_("It opens with"), _(KINDS[found.opening]) if found.opening else _("nothing in particular")),
        (_("It closes with"), _(KINDS[found.closing]) if found.closing else _("nothing in particular")),
    ]
    body = (tag("tr", tag("th", name, scope="row"), tag("td", value)) for name, value in rows)
    draw(tag("p", heading, class_="pp-label"), tag("table", *body, class_="pp-table"))
    draw(tag("p", _("A model is told these habits; a rewrite that leaves them is sent back."), class_="pp-quiet"))


def _between(found: Range, screen: Screen) -> str:
    least, most = found
    if least == most:
        return str(least)
    return screen.translate(N_("{least} to {most}"), least=least, most=most)


def _field(key: str, name: str) -> str:
    return f"brand_{name}_{key}"
