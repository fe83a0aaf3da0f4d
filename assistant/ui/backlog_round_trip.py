"""The review without accounts, on the screen: a file to send, the same file taken in when it comes back."""

from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from assistant.backlog.round_trip import Conflict, TakenIn, endings, read_review, send_review, take_in
from assistant.messages import N_, NN_, Text
from assistant.store import ACCEPTED, EDITED, TO_REVIEW, Filter, Job, Key, Store
from assistant.ui.markup import Markup, tag
from assistant.ui.screen import Screen, draw
from assistant.ui.uploads import Upload, put_down
from assistant.ui.words import network_name

KINDS = {".xlsx": N_("An Excel workbook"), ".html": N_("A page for the browser")}
SENT, TAKEN = "backlog_sent", "backlog_taken"
DONE: dict[str, Text] = {
    "accept": NN_("{count} version accepted", "{count} versions accepted"),
    "edit": NN_("{count} version edited", "{count} versions edited"),
    "refuse": NN_("{count} version refused", "{count} versions refused"),
    "comment": NN_("{count} comment", "{count} comments"),
}
VERDICTS = {"accept": N_("accept"), "refuse": N_("refuse"), None: N_("the text below")}
NONE_WAITS = N_("No version waits for a review: tick “The accepted ones too” to have those reviewed.")


def show(job: Job, who: str, store: Store, screen: Screen) -> None:
    """Draw what goes out and what comes back."""
    left, right = st.columns(2, gap="large")
    with left:
        _send(job, store, screen)
    with right:
        _take(job, who, store, screen)


def _send(job: Job, store: Store, screen: Screen) -> None:
    _ = screen.translate
    draw(tag("p", _("1. Send it: whoever reviews needs nothing but this file."), class_="pp-label"))
    kind = st.segmented_control(
        _("As"),
        endings(),
        default=endings()[0],
        format_func=lambda e: _(KINDS[e]),
        key="backlog_trip_kind",
        required=True,
    )
    waiting = store.variants.count(job.id, Filter(states=(TO_REVIEW,)))
    everything = st.checkbox(_("The accepted ones too"), value=not waiting, key="backlog_trip_all")
    question = (job.id, str(kind), everything, screen.language)
    if st.button(_("Make the review"), key="backlog_trip_make", icon=":material/outgoing_mail:"):
        st.session_state[SENT] = (question, *_made(job, str(kind), everything, (store, screen)))
    made = st.session_state.get(SENT)
    if made is not None and made[0] == question and not made[2]:
        draw(tag("div", _(NONE_WAITS), class_="pp-notice pp-warning", role="status"))
    elif made is not None and made[0] == question:
        told = _(NN_("{count} version is in the file.", "{count} versions are in the file."), count=made[2])
        draw(tag("p", told, role="status"))
        st.download_button(
            _("Download the review"), made[1].content, made[1].name, key="backlog_trip_download", on_click="ignore"
        )


def _made(job: Job, kind: str, everything: bool, where: tuple[Store, Screen]) -> tuple[Upload, int]:
    store, screen = where
    states = (TO_REVIEW, ACCEPTED, EDITED) if everything else (TO_REVIEW,)
    _ = screen.translate
    name = _("review-{name}", name=Path(job.name).stem)
    with TemporaryDirectory(prefix="porteplume-") as folder:
        path = Path(folder) / f"{name}{kind}"
        count = send_review(job.id, store, path, Filter(states=states), screen.language)
        return Upload(path.name, path.read_bytes()), count


def _take(job: Job, who: str, store: Store, screen: Screen) -> None:
    _ = screen.translate
    draw(tag("p", _("2. Take it in when it comes back, filled in."), class_="pp-label"))
    given = st.file_uploader(
        _("The file that came back"), type=[ending.lstrip(".") for ending in endings()], key="backlog_trip_upload"
    )
    if given is None:
        st.session_state.pop(TAKEN, None)
        return
    upload = Upload(given.name, given.getvalue())
    kept = st.session_state.get(TAKEN)
    if kept is None or kept[0] != upload:
        kept = st.session_state[TAKEN] = (upload, _taken(job, upload, (who, store, frozenset())))
        st.rerun()  # what stands above counts what was just decided
    _result(job, upload, kept[1], (who, store), screen)


def _taken(job: Job, upload: Upload, about: tuple[str, Store, frozenset[Key]]) -> TakenIn:
    who, store, anyway = about
    with put_down([upload]) as folder:
        returned = read_review(next(folder.iterdir()))
    return take_in(job.id, returned, returned.who or who, store, anyway)


def _result(job: Job, upload: Upload, taken: TakenIn, about: tuple[str, Store], screen: Screen) -> None:
    _ = screen.translate
    told = [_(text, count=taken.done[action]) for action, text in DONE.items() if taken.done.get(action)]
    draw(tag("p", " · ".join(told) or _("Nothing new in this file."), role="status"))
    if taken.problems:
        lines = (tag("li", screen.say(problem)) for problem in taken.problems)
        draw(tag("div", tag("ul", *lines, class_="pp-reasons"), class_="pp-notice pp-warning"))
    if taken.conflicts:
        words = NN_(
            "{count} version changed meanwhile; nothing was replaced:",
            "{count} versions changed meanwhile; nothing was replaced:",
        )
        draw(tag("div", _(words, count=len(taken.conflicts)), class_="pp-notice pp-warning"))
        for conflict in taken.conflicts:
            _conflict(job, upload, conflict, about, screen)


def _conflict(job: Job, upload: Upload, conflict: Conflict, about: tuple[str, Store], screen: Screen) -> None:
    _ = screen.translate
    slip, here = conflict.slip, conflict.entry.variant
    place = _("Row {row} · {network}", row=slip.key.row, network=network_name(slip.key.network, screen))
    with st.container(border=True):
        draw(tag("b", place))
        left, right = st.columns(2)
        with left:
            draw(_side(_("Here, by {who}", who=conflict.who or "?"), "\n\n".join(here.parts)))
        with right:
            asked = _("In the file: {verdict}", verdict=_(VERDICTS[slip.verdict]))
            draw(_side(asked, "\n\n".join(slip.parts)), tag("p", slip.comment, class_="pp-quiet"))
        if st.button(_("Take the file’s"), key=f"backlog_trip_anyway_{slip.key.row}_{slip.key.network}"):
            who, store = about
            _taken(job, upload, (who, store, frozenset({slip.key})))
            st.session_state[TAKEN] = (upload, _taken(job, upload, (who, store, frozenset())))
            st.rerun()


def _side(label: str, text: str) -> Markup:
    return tag("div", tag("p", label, class_="pp-label"), tag("div", text, class_="pp-text", dir="auto"))
