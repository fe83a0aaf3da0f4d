"""An e-mail or telephone link that cannot work.

Why: the reader who wanted to write or call gets an error, or reaches a wrong number.
Fix: mailto: and the bare address; tel: and the number with its country code, without the (0).
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.messages import N_

_MAIL = re.compile(
    r"[^\s@<>,;:/\"()\[\]\\][^\s@<>,;:\"()\[\]\\]*@[^\s@<>,;:\"()\[\]\\_/]+\.[^\s@<>,;:\"()\[\]\\_./\d]{2,}"
)
_TRUNK = re.compile(r"(?:\+|00)\d{1,3}[\s.-]*\(0\)")  # dialled as written, the 0 makes it another number
_SEPARATORS = re.compile(r"[\s().\-\u00a0\u2011/]")
_NUMBER = re.compile(r"\+?\d{2,15}(?:[,;pw*#].*|x\d+)?", re.IGNORECASE)


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each mailto: and tel: link that names no address or number that can be reached."""
    for link in subject.document.links:
        scheme, _, rest = link.url.strip().partition(":")
        name = scheme.lower()
        fault = _mail_fault(rest) if name == "mailto" else _tel_fault(rest) if name == "tel" else None
        if fault:
            yield Hit(Span(link.start, link.end), link.url, params={"address": link.url.strip()}, outcome=fault)


def _mail_fault(rest: str) -> str | None:
    people, _, fields = rest.partition("?")
    written = [unquote(person).strip() for person in re.split(r"[,;]", people)]
    if not people.strip():  # a link to share by e-mail names nobody and brings its words
        return None if "=" in fields else "mail"
    return None if all(_MAIL.fullmatch(person) for person in written if person) else "mail"


def _tel_fault(rest: str) -> str | None:
    number = unquote(rest)
    if _TRUNK.search(number):
        return "trunk"
    return None if _NUMBER.fullmatch(_SEPARATORS.sub("", number)) and not rest.startswith("//") else "tel"


CHECK = Check(
    find,
    mail=Outcome(
        "problem",
        N_("“{address}” names no e-mail address that can be written to."),
        N_("Write mailto: and the bare address: mailto:name@example.org."),
    ),
    tel=Outcome(
        "problem",
        N_("“{address}” names no number that can be called."),
        N_("Write tel: and the number with its country code: tel:+33240123456."),
    ),
    trunk=Outcome(
        "problem",
        N_("“{address}” calls a wrong number: the (0) is dialled after the country code."),
        N_("Take the (0) out of the link; it may stay in the words."),
    ),
)
