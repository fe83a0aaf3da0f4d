"""The pictures of an article for its Word file: those its text holds, those one gives, those asked for by a click."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from assistant.document import Document
from assistant.document.writers.pictures import KINDS, file_name, is_drawing, picture
from assistant.messages import N_, NN_
from assistant.ui.markup import tag
from assistant.ui.screen import Screen, draw
from assistant.ui.shield import notice
from assistant.ui.work import Work, watch
from assistant.web.fetch import Fetcher, FetchLimits

HELD = "draft_pictures"  # by address, or by the name of the file that was given
WORK = "draft_pictures_work"
FILES = "draft_pictures_files"
MOST = 50_000_000  # bytes of pictures kept for a draft: they live in this process's memory
NO_DRAWING = NN_(
    "Word takes no SVG drawing: {names} will be a link, unless you give it as a PNG file.",
    "Word takes no SVG drawings: {names} will be links, unless you give them as PNG files.",
)
Fetching = Work[int, Mapping[str, bytes]]
# What is said of the pictures that are not at hand.
AS_LINKS = N_("Any other is told by its words and a link.")


def show(document: Document, screen: Screen) -> Mapping[str, bytes]:
    """Draw how many pictures the Word file will hold and what brings in the others; return those at hand."""
    sources = tuple(dict.fromkeys(image.src for image in document.images if image.src))
    if not sources:
        return {}
    _ = screen.translate
    work: Fetching | None = st.session_state.get(WORK)
    if work is not None and work.done:
        _keep(work.result or {})
    missing = tuple(src for src in sources if picture(src, _held()) is None)
    told = _("Pictures in the Word file: {held} of {count}.", held=len(sources) - len(missing), count=len(sources))
    draw(tag("p", told, f" {_(AS_LINKS)}" if missing else None, class_="pp-quiet", role="status"))
    drawings = [file_name(src) or "SVG" for src in missing if is_drawing(src)]
    if drawings:
        words = _(NO_DRAWING, count=len(drawings), names=", ".join(drawings))
        draw(tag("p", f"! {words}", class_="pp-label pp-warning", dir="auto"))
    if missing:
        _bring(missing, screen)
    return _held()


def _bring(missing: tuple[str, ...], screen: Screen) -> None:
    """Draw what brings in the pictures that are missing: a click that asks their sites, or files of one's own."""
    _ = screen.translate
    work: Fetching | None = st.session_state.get(WORK)
    running = work is not None and not work.done
    online = tuple(src for src in missing if src.lower().startswith(("https://", "http://")) and not is_drawing(src))
    with st.container(horizontal=True, vertical_alignment="center"):
        if online and st.button(
            _(NN_("Fetch {count} picture", "Fetch {count} pictures"), count=len(online)),
            key="draft_pictures_go",
            icon=":material/image:",
            disabled=screen.settings.offline or running,
            help=_("Each address is asked for once, from this computer; nothing of your text is sent."),
        ):
            work = st.session_state[WORK] = Work(partial(_fetch, online, screen.settings.offline), 0)
        with st.popover(_("Give the pictures"), icon=":material/add_photo_alternate:", key="draft_pictures_give"):
            st.file_uploader(
                _("PNG, JPEG, GIF or WebP files named as in the text"),
                type=["png", "jpg", "jpeg", "gif", "webp"],
                accept_multiple_files=True,
                key=FILES,
                on_change=_given,
            )
    if work is not None:
        watch(work, lambda work: _progress(work, screen))
        if work.failure:
            notice(screen.say(work.failure))
        elif work.done and online and not work.stopped:
            words = _("These could not be had: {addresses}", addresses=", ".join(online))
            draw(tag("p", words, class_="pp-quiet", dir="auto", role="status"))


def _fetch(sources: tuple[str, ...], offline: bool, work: Fetching) -> Mapping[str, bytes]:
    found: dict[str, bytes] = {}
    # Private addresses are never allowed here: whoever opens the app is not always who owns the machine's network.
    with Fetcher(FetchLimits(offline=offline)) as fetcher:
        for src in sources:
            if work.stopped or sum(map(len, found.values())) > MOST:
                break
            answer = fetcher.fetch(src, KINDS)
            if answer.error is None:
                found[src] = answer.body
            work.progress += 1
    return found


def _progress(work: Fetching, screen: Screen) -> None:
    if work.done:
        return
    _ = screen.translate
    draw(tag("p", _("Pictures asked for: {count}…", count=work.progress), class_="pp-quiet", role="status"))
    st.button(_("Stop"), key="draft_pictures_stop", icon=":material/stop_circle:", on_click=work.stop.set)


def _given() -> None:
    """Keep the files that were given, by their names."""
    _keep({file.name: file.getvalue() for file in st.session_state.get(FILES) or ()})


def _held() -> dict[str, bytes]:
    return dict(st.session_state.get(HELD, {}))


def _keep(more: Mapping[str, bytes]) -> None:
    """Keep these pictures too; the oldest go where there are too many."""
    held = _held() | dict(more)
    while held and sum(map(len, held.values())) > MOST:
        del held[next(iter(held))]
    st.session_state[HELD] = held
