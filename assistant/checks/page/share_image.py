"""An image for shared links that networks cannot show.

Why: networks fetch the image from outside: a relative address or a drawing (SVG) gives a grey box.
Fix: give a whole https:// address of a JPEG or PNG image, 1,200 by 630 pixels.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.page.addresses import split
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit per image of the card whose address is not whole, or whose kind networks do not show."""
    properties = subject.document.meta.properties
    for address in dict.fromkeys(properties[name] for name in limits["images"] if properties.get(name)):
        shown = address if len(address) <= limits["shown_characters"] else f"{address[: limits['shown_characters']]}…"
        if split(address) is None:
            yield Hit(None, address, params={"address": shown})
        elif urlsplit(address).path.lower().endswith(tuple(limits["not_shown"])):
            yield Hit(None, address, params={"address": shown}, outcome="kind")


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("The image for shared links has no whole address: {address}."),
        N_("Write it whole, with https:// and the domain."),
    ),
    kind=Outcome(
        "warning",
        N_("Networks do not show an image of this kind: {address}."),
        N_("Give a JPEG or PNG image, 1,200 by 630 pixels."),
    ),
)
