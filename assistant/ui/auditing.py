"""The screen of the audits: what to read, a thread that reads it, the pages and the site."""

import time
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import partial
from importlib.util import find_spec
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from assistant.audit.apart import OnStep, Stopped, audit_apart
from assistant.audit.beside import Beside
from assistant.audit.comparison import compare, is_audit
from assistant.audit.kept import history, keep, name_of, slim
from assistant.audit.rivals import against
from assistant.audit.search_export import Entry
from assistant.audit.search_view import search_view
from assistant.audit.types import Audit, AuditOptions, Progress
from assistant.audit.unfinished import Asked, Note
from assistant.errors import UserError
from assistant.messages import N_, NN_
from assistant.store import Store
from assistant.ui import audit_aims, audit_checks, audit_handed, audit_unfinished, audit_view, brands, empty
from assistant.ui.audit_handed import Handed
from assistant.ui.audit_unfinished import is_local
from assistant.ui.audit_view import Made
from assistant.ui.markup import tag
from assistant.ui.screen import Screen, draw, heading
from assistant.ui.session import example_asked
from assistant.ui.shield import notice
from assistant.ui.storage import store_of
from assistant.ui.uploads import put_down
from assistant.ui.words import number
from assistant.ui.work import Work, watch
from assistant.web.fetch import FetchLimits

WORK = "audit_work"
PAGES = ["html", "htm", "xhtml", "zip", "warc", "warc.gz"]
ARCHIVES = (".zip", ".warc", ".gz")
MOST_PAGES = 500  # proposed, not imposed: what a first look at a site needs
NOT_FROM_AFAR = N_("{target} is on the server: a folder or a file is read only by who opens the app on that machine.")


@dataclass(frozen=True)
class Request:
    """What is to be audited and how, what is to be laid beside it, and where it is kept (None: nowhere)."""

    targets: tuple[str, ...]
    options: AuditOptions
    handed: Handed = field(default_factory=Handed)
    rivals: tuple[str, ...] = ()
    searches: tuple[tuple[Entry, ...], ...] = ()
    store: Store | None = None
    brand: str = ""  # the id of the brand whose rules are in the options


@dataclass(frozen=True)
class Step:
    """How far the audit is."""

    request: Request
    progress: Progress = field(default_factory=lambda: Progress(0, 0, None))
    last: str = ""
    began: float = field(default_factory=time.monotonic)


Auditing = Work[Step, Made]


def show(screen: Screen) -> None:
    """Draw the form, the running audit, its results."""
    _ = screen.translate
    heading(_("Audit a site"), _("Which keyphrase each page aims at, where it stands, and what is missing."))
    work: Auditing | None = st.session_state.get(WORK)
    if work is None and example_asked():
        work = st.session_state[WORK] = start(example(screen))
    with screen.shield():
        asked = _form(screen, running=work is not None and not work.done)
        if asked is not None:
            work = st.session_state[WORK] = start(asked)
    if work is None:
        with screen.shield():
            audit_unfinished.show(opened_here(), partial(_go_on_with, screen=screen), screen)
        _empty(screen)
        return
    with screen.shield():
        watch(work, lambda work: _progress(work, screen))
    if work.done:
        with screen.shield():
            _ended(work, screen)


def start(request: Request) -> Auditing:
    """Return the audit, begun."""
    return Work(_run, Step(request))


def example(screen: Screen) -> Request:
    """Return the audit of the example: the pages of a small site, saved in a folder."""
    return Request((str(example_folder()),), _options(screen))


def example_folder() -> Path:
    """Return the folder of the example."""
    found = find_spec("assistant.audit")
    return Path(str(found.origin if found else "")).parent / "example"


def _run(work: Auditing) -> Made:
    request = work.progress.request
    asked = noted(request)
    with ExitStack() as stack:
        stack.callback(request.handed.sweep, request.store)
        note = stack.enter_context(Note(request.store if asked.targets or asked.files else None, asked))
        request.handed.keep(asked.files)

        def done(url: str, progress: Progress) -> None:
            note.read(progress.done)
            work.progress = replace(work.progress, progress=progress, last=url)

        def stopped() -> bool:
            note.alive()
            return work.stopped

        found = _audited(request, stopped, done)
        if found.stopped:
            return Made(found)
        made = _beside(found, request, stopped)
        note.end()
        return made


