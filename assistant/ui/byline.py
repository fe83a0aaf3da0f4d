"""Who speaks, at the head of a post: the brand's name, account and picture, as the network shows them."""

import re

from assistant.brand import Brand
from assistant.networks import Profile
from assistant.ui.markup import Markup, tag
from assistant.ui.screen import Screen

_WORD = re.compile(r"\w+")
_IMAGE = "data:image/"


def byline(brand: Brand, profile: Profile, screen: Screen) -> Markup:
    """Return the head of a post; without a brand it says so."""
    _ = screen.translate
    name = brand.name or _("Your brand")
    account, shown = brand.account(profile.id), profile.facts.get("author")
    head = account if account and shown == "handle" else name
    handle = f"@{account} · " if account and shown == "name_and_handle" else ""
    told = tag("div", tag("b", head, dir="auto"), tag("small", f"{handle}{profile.label(screen.language)}"))
    return tag("header", _face(brand.picture, name), told)


def initials(name: str) -> str:
    """Return the letters that stand for a name: those of its first two words with a capital, articles left out."""
    words = [word for word in _WORD.findall(name) if len(word) > 1] or _WORD.findall(name)
    telling = [word for word in words if not word[0].islower()] or words
    return "".join(word[0].upper() for word in telling[:2])


def _face(picture: str, name: str) -> Markup:
    if picture.startswith(_IMAGE):
        return tag("span", tag("img", src=picture, alt=""), class_="pp-face", aria_hidden="true")
    return tag("span", initials(name), class_="pp-face", aria_hidden="true")
