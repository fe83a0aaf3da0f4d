"""A canonical address that contradicts the page.

Why: a page that points to another as the right one asks to be left out of results; with "noindex" beside it search
engines get two orders, and a card (og:url) with another address spreads the shares over two.
Fix: name the page's own address everywhere, or remove the page.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.page.addresses import is_whole, same_page, split
from assistant.checks.page.robots import directives
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield hits about the whole: another page is named as the right one, or og:url names another than canonical."""
    meta = subject.document.meta
    canonical = meta.canonical or ""
    if split(canonical) is None:
        return
    if meta.address and not same_page(canonical, meta.address):
        outcome = "noindex" if "noindex" in directives(meta.robots) else "elsewhere"
        yield Hit(None, canonical, params={"address": canonical}, outcome=outcome)
    card = meta.properties.get("og:url", "")
    if is_whole(card) and not same_page(canonical, card):
        yield Hit(None, card, params={"address": canonical, "card": card}, outcome="card")


CHECK = Check(
    find,
    elsewhere=Outcome(
        "info",
        N_("The page names another as the right one: {address}."),
        N_("That is right for a copy; else name the page’s own address."),
    ),
    noindex=Outcome(
        "warning",
        N_("The page names another as the right one ({address}) and asks to be left out: two orders in one."),
        N_("Keep the canonical address for a copy, or “noindex” for a page to hide; not both."),
    ),
    card=Outcome(
        "warning",
        N_("The card for shared links names {card}, the canonical address is {address}."),
        N_("Write the same address in both."),
    ),
)
