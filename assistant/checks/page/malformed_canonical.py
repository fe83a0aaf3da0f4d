"""A canonical address that is not whole, or that cannot be one.

Why: search engines read a relative address against whatever address led them here, and drop one that is wrong.
Fix: write the whole address of the page, with https:// and the domain, and nothing after a #.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.page.addresses import is_whole, split
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit per canonical address with a fault of form."""
    for address in dict.fromkeys(subject.document.meta.canonicals):
        fault = fault_of(address)
        if fault:
            yield Hit(None, address, params={"address": address}, outcome=fault)


def fault_of(address: str) -> str | None:
    """Return the name of what is wrong with an address, None when its form is right."""
    if not is_whole(address):
        scheme = address.partition(":")[0]
        return "malformed" if ":" in address and scheme.isalnum() and not address.startswith("/") else "relative"
    parts = split(address)
    if parts is None or "." not in (parts.hostname or "") or "://" in parts.path:
        return "malformed"
    return "fragment" if parts.fragment else None


CHECK = Check(
    find,
    relative=Outcome(
        "warning",
        N_("The canonical address {address} is not whole."),
        N_("Write it whole, with https:// and the domain."),
    ),
    malformed=Outcome(
        "problem",
        N_("The canonical address {address} cannot work."),
        N_("Copy the address of the page from the browser’s bar."),
    ),
    fragment=Outcome(
        "info",
        N_("The canonical address {address} names a place inside the page: search engines drop what follows the #."),
        N_("Take out the # and what follows."),
    ),
)
