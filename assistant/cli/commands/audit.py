"""`audit TARGET…`: the keyphrases of pages, and the site they make."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from assistant import brand
from assistant.audit import AuditOptions, PageAudit, Progress, audit, measured
from assistant.audit.beside import as_json
from assistant.audit.keyphrase_map import read_map
from assistant.audit.report import write
from assistant.cli import audit_beside, audit_text
from assistant.cli.invocation import FOUND, NOTHING_FOUND, Invocation
from assistant.cli.numbers import seconds, whole
from assistant.messages import N_, Message
from assistant.web.fetch import FetchLimits

HELP = N_("audit pages: which keyphrase each aims at, where it stands, what is missing")
LONG = N_("So many pages take long: --families quick is little more than half the work.")
CLEAR = "\r\033[K"


def add_arguments(parser: ArgumentParser, _: Callable[[str], str]) -> None:
    """Add the arguments of the contract."""
    target = N_("an address, a sitemap, a folder, an .html, a .zip, a .warc[.gz]; - reads addresses")
    report = N_("write a report (.html, .xlsx, .csv, .json); repeat it for several")
    phrases = N_("keyphrase of each page: url,keyphrase")
    private = N_("allow addresses of this machine or network")
    parser.add_argument("targets", nargs="+", metavar="TARGET", help=_(target))
    parser.add_argument("--crawl", action="store_true", help=_(N_("follow the links of the start page on its site")))
    parser.add_argument("--depth", type=whole(0, _), metavar="N", help=_(N_("clicks from the start page, at most")))
    parser.add_argument("--max-pages", type=whole(1, _), metavar="N", help=_(N_("pages, at most")))
    parser.add_argument("--keyphrases", type=Path, metavar="MAP.csv", help=_(phrases))
    parser.add_argument("--brand", type=Path, metavar="FILE", help=_(N_("brand file (TOML)")))
    checks = N_("checks to run: all, quick (keyphrase, links, page; half the work), or families: NAME,NAME")
    parser.add_argument("--families", default=measured.ALL, metavar="NAMES", help=_(checks))
    parser.add_argument("--check-links", action="store_true", help=_(N_("ask for every link, one by one")))
    parser.add_argument("--report", type=Path, action="append", default=[], metavar="FILE", help=_(report))
    parser.add_argument("--workers", type=whole(1, _), metavar="N", help=_(N_("processes that analyse pages")))
    parser.add_argument("--cluster", metavar="tcp://HOST:PORT", help=_(N_("analyse on a Dask cluster: its scheduler")))
    pace = N_("seconds between two requests to one site (0.2); 0 for a site of yours")
    parser.add_argument("--pace", type=seconds(_), metavar="SECONDS", help=_(pace))
    fresh = N_("read and judge every page anew, whatever earlier audits kept")
    parser.add_argument("--fresh", action="store_true", help=_(fresh))
    resume = N_("go on with the same audit where it was cut short, without asking again for what it had read")
    parser.add_argument("--resume", action="store_true", help=_(resume))
    parser.add_argument("--allow-private", action="store_true", help=_(private))
    audit_beside.add_arguments(parser, _)


def run(invocation: Invocation) -> int:
    """Print the audit; 1 when a page holds a problem or cannot be read."""
    args = invocation.args
    limits = FetchLimits(allow_private=args.allow_private, offline=invocation.settings.offline)
    options = AuditOptions(
        crawl=args.crawl,
        depth=args.depth,
        max_pages=args.max_pages,
        workers=args.workers,
        keyphrases=read_map(args.keyphrases) if args.keyphrases else {},
        brand=brand.load(args.brand) if args.brand else brand.Brand(),
        check_links=args.check_links,
        limits=limits if args.pace is None else replace(limits, delay_seconds=args.pace),
        cluster=args.cluster,
        families=measured.families(args.families),
        resume=args.resume,
        cache=None if args.fresh else invocation.settings.data_folder / "audits",
    )
    look = audit_beside.look_of(invocation)
    made = audit(args.targets, options, _progress(invocation, options) if sys.stderr.isatty() else None)
    beside = audit_beside.beside_of(invocation, made, options)
    for path in args.report:
        write(made, path, invocation.ui, beside, look)
    if invocation.as_json:
        invocation.print_json(as_json(made, invocation.ui, beside))
    else:
        audit_text.print_audit(invocation, made, beside)
    return FOUND if made.has_problems() else NOTHING_FOUND


def _progress(invocation: Invocation, options: AuditOptions) -> Callable[[PageAudit, Progress], None]:
    text = N_("{done} pages read, {errors} errors")

    def show(page: PageAudit, progress: Progress) -> None:
        if progress.done == 1 and measured.takes_long(progress.total or 0, options.families):
            print(Message(LONG).render(invocation.ui), file=sys.stderr)
        line = Message(text, {"done": progress.done, "errors": progress.errors}).render(invocation.ui)
        end = "\n" if progress.done == progress.total else ""
        print(f"{CLEAR}{line}", end=end, file=sys.stderr, flush=True)

    return show
