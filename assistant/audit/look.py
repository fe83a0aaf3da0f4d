"""How a report looks: whose name, colour and logo it bears."""

import re
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path

from assistant.audit.figures import figures
from assistant.errors import UserError, reason_of
from assistant.messages import N_

COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.I)
USUAL = "#24508f"
# What a picture begins with. SVG is left out: it may hold scripts and fetch from elsewhere.
SIGNATURES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"RIFF": "image/webp",
}


@dataclass(frozen=True)
class Look:
    """A name, a colour (#24508f), and a logo as an address that holds the picture itself (data:…)."""

    name: str = ""
    colour: str = USUAL
    logo: str = ""


def look(name: str = "", colour: str = "", logo: bytes = b"") -> Look:
    """Return the look of a report; raise `UserError` for what is no colour or no picture."""
    if colour and not COLOUR.fullmatch(colour):
        raise UserError(N_("{colour} is no colour; write it as in #24508f."), colour=repr(colour))
    return Look(name.strip(), colour or USUAL, _data(logo) if logo else "")


def read_logo(path: Path) -> bytes:
    """Return the bytes of a logo; raise `UserError` when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(
            N_("The logo {path} cannot be read: {reason}."), path=str(path), reason=reason_of(error)
        ) from error


def _data(logo: bytes) -> str:
    kind = next((kind for begins, kind in SIGNATURES.items() if logo.startswith(begins)), None)
    if kind is None:
        raise UserError(N_("The logo must be a PNG, JPEG, GIF or WebP picture."))
    most = figures("report")["logo_bytes"]
    if len(logo) > most:
        raise UserError(
            N_("The logo has {size} kB; at most {most} kB fit into a report one sends."),
            size=len(logo) // 1000,
            most=most // 1000,
        )
    return f"data:{kind};base64,{b64encode(logo).decode()}"
