"""Where a brand speaks and where it leads, on the screen of the settings: accounts, picture, links, campaign."""

from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import streamlit as st

from assistant.brand import EVERYWHERE, Brand
from assistant.errors import UserError
from assistant.messages import N_, Message
from assistant.networks import load
from assistant.ui import brands
from assistant.ui.screen import Screen

LARGEST = 100  # kilobytes of a picture: it is kept with the brand and drawn in every preview
UNREAD = N_("Not kept, for the line is not clear: {lines}")
PICTURE = N_("The picture was not kept: a PNG, JPEG or WebP image of {limit} KB at most is wanted.")
KINDS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"RIFF": "webp"}  # by their first bytes
FIELDS = ("accounts", "links", "campaign")
Pair = tuple[str, str]


def fields(key: str, brand: Brand, screen: Screen) -> None:
    """Draw the fields, inside the form of a brand."""
    _ = screen.translate
    links, campaign, seen = st.columns(3)
    links.text_area(
        _("Its links, one a line"),
        _lines(brand.links),
        height=120,
        placeholder=_("book = https://example.com/book"),
        help=_("What for, then the address. A model may use them; the rules end a post that calls for one with it."),
        key=_field(key, "links"),
    )
    campaign.text_area(
        _("Parameters added to its links, one a line"),
        _lines(brand.campaign, "="),
        height=120,
        placeholder="utm_source={network}",
        key=_field(key, "campaign"),
    )
    own = {network: f"@{name.removeprefix('@')}" for network, name in brand.accounts.items()}
    everywhere = own.pop(EVERYWHERE, None)
    seen.text_area(
        _("Its accounts, one a line"),
        "\n".join([*([everywhere] if everywhere else []), *_lines(own).splitlines()]),
        height=120,
        placeholder=_("@bakery\ninstagram = @the.bakery"),
        help=_("Previews show them. Without a network, the account is the same everywhere."),
        key=_field(key, "accounts"),
    )
    st.file_uploader(
        _("Its picture, for the previews"), type=["png", "jpg", "jpeg", "webp"], key=_field(key, "picture")
    )
    if brand.picture:
        st.checkbox(_("Remove the picture"), key=_field(key, "picture_gone"))


def typed(key: str) -> tuple[dict[str, Any], tuple[Message, ...]]:
    """Return the fields as somebody filled them, ready for a brand, and what was not kept of them."""
    readers: Mapping[str, Callable[[str], Pair | None]] = {"accounts": _account, "links": _link, "campaign": _parameter}
    found: dict[str, Any] = {}
    unread: list[str] = []
    for name, reader in readers.items():
        lines = brands.lines(str(st.session_state.get(_field(key, name)) or ""))
        pairs = [(line, reader(line)) for line in lines]
        found[name] = dict(pair for _, pair in pairs if pair)
        unread += [line for line, pair in pairs if pair is None]
    told = [Message(UNREAD, {"lines": " · ".join(unread)})] if unread else []
    try:
        picture = _picture(key)
        found |= {} if picture is None else {"picture": picture}
    except UserError as error:
        told.append(error.message)
    return found, tuple(told)


def _picture(key: str) -> str | None:
    """Return the picture as a data: address, empty where it is to go, None where it stays."""
    if st.session_state.get(_field(key, "picture_gone")):
        return ""
    uploaded = st.session_state.get(_field(key, "picture"))
    if uploaded is None:
        return None
    content: bytes = uploaded.getvalue()
    kind = next((kind for start, kind in KINDS.items() if content.startswith(start)), None)
    if kind is None or len(content) > LARGEST * 1000:
        raise UserError(PICTURE, limit=LARGEST)
    return f"data:image/{kind};base64,{b64encode(content).decode()}"


def _account(line: str) -> Pair | None:
    network, sign, name = (part.strip() for part in line.rpartition("="))
    if not name.removeprefix("@") or any(letter.isspace() for letter in name):
        return None
    if not sign:
        return EVERYWHERE, name
    try:
        return load(network).id, name
    except UserError:
        return None


def _link(line: str) -> Pair | None:
    purpose, _, address = (part.strip() for part in line.partition("="))
    is_web = address.lower().startswith(("http://", "https://")) and not any(sign.isspace() for sign in address)
    return (purpose, address) if purpose and is_web else None


def _parameter(line: str) -> Pair | None:
    name, sign, value = (part.strip() for part in line.partition("="))
    return (name, value) if sign and name else None


def _lines(pairs: Mapping[str, str] | Iterable[Pair], between: str = " = ") -> str:
    return "\n".join(f"{name}{between}{value}" for name, value in dict(pairs).items())


def _field(key: str, name: str) -> str:
    return f"brand_{name}_{key}"
