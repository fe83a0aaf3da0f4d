"""`audit(targets, options)`: pages in, page table and site view out."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from assistant.audit import site
from assistant.audit.analyses import Analyses
from assistant.audit.keyphrase_map import Aims
from assistant.audit.pool import Means, analyse_all
from assistant.audit.shared_parts import SharedParts
from assistant.audit.sitemap_faults import sitemap_faults
from assistant.audit.targets import Arrival, open_targets
from assistant.audit.tasks import Task, task
from assistant.audit.types import Audit, AuditOptions, PageAudit, Progress
from assistant.errors import UserError
from assistant.messages import N_
from assistant.web.answers import Answers
from assistant.web.fetch import Fetcher
from assistant.web.kept import Kept
from assistant.web.link_check import LinkChecker

NO_PAGE = N_("There is no page to audit in {targets}: give HTML files, an address, a sitemap or a list of addresses.")
OnPage = Callable[[PageAudit, Progress], bool | None]


def audit(targets: Sequence[str], options: AuditOptions | None = None, on_page: OnPage | None = None) -> Audit:
    """Return the audit of all targets; raise `UserError` for a target that cannot be one, or holds no page.

    With a cache, what did not change is not judged again, and an audit cut short can go on where it stopped.
    `on_page` is given each page as it is done, with the progress so far; when it returns False the audit stops, and
    what was read until then is returned.
    """
    options = options or AuditOptions()
    with ExitStack() as stack:
        answers, analyses = _kept(targets, options, stack)
        fetcher = stack.enter_context(Fetcher(options.limits, answers))
        stream = open_targets(targets, options, fetcher)
        limit = options.max_pages
        total = stream.total if limit is None or stream.total is None else min(stream.total, limit)
        means = Means(options.workers, options.cluster, analyses, limit if total is None else total)
        pages: list[PageAudit] = []
        stopped = False
        for page in _pages(islice(stream.arrivals, limit), options, means):
            pages.append(page)
            progress = Progress(len(pages), sum(p.error is not None for p in pages), total)
            if on_page is not None and on_page(page, progress) is False:
                stopped = True
                break
        if not pages:
            shown = (target if "://" in target else Path(target).name or target for target in targets)
            raise UserError(NO_PAGE, targets=", ".join(shown))
        if answers is not None and not stopped:
            answers.end()
        ask = LinkChecker(fetcher).ask if options.check_links and not stopped else None
        detours = tuple(chain.from_iterable(stream.detours))
        view = site.view(pages, stream.whole and not stopped, stream.files, ask, detours)
        view = replace(view, sitemap_faults=sitemap_faults(pages, detours, chain.from_iterable(stream.sitemaps)))
    return Audit(site.with_broken_links(pages, view.broken_links), view, stopped, options.families)


def _kept(
    targets: Sequence[str], options: AuditOptions, stack: ExitStack
) -> tuple[Answers, Analyses] | tuple[None, None]:
    """Return what earlier audits kept: the answers of servers, and the analyses of pages; nothing without a cache."""
    if options.cache is None:
        return None, None
    answers = Answers(
        stack.enter_context(Kept(options.cache / "answers.sqlite")),
        (*targets, str(options.crawl), str(options.depth)),
    )
    answers.begin(options.resume)
    return answers, Analyses(stack.enter_context(Kept(options.cache / "analyses.sqlite")))


def _pages(arrivals: Iterator[Arrival], options: AuditOptions, means: Means) -> Iterator[PageAudit]:
    aims = Aims(options.keyphrases)
    names: deque[Arrival] = deque()  # those on their way, in order
    parts = SharedParts()

    def tasks() -> Iterator[Task]:
        for arrival in arrivals:
            names.append(replace(arrival, fetched=replace(arrival.fetched, body=b"")))
            phrase = aims.of(arrival.name, arrival.fetched.final_url)
            yield task(arrival.fetched, phrase, options.brand, options.families)

    for page in analyse_all(tasks(), means):
        arrival = names.popleft()
        yield parts.page(replace(page, url=arrival.name, depth=arrival.depth))
