"""The links of a draft asked for on demand: a button, a thread that asks, and a verdict per address."""

from collections.abc import Iterator, Sequence
from functools import partial

import streamlit as st

from assistant.document import Document
from assistant.messages import N_
from assistant.ui.click import clicked, forget
from assistant.ui.markup import Markup, tag
from assistant.ui.screen import Screen, draw
from assistant.ui.shield import notice
from assistant.ui.work import Work, watch
from assistant.web.link_check import Verdict, link_limits
from assistant.web.link_verdicts import LinkVerdict, addresses, link_verdicts

WORK, BUTTON = "draft_link_work", "draft_links_go"
# How a verdict is shown: its colour, and its words.
SHOWN: dict[Verdict, tuple[str, str]] = {
    "dead": ("problem", N_("✗ Dead")),
    "unverifiable": ("warning", N_("? Cannot tell")),
    "alive": ("good", N_("✓ Alive")),
}
Asking = Work[int, tuple[LinkVerdict, ...]]


def show(document: Document, screen: Screen) -> None:
    """Draw the button, the asking while it lasts, and the verdicts on the addresses the draft still holds."""
    wanted = addresses(document)
    work: Asking | None = st.session_state.get(WORK)
    if not wanted:
        forget(BUTTON)
        return
    running = work is not None and not work.done
    _, offline = screen.translate, screen.settings.offline
    if clicked(_("Check the links"), BUTTON, ":material/link:", disabled=offline or running):
        work = st.session_state[WORK] = Work(partial(_ask, document, offline), 0)
    st.caption(_told(screen))
    if work is None:
        return
    watch(work, lambda work: _progress(work, len(wanted), screen))
    if work.failure:
        notice(screen.say(work.failure))
    if work.result is not None:
        draw(_table(work.result, wanted, screen))


def _told(screen: Screen) -> str:
    _ = screen.translate
    if screen.settings.offline:
        return _("The assistant is set to stay offline: links are not asked for.")
    return _("Each address is asked for once, from this computer; nothing of your text is sent.")


def _ask(document: Document, offline: bool, work: Asking) -> tuple[LinkVerdict, ...]:
    def go_on(done: int) -> bool:
        work.progress = done
        return not work.stopped

    # Private addresses are never allowed here: whoever opens the app is not always who owns the machine's network.
    return link_verdicts(document, link_limits(offline=offline), go_on)


def _progress(work: Asking, total: int, screen: Screen) -> None:
    if work.done:
        return
    _ = screen.translate
    done = min(work.progress, total)
    st.progress(done / total, text=_("{done} of {total} addresses have answered", done=done, total=total))
    st.button(_("Stop"), key="draft_links_stop", icon=":material/stop_circle:", on_click=work.stop.set)


def _table(verdicts: Sequence[LinkVerdict], wanted: Sequence[str], screen: Screen) -> Markup:
    _ = screen.translate
    order = list(SHOWN)
    known = {v.url.partition("#")[0]: v for v in verdicts}
    rows = sorted((known[url] for url in wanted if url in known), key=lambda v: order.index(v.verdict))
    new = [url for url in wanted if url not in known]
    head = tag("tr", *(tag("th", label) for label in (_("Verdict"), _("Link"))))
    body = [
        tag(
            "tr",
            tag("td", _chip(verdict.verdict, screen), class_="pp-short"),
            tag("td", _link(verdict.url), *_known(verdict, screen), class_="pp-wide"),
        )
        for verdict in rows
    ]
    body += [
        tag("tr", tag("td", "–"), tag("td", url, tag("div", _("Not asked for yet")), class_="pp-wide")) for url in new
    ]
    return tag("div", tag("table", head, *body, class_="pp-table"), class_="pp-scroll", role="status")


def _chip(verdict: Verdict, screen: Screen) -> Markup:
    colour, words = SHOWN[verdict]
    return tag("span", screen.translate(words), class_=f"pp-verdict pp-{colour}")


def _link(url: str) -> Markup:
    return tag("a", url, href=url, target="_blank", rel="noopener noreferrer", class_="pp-link")


def _known(verdict: LinkVerdict, screen: Screen) -> Iterator[Markup]:
    _ = screen.translate
    if verdict.reason is not None:
        yield tag("div", screen.say(verdict.reason), class_="pp-quiet")
    if verdict.moved_to is not None:
        yield tag("div", _("It has moved for good: link {address}", address=verdict.moved_to))
