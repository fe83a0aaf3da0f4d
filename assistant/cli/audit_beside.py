"""What the arguments of `audit` lay beside an audit: other pages, searches, an earlier audit; and its look."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.audit import Audit, AuditOptions, audit
from assistant.audit.beside import Beside
from assistant.audit.comparison import compare, read_audit
from assistant.audit.kept import history, keep, name_of
from assistant.audit.look import Look, look, read_logo
from assistant.audit.rivals import against
from assistant.audit.search_export import read_export
from assistant.audit.search_view import search_view
from assistant.audit.terms import terms_of_few
from assistant.cli.invocation import Invocation
from assistant.errors import UserError
from assistant.messages import N_

if TYPE_CHECKING:
    from assistant.store import Store

LAST = "last"
MOST_EXPORTS = 2  # the period, and the one before it


def add_arguments(parser: ArgumentParser, _: Callable[[str], str]) -> None:
    """Add the arguments of what is laid beside an audit."""
    rivals = N_("pages of others on the same subject: addresses or saved files")
    searches = N_("Search Console export (.csv, .zip, .xlsx); a second one: the period before")
    earlier = N_("say what got worse since an earlier audit: its JSON, or “last” for the last one kept")
    parser.add_argument("--against", nargs="+", action="extend", default=[], metavar="PAGE", help=_(rivals))
    parser.add_argument("--search-console", nargs="+", type=Path, default=[], metavar="FILE", help=_(searches))
    parser.add_argument("--compare", metavar="OLD.json", help=_(earlier))
    parser.add_argument("--keep", action="store_true", help=_(N_("keep the audit, to compare later ones with it")))
    parser.add_argument("--report-name", default="", metavar="NAME", help=_(N_("whose name the HTML report bears")))
    parser.add_argument("--report-colour", default="", metavar="#RRGGBB", help=_(N_("colour of the HTML report")))
    parser.add_argument("--report-logo", type=Path, metavar="FILE", help=_(N_("logo on the HTML report (PNG, JPEG…)")))


def look_of(invocation: Invocation) -> Look:
    """Return the look of the reports."""
    args = invocation.args
    return look(args.report_name, args.report_colour, read_logo(args.report_logo) if args.report_logo else b"")


def beside_of(invocation: Invocation, made: Audit, options: AuditOptions) -> Beside:
    """Return what the arguments ask to be laid beside the audit, and keep the audit where they say so."""
    args = invocation.args
    if len(args.search_console) > MOST_EXPORTS:
        raise UserError(N_("Give one Search Console export, or two: the period and the one before it."))
    exports = [read_export(path) for path in args.search_console]
    alone = replace(options, crawl=False, max_pages=None, keyphrases={}, check_links=False, families=())
    found = Beside(
        against(made.pages, audit(args.against, alone).pages) if args.against else None,
        search_view(made.pages, *exports) if exports else None,
        terms=terms_of_few(made.pages),
    )
    if args.compare:
        before = _last(invocation) if args.compare == LAST else read_audit(Path(args.compare))
        found = replace(found, comparison=compare(made.as_json(invocation.ui), before))
    if args.keep:
        _keep(invocation, made)
    return found


@contextmanager
def _store(invocation: Invocation) -> Iterator["Store"]:
    from assistant.store import open_store  # the database costs every audit that keeps nothing its start

    store = open_store(invocation.settings)
    try:
        yield store
    finally:
        store.close()


def _keep(invocation: Invocation, made: Audit) -> None:
    with _store(invocation) as store:
        keep(made, name_of(invocation.args.targets), store)


def _last(invocation: Invocation) -> Any:
    with _store(invocation) as store:
        kept = history(name_of(invocation.args.targets), store)
        found = store.audits.result(kept[-1].id) if kept else None
    if found is None:
        raise UserError(N_("No audit of these pages was kept yet: run it with --keep first."))
    return found
