"""`audit TARGET…`: the keyphrases of pages, and the site they make."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from assistant import brand
from assistant.audit import Audit, AuditOptions, PageAudit, Progress, audit
from assistant.audit.keyphrase_map import read_map
from assistant.audit.report import write
from assistant.cli.invocation import FOUND, NOTHING_FOUND, Invocation
from assistant.cli.numbers import whole
from assistant.cli.report_text import shortened
from assistant.messages import N_, NN_, Message
from assistant.web.fetch import FetchLimits

HELP = N_("audit pages: which keyphrase each aims at, where it stands, what is missing")
PLACES = {
    "title": N_("title"),
    "description": N_("description"),
    "h1": N_("H1"),
    "introduction": N_("introduction"),
    "subheadings": N_("subheadings"),
    "slug": N_("address"),
    "alt": N_("alt texts"),
}
READ = NN_(
    "Pages: {pages}, of which {count} could not be read.",
    "Pages: {pages}, of which {count} could not be read.",
)
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
    parser.add_argument("--check-links", action="store_true", help=_(N_("ask for every link, one by one")))
    parser.add_argument("--report", type=Path, action="append", default=[], metavar="FILE", help=_(report))
    parser.add_argument("--workers", type=whole(1, _), metavar="N", help=_(N_("processes that analyse pages")))
    parser.add_argument("--allow-private", action="store_true", help=_(private))


def run(invocation: Invocation) -> int:
    """Print the audit; 1 when a page holds a problem or cannot be read."""
    args = invocation.args
    options = AuditOptions(
        crawl=args.crawl,
        depth=args.depth,
        max_pages=args.max_pages,
        workers=args.workers,
        keyphrases=read_map(args.keyphrases) if args.keyphrases else {},
        brand=brand.load(args.brand) if args.brand else brand.Brand(),
        check_links=args.check_links,
        limits=FetchLimits(allow_private=args.allow_private, offline=invocation.settings.offline),
    )
    made = audit(args.targets, options, _progress(invocation) if sys.stderr.isatty() else None)
    for path in args.report:
        write(made, path, invocation.ui)
    if invocation.as_json:
        invocation.print_json(made.as_json(invocation.ui))
    else:
        _print(invocation, made)
    return FOUND if made.has_problems() else NOTHING_FOUND


def _progress(invocation: Invocation) -> Callable[[PageAudit, Progress], None]:
    text = N_("{done} pages read, {errors} errors")

    def show(page: PageAudit, progress: Progress) -> None:
        line = Message(text, {"done": progress.done, "errors": progress.errors}).render(invocation.ui)
        end = "\n" if progress.done == progress.total else ""
        print(f"{CLEAR}{line}", end=end, file=sys.stderr, flush=True)

    return show


def _print(invocation: Invocation, made: Audit) -> None:
    for page in made.pages:
        _print_page(invocation, page)
    site = made.site
    print()
    invocation.say(READ, pages=site.pages, count=site.errors)
    for group in site.cannibalisation:
        text = N_("“{keyphrase}” is aimed at by {count} pages: {urls}")
        invocation.say(text, keyphrase=group.keyphrase, count=len(group.urls), urls=", ".join(group.urls))
    for pair in site.near_duplicates:
        percent = round(100 * pair.similarity)
        invocation.say(N_("Nearly the same text ({percent} %): {urls}"), percent=percent, urls=", ".join(pair.urls))
    for url in site.orphans:
        invocation.say(N_("No page links to {url}"), url=url)
    for link in site.broken_links:
        print(f"✗ {link.url}\n    {link.reason.render(invocation.ui)}")


def _print_page(invocation: Invocation, page: PageAudit) -> None:
    if page.error:
        print(f"✗ {page.url}\n    {page.error.render(invocation.ui)}")
        return
    placed = [invocation.translate(PLACES[place]) for place, value in page.placements.items() if value]
    print(f"· {page.url} · {shortened(page.title or '–')}")
    invocation.say(
        N_("    {words} words · “{keyphrase}” in: {places}"),
        words=page.words or 0,
        keyphrase=page.keyphrase or "–",
        places=", ".join(placed) or "–",
    )
