"""An audit printed for people."""

from textwrap import fill

from assistant.audit import Audit, PageAudit
from assistant.audit.beside import Beside
from assistant.audit.measured import told
from assistant.audit.rivals import Against, Compared
from assistant.audit.search_view import SearchView
from assistant.audit.sheets import sheets, shown
from assistant.cli.invocation import Invocation
from assistant.cli.report_text import shortened
from assistant.messages import N_, NN_

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
PAGE = NN_("    {count} word · “{keyphrase}” in: {places}", "    {count} words · “{keyphrase}” in: {places}")
SHOWN = 10  # lines of one list
LINE = 100  # characters of a line of a paragraph
COMPARED = 3  # pages whose gauges are printed; the reports hold them all


def print_audit(invocation: Invocation, made: Audit, beside: Beside) -> None:
    """Print the pages, the site, and what was laid beside them: a few lines of each list, the first worth most."""
    for page in made.pages:
        _print_page(invocation, page)
    site = made.site
    print()
    invocation.say(READ, pages=site.pages, count=site.errors)
    if note := told(made.families, invocation.ui):
        print(note)
    for group in site.cannibalisation:
        text = N_("“{keyphrase}” is aimed at by {count} pages: {urls}")
        invocation.say(text, keyphrase=group.keyphrase, count=len(group.urls), urls=", ".join(group.urls))
    for pair in site.near_duplicates:
        percent = round(100 * pair.similarity)
        invocation.say(N_("Nearly the same text ({percent} %): {urls}"), percent=percent, urls=", ".join(pair.urls))
    for url in site.orphans:
        invocation.say(N_("None of the pages read links to {url}"), url=url)
    for link in site.broken_links:
        print(f"✗ {shown(link.url)}\n    {link.reason.render(invocation.ui)}")
    for made_link in site.link_opportunities[:SHOWN]:
        text = N_("On {source}, link “{anchor}” to {target}")
        invocation.say(text, source=made_link.source, anchor=made_link.anchor, target=made_link.target)
    _print_counts(invocation, made)
    if beside.search:
        _print_search(invocation, beside.search)
    if beside.against:
        _print_against(invocation, beside.against)
    if beside.comparison:
        print()
        invocation.say(
            N_("Since the earlier audit: {worse} worse, {better} better."),
            worse=len(beside.comparison.worse),
            better=len(beside.comparison.better),
        )
        if note := beside.comparison.note(invocation.ui):
            print(note)
        for change in beside.comparison.worse[:SHOWN]:
            print(f"✗ {change.message.render(invocation.ui)}" + (f"\n    {change.page}" if change.page else ""))


def _print_counts(invocation: Invocation, made: Audit) -> None:
    """Print how many lines each table of the reports has: what is not told here stands there."""
    tables = list(sheets(made, invocation.ui))[1:]
    counts = [f"{table.title} {len(table.lines)}".replace(" ", "\N{NO-BREAK SPACE}") for table in tables]
    if counts:
        print()
        invocation.say(N_("In the reports (--report FILE.html), with their number of lines:"))
        print(fill(" · ".join(counts), LINE, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False))


def _print_search(invocation: Invocation, view: SearchView) -> None:
    print()
    for near in view.near[:SHOWN]:
        text = N_("Within reach: “{phrase}”, position {position}, {impressions} impressions: {page}")
        got = {"position": near.now.position, "impressions": near.now.impressions, "page": near.page or "–"}
        invocation.say(text, phrase=near.phrase, **got)
    for loss in view.losing_pages[:SHOWN]:
        invocation.say(N_("{page} lost {clicks} clicks"), page=loss.name, clicks=loss.clicks)


def _print_against(invocation: Invocation, found: Against) -> None:
    print()
    for rival in found.rivals:
        if rival.error:
            print(f"✗ {rival.url}\n    {rival.error.render(invocation.ui)}")
    for page in found.pages[:COMPARED]:
        _print_compared(invocation, page)


def _print_compared(invocation: Invocation, page: Compared) -> None:
    text = N_("{page}: coverage {coverage} %, danger {danger} %")
    gauges = page.gauges
    invocation.say(text, page=page.url, coverage=round(gauges.coverage), danger=round(gauges.danger))
    missing = [word.word for word in gauges.words if not word.times][:SHOWN]
    too_many = [word.word for word in gauges.words if word.danger > 0][:SHOWN]
    invocation.say(N_("    not said here: {words}"), words=", ".join(missing) or "–")
    invocation.say(N_("    said too often: {words}"), words=", ".join(too_many) or "–")


def _print_page(invocation: Invocation, page: PageAudit) -> None:
    if page.error:
        print(f"✗ {page.url}\n    {page.error.render(invocation.ui)}")
        return
    placed = [invocation.translate(PLACES[place]) for place, value in page.placements.items() if value]
    print(f"· {page.url} · {shortened(page.title or '–')}")
    invocation.say(
        PAGE,
        count=page.words or 0,
        keyphrase=page.keyphrase or "–",
        places=", ".join(placed) or "–",
    )
