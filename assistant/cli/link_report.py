"""The verdicts on the links of a text, for `check --check-links`: asked for on demand, shown as lines."""

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from assistant.cli.invocation import Invocation
from assistant.document import Document
from assistant.messages import N_

if TYPE_CHECKING:
    from assistant.web.link_verdicts import LinkVerdict

SIGNS = {"dead": "✗", "unverifiable": "?", "alive": "✓"}


def add_link_arguments(parser: ArgumentParser, _: Callable[[str], str]) -> None:
    """Add the arguments that ask for links."""
    private = N_("allow addresses of this machine or network")
    parser.add_argument("--check-links", action="store_true", help=_(N_("ask for every link, one by one")))
    parser.add_argument("--allow-private", action="store_true", help=_(private))


def asked_links(invocation: Invocation, document: Document) -> "tuple[LinkVerdict, ...] | None":
    """Return the verdict on each link of the text; None when nobody asked for them."""
    if not invocation.args.check_links:
        return None
    from assistant.web.link_check import link_limits  # the web costs every other check its start
    from assistant.web.link_verdicts import link_verdicts

    return link_verdicts(document, link_limits(invocation.args.allow_private, invocation.settings.offline))


def any_dead(verdicts: "Sequence[LinkVerdict] | None") -> bool:
    """Whether a link leads nowhere (exit code 1)."""
    return any(verdict.verdict == "dead" for verdict in verdicts or ())


def print_links(invocation: Invocation, verdicts: "Sequence[LinkVerdict]", document: Document) -> None:
    """Print how many links are alive, then those to look at, the dead ones first."""
    counts = Counter(verdict.verdict for verdict in verdicts)
    invocation.say(
        N_("Links alive: {alive}; dead: {dead}; impossible to tell: {unsure}."),
        alive=counts["alive"],
        dead=counts["dead"],
        unsure=counts["unverifiable"],
    )
    order = list(SIGNS)
    for verdict in sorted(verdicts, key=lambda v: order.index(v.verdict)):
        if verdict.reason is None and verdict.moved_to is None:
            continue
        line = document.source.count("\n", 0, verdict.start) + 1
        print(f"{SIGNS[verdict.verdict]} {line}: {verdict.url}")
        if verdict.reason is not None:
            print(f"    {verdict.reason.render(invocation.ui)}")
        if verdict.moved_to is not None:
            print("    → ", end="")
            invocation.say(N_("It has moved for good: link {address}"), address=verdict.moved_to)