def noted(request: Request) -> Asked:
    """Return what is noted of a request, so that it can be gone on with another day."""
    options, handed = request.options, request.handed
    return Asked(
        request.targets,
        options.crawl,
        options.max_pages,
        options.check_links,
        request.rivals,
        request.brand,
        had_files=any(handed.files().values()),
        files=handed.identity(),
        file_names=tuple(upload.name for upload in handed.pages),
        families=options.families,
    )


def _audited(request: Request, stopped: Stopped, done: OnStep) -> Audit:
    """Return the audit, made in a process of its own: the app's goes on drawing."""
    with put_down(request.handed.pages) as folder:
        files = sorted(folder.iterdir())
        archives = [str(path) for path in files if path.suffix.lower() in ARCHIVES]
        pages = [str(path) for path in files if path.suffix.lower() not in ARCHIVES]
        saved = [str(folder)] if len(pages) > 1 and not archives else pages
        return audit_apart([*request.targets, *saved, *archives], request.options, stopped, done)


def _beside(found: Audit, request: Request, stopped: Stopped) -> Made:
    """Return the audit with what was asked to be laid beside it, kept for the next time."""
    rivals = None
    if request.rivals or request.handed.rivals:
        alone = Request(
            request.rivals,
            AuditOptions(limits=request.options.limits, families=()),
            Handed(pages=request.handed.rivals),
        )
        theirs = _audited(alone, stopped, lambda *_: None)
        rivals = against(found.pages, theirs.pages)
    search = search_view(found.pages, *request.searches) if request.searches else None
    beside = Beside(rivals, search)
    if request.store is None:
        return Made(found, beside)
    name = name_of(request.targets or [upload.name for upload in request.handed.pages])
    earlier = history(name, request.store)
    before = request.store.audits.result(earlier[-1].id) if earlier else None
    if before is not None and is_audit(before):
        beside = replace(beside, comparison=compare(slim(found), before))
    keep(found, name, request.store)
    return Made(found, beside, history(name, request.store))


def _form(screen: Screen, running: bool) -> Request | None:
    _ = screen.translate
    with st.form("audit_form", enter_to_submit=False):
        left, right = st.columns([3, 2], gap="medium")
        left.text_area(
            _("Addresses, one per line: pages, a sitemap, or a folder of this machine"),
            key="audit_targets",
            height=132,
            placeholder="https://www.example.com/sitemap.xml",
        )
        right.file_uploader(
            _("Or saved pages: HTML files, a .zip, a .warc"),
            type=PAGES,
            accept_multiple_files=True,
            key="audit_files",
            help=_(audit_handed.KEPT, hours=audit_handed.hours()) if opened_here() else None,
        )
        audit_aims.form(screen)
        _beside_form(screen)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.number_input(_("Pages at most"), min_value=1, value=MOST_PAGES, key="audit_most", width=160)
            st.checkbox(_("Follow the site’s own links"), key="audit_crawl")
            st.checkbox(_("Test every link"), key="audit_links", disabled=screen.settings.offline)
        audit_checks.form(screen)
        pressed = st.form_submit_button(
            _("Start the audit"), type="primary", key="audit_go", icon=":material/travel_explore:", disabled=running
        )
    return _asked(screen) if pressed else None


def _beside_form(screen: Screen) -> None:
    _ = screen.translate
    with st.expander(_("Compare with other pages, with the figures of searches"), icon=":material/compare:"):
        left, right = st.columns([3, 2], gap="medium")
        left.text_area(_("Pages of others on the same subject, one address per line"), key="audit_rivals", height=100)
        left.file_uploader(_("Or those pages, saved"), type=PAGES, accept_multiple_files=True, key="audit_rival_files")
        right.file_uploader(
            _("Export of Google Search Console, as it comes; add the one of the period before to see what loses"),
            type=["csv", "zip", "xlsx"],
            accept_multiple_files=True,
            key="audit_searches",
        )


def _options(screen: Screen) -> AuditOptions:
    # Private addresses are never allowed here: whoever opens the app is not always who owns the machine's network.
    limits = FetchLimits(allow_private=False, offline=screen.settings.offline)
    return AuditOptions(limits=limits, cache=screen.settings.data_folder / "audits")


