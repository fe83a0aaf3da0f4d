"""`audit(targets, options)`: pages in, page table and site view out."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from assistant.audit import site
from assistant.audit.keyphrase_map import Aims
from assistant.audit.targets import Arrival, open_targets
from assistant.audit.tasks import Task
from assistant.audit.types import Audit, AuditOptions, PageAudit, Progress
from assistant.audit.workers import analyse_all
from assistant.web.fetch import Fetcher
from assistant.web.link_check import LinkChecker

OnPage = Callable[[PageAudit, Progress], bool | None]


def audit(targets: Sequence[str], options: AuditOptions | None = None, on_page: OnPage | None = None) -> Audit:
    """Return the audit of all targets; raise `UserError` for a target that cannot be one, never for a page.

    `on_page` is given each page as it is done, with the progress so far; when it returns False the audit stops, and
    what was read until then is returned.
    """
    options = options or AuditOptions()
    with Fetcher(options.limits) as fetcher:
        stream = open_targets(targets, options, fetcher)
        limit = options.max_pages
        total = stream.total if limit is None or stream.total is None else min(stream.total, limit)
        pages: list[PageAudit] = []
        stopped = False
        for page in _pages(islice(stream.arrivals, limit), options):
            pages.append(page)
            progress = Progress(len(pages), sum(p.error is not None for p in pages), total)
            if on_page is not None and on_page(page, progress) is False:
                stopped = True
                break
        ask = LinkChecker(fetcher).ask if options.check_links and not stopped else None
        view = site.view(pages, stream.whole and not stopped, stream.files, ask)
    return Audit(site.with_broken_links(pages, view.broken_links), view, stopped)


def _pages(arrivals: Iterator[Arrival], options: AuditOptions) -> Iterator[PageAudit]:
    aims = Aims(options.keyphrases)
    names: deque[Arrival] = deque()  # those on their way, in order

    def tasks() -> Iterator[Task]:
        for arrival in arrivals:
            names.append(replace(arrival, fetched=replace(arrival.fetched, body=b"")))
            phrase = aims.of(arrival.name, arrival.fetched.final_url)
            yield Task(arrival.fetched, phrase, options.brand)

    for page in analyse_all(tasks(), options.workers):
        arrival = names.popleft()
        yield replace(page, url=arrival.name, depth=arrival.depth)
