"""`check FILE`: what is wrong with a text, and where."""

from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import replace

from assistant.brand import Brand
from assistant.checks import check, checks
from assistant.checks.keyphrase.proposals import propose
from assistant.checks.readability.indices import indices
from assistant.checks.yoast import judge
from assistant.cli.figures_text import print_indices, print_proposals
from assistant.cli.invocation import FOUND, NOTHING_FOUND, Invocation
from assistant.cli.link_report import add_link_arguments, any_dead, asked_links, print_links
from assistant.cli.report_text import print_report
from assistant.cli.texts import add_text_arguments, document_of, goal_of
from assistant.cli.yoast_text import print_yoast
from assistant.document import Meta
from assistant.messages import N_
from assistant.networks import load

PROPOSALS = 5  # keyphrases proposed where none is given
HELP = N_("check a text: readability, keyphrases, links, the network's rules")


def add_arguments(parser: ArgumentParser, _: Callable[[str], str]) -> None:
    """Add the arguments of the contract."""
    add_text_arguments(parser, _)
    parser.add_argument("--network", metavar="NAME", help=_(N_("network whose rules apply")))
    parser.add_argument("--title", metavar="T", help=_(N_("title shown by search engines")))
    parser.add_argument("--description", metavar="D", help=_(N_("meta description")))
    parser.add_argument("--slug", metavar="S", help=_(N_("last part of the address")))
    parser.add_argument(
        "--related",
        action="append",
        default=[],
        metavar="TERM",
        help=_(N_("related term that the text should name; repeat it")),
    )
    parser.add_argument("--indices", action="store_true", help=_(N_("add other readability indices, with sources")))
    parser.add_argument(
        "--exclude",
        action="append",
        default=[],
        metavar="TEXT",
        help=_(N_("passage that no check of the prose reads; repeat it")),
    )
    parser.add_argument("--explain", action="store_true", help=_(N_("say which finding cost which points")))
    parser.add_argument("--yoast", action="store_true", help=_(N_("add Yoast SEO's own bullets, for our counts")))
    add_link_arguments(parser, _)


def run(invocation: Invocation) -> int:
    """Print the report; 1 when it holds a problem."""
    args = invocation.args
    network = load(args.network).key if args.network else None
    goal = replace(goal_of(args, network), excluded=tuple(args.exclude), related_terms=tuple(args.related))
    _note_unknown(invocation, goal.brand)
    document = document_of(args, Meta(args.title, args.description, args.slug), goal.excluded_passages)
    report = check(document, goal)
    yoast = judge(document, goal) if args.yoast else None
    links = asked_links(invocation, document)
    proposals = () if goal.keyphrases else propose(document, PROPOSALS)
    other = indices(document) if args.indices else ()
    if invocation.as_json:
        asked: dict[str, object] = {"proposals": list(proposals)}
        if args.indices:
            asked["indices"] = [index.as_json(invocation.ui) for index in other]
        if yoast is not None:
            asked["yoast"] = yoast.as_json(invocation.ui)
        if links is not None:
            asked["links"] = [link.as_json(invocation.ui) for link in links]
        invocation.print_json({**report.as_json(invocation.ui), **asked})
    else:
        print_report(invocation, report, document)
        print_proposals(invocation, proposals)
        if args.indices:
            print_indices(invocation, other)
        if yoast is not None:
            print_yoast(invocation, yoast)
        if links is not None:
            print_links(invocation, links, document)
    return FOUND if report.has_problems() or any_dead(links) else NOTHING_FOUND


def _note_unknown(invocation: Invocation, brand: Brand) -> None:
    """Say which checks a brand names that do not exist: a slip there would do nothing, in silence."""
    named = {*brand.checks_off, *brand.limits, *(silence.check for silence in brand.silences)}
    unknown = sorted(named.difference(checks()))
    if unknown:
        invocation.note(N_("The brand file names checks that do not exist: {names}."), names=", ".join(unknown))