def _asked(screen: Screen) -> Request:
    state = st.session_state
    targets, rivals = _lines("audit_targets"), _lines("audit_rivals")
    _refuse_from_afar((*targets, *rivals))
    # Who comes from afar is not the only one: what he hands over is nobody else's to go on with.
    handed = audit_handed.from_form(screen.settings.data_folder if opened_here() else None)
    if not targets and not handed.pages:
        raise UserError(N_("Give an address, a folder or a file first."))
    asked = Asked(
        targets,
        crawl=bool(state.get("audit_crawl")),
        max_pages=int(state.get("audit_most") or MOST_PAGES),
        check_links=bool(state.get("audit_links")),
        rivals=rivals,
        brand=brands.chosen() or "",
        families=audit_checks.chosen(),
    )
    return _request(asked, handed, screen)


def _request(asked: Asked, handed: Handed, screen: Screen) -> Request:
    """Return the request for what was asked; what was handed over is read before a long audit begins."""
    options = replace(
        _options(screen),
        brand=audit_aims.brand(asked.brand, screen.settings),
        keyphrases=audit_aims.keyphrases(handed.phrases),
        crawl=asked.crawl,
        max_pages=asked.max_pages,
        check_links=asked.check_links and not screen.settings.offline,
        families=asked.families,
    )
    searches = audit_handed.searches(handed.searches)
    return Request(asked.targets, options, handed, asked.rivals, searches, store_of(screen.settings), asked.brand)


def _refuse_from_afar(targets: Iterable[str]) -> None:
    for target in targets:
        if is_local(target) and not opened_here():
            raise UserError(NOT_FROM_AFAR, target=repr(target))


def _lines(key: str) -> tuple[str, ...]:
    lines = (line.strip() for line in str(st.session_state.get(key) or "").splitlines())
    return tuple(line for line in lines if line.strip("-"))


def opened_here() -> bool:
    """Whether the browser runs on the machine of the app, as far as its address tells."""
    host = urlsplit(st.context.url or "").hostname or ""
    try:
        near = ip_address(host).is_loopback
    except ValueError:
        near = host == "localhost"
    # Streamlit gives an address for a visitor from elsewhere alone, none for one on the machine itself.
    return near and not isinstance(st.context.ip_address, str)


def _progress(work: Auditing, screen: Screen) -> None:
    if work.done:
        return
    _ = screen.translate
    step = work.progress
    done, errors, total = step.progress
    rate = done / max(time.monotonic() - step.began, 0.001)
    told = _(NN_("{count} page read", "{count} pages read"), count=done)
    if total:
        told += " · " + _("{total} in all", total=total)
    if errors:
        told += " · " + _(NN_("{count} error", "{count} errors"), count=errors)
    if done:
        told += " · " + _("{rate} per second", rate=number(rate, screen))
    st.progress(min(done / total, 1.0) if total else 0.0, text=told)
    draw(tag("p", step.last, class_="pp-quiet", aria_live="polite"))
    audit_checks.hint(total or done, step.request.options.families, screen)
    st.button(_("Stop"), key="audit_stop", icon=":material/stop_circle:", on_click=work.stop.set)


def _ended(work: Auditing, screen: Screen) -> None:
    _ = screen.translate
    if work.failure:
        notice(screen.say(work.failure))
    request = work.progress.request
    cut = work.result is None or work.result.audit.stopped
    if work.result is not None and cut:
        draw(tag("div", _("Stopped, as you asked: only what was read is here."), class_="pp-notice pp-info"))
    if cut and work.progress.progress.done and request.options.cache:
        st.button(_("Continue"), key="audit_on", icon=":material/resume:", on_click=_go_on, args=(request,))
    if work.result is None:
        return
    audit_view.show(work.result, screen)


def _go_on(request: Request) -> None:
    """Begin the audit that was cut short again: what it had read is not asked for nor judged anew."""
    st.session_state[WORK] = start(replace(request, options=replace(request.options, resume=True)))


def _go_on_with(asked: Asked, screen: Screen) -> None:
    """Begin an audit again that did not end, in whatever window it was begun."""
    _go_on(_request(asked, audit_handed.read_again(asked, screen.settings.data_folder), screen))


def _empty(screen: Screen) -> None:
    _ = screen.translate
    steps = (
        _("Paste addresses, or drop saved pages."),
        _("Watch the pages come in; an unreadable one becomes a row that says why."),
        _("Open a page for its findings, then take the table away as CSV."),
    )
    empty.steps(_("No site at hand?"), steps)
    if st.button(_("Try it with a small site"), key="audit_example", type="primary", icon=":material/auto_stories:"):
        st.session_state[WORK] = start(example(screen))
        st.rerun()
