"""One version of a job: its source beside it with the changes marked, its facts, and what to decide about it."""

from typing import NamedTuple

import streamlit as st

from assistant.backlog import review
from assistant.backlog.export.people import STATES
from assistant.backlog.jobs import options_of
from assistant.backlog.reasons import sentences
from assistant.messages import N_
from assistant.networks import length, load
from assistant.store import ACCEPTED, EDITED, FAILED, REFUSED, TO_REVIEW, Entry, Job, Key, Store
from assistant.ui import variant
from assistant.ui.filing import moment
from assistant.ui.focus import enter
from assistant.ui.markup import Markup, join, tag
from assistant.ui.screen import Screen, draw
from assistant.ui.shield import Shield
from assistant.ui.words import network_name, number

KIND = {ACCEPTED: "good", EDITED: "good", TO_REVIEW: "warning", REFUSED: "info", FAILED: "problem"}
BREAK = "\n---\n"  # between the posts of a thread in the editor
HELP = N_("A line with --- alone parts the posts of a thread.")
EDITING = "backlog_editing"  # the name of the version whose text is being changed
DONE = {
    "accept": N_("accepted by {who}, {when}"),
    "edit": N_("edited by {who}, {when}"),
    "refuse": N_("refused by {who}, {when}"),
    "comment": N_("commented by {who}, {when}"),
}


class Decider(NamedTuple):
    """Where decisions are kept, who takes them, and whether this version is the one that keys decide about."""

    store: Store
    who: str
    is_head: bool


def show(job: Job, entry: Entry, about: tuple[Store, str, bool], screen: Screen) -> None:
    """Draw a version and its buttons."""
    made, decider = entry.variant, Decider(*about)
    # The job and the moment are in the name: fields of another job, or of before a change, must not show here.
    name = f"{job.id}_{made.row}_{made.network.replace(':', '_')}_{round(made.updated * 1000)}"
    with st.container(border=True, key=f"backlog_entry_{name}"):
        draw(_head(entry, screen), _told(job, entry, decider.store, screen))
        if not made.parts:
            draw(tag("div", entry.row.text, class_="pp-text", dir="auto"))
            return
        language = str(made.details.get("language") or "fr")
        shown = {**made.details, "parts": made.parts}
        variant.side_by_side(entry.row.text, shown, (language, language), screen)
        if shown.get("facts"):
            variant.facts(shown, entry.row.text, (language, language), screen)
        _buttons(job, entry, name, decider, screen)
        if st.session_state.get(EDITING) == name:
            _editor(job, entry, name, decider, screen)


def _head(entry: Entry, screen: Screen) -> Markup:
    _ = screen.translate
    made = entry.variant
    place = _("Row {row} · {network}", row=made.row, network=network_name(made.network, screen))
    state = tag("span", _(STATES[made.state]), class_=f"pp-verdict pp-{KIND[made.state]}")
    reasons = [tag("li", reason) for reason in sentences(made.reasons, screen.language)]
    listed = tag("ul", *reasons, class_="pp-reasons") if reasons else None
    return join(tag("p", tag("b", f"{entry.row.id} · {place} "), state), listed)


def _told(job: Job, entry: Entry, store: Store, screen: Screen) -> Markup | None:
    """Return who decided last and when, and the comments."""
    _ = screen.translate
    stood = [one for one in review.history(job.id, store, entry.variant.key) if not one.undone]
    lines = [_(DONE[stood[-1].action], who=stood[-1].who, when=moment(stood[-1].at, screen))] if stood else []
    comments = entry.variant.details.get("comments", ())
    lines += [_("“{comment}” — {who}", comment=one["text"], who=one["who"]) for one in comments]
    return tag("p", *(tag("span", line, class_="pp-line") for line in lines), class_="pp-quiet") if lines else None


def _buttons(job: Job, entry: Entry, name: str, decider: Decider, screen: Screen) -> None:
    _ = screen.translate
    made, keys = entry.variant, decider.is_head
    with st.container(horizontal=True):
        if made.state in (TO_REVIEW, REFUSED):
            st.button(
                _("Accept"),
                key=f"backlog_accept_{name}",
                icon=":material/check:",
                type="primary" if keys else "secondary",
                shortcut="A" if keys else None,
                on_click=_accept,
                args=(job.id, made.key, decider, screen.language),
            )
        if made.state != REFUSED:
            st.button(
                _("Refuse"),
                key=f"backlog_refuse_{name}",
                icon=":material/close:",
                shortcut="X" if keys else None,
                on_click=_refuse,
                args=(job.id, made.key, decider, screen.language),
            )
        st.button(
            _("Edit"),
            key=f"backlog_edit_{name}",
            icon=":material/edit:",
            shortcut="E" if keys else None,
            on_click=_open,
            args=(name,),
        )


def _accept(job: str, key: Key, decider: Decider, language: str) -> None:
    with Shield(language):
        review.accept(job, [key], decider.who, decider.store)


def _refuse(job: str, key: Key, decider: Decider, language: str) -> None:
    with Shield(language):
        review.refuse(job, [key], decider.who, decider.store)


def _open(name: str) -> None:
    """Begin to change a text, or leave it as it was."""
    st.session_state[EDITING] = None if st.session_state.get(EDITING) == name else name


def _editor(job: Job, entry: Entry, name: str, decider: Decider, screen: Screen) -> None:
    _ = screen.translate
    made = entry.variant
    text = st.text_area(
        _("The text for this network"),
        value=BREAK.join(made.parts),
        key=f"backlog_text_{name}",
        height=200,
        help=_(HELP) if len(made.parts) > 1 else None,
    )
    enter(f"backlog_text_{name}")
    st.button(
        _("Keep this text"),
        key=f"backlog_keep_{name}",
        type="primary",
        shortcut="Mod+Enter",
        on_click=_keep,
        args=(job.id, made.key, name, decider, screen.language),
    )
    _checked(job, entry, str(text or ""), screen)


def _checked(job: Job, entry: Entry, text: str, screen: Screen) -> None:
    """Draw what the fact guard, the network and the checks say of the text as it stands in the field."""
    _ = screen.translate
    parts = [part.strip() for part in text.split(BREAK) if part.strip()]
    if not parts:
        return
    options, profile = options_of(job), load(entry.variant.network)
    found = review.recheck(entry, parts, options)
    used = " + ".join(number(length(part, profile), screen) for part in parts)
    limit = f" / {number(profile.max_length, screen)}" if profile.max_length else ""
    reasons = [tag("li", screen.say(reason)) for reason in found.reasons]
    verdict = tag("ul", *reasons, class_="pp-reasons") if reasons else tag("p", _("No fact changed, and it fits."))
    draw(tag("p", f"{used}{limit}", class_="pp-label"), tag("div", verdict, role="status"))
    before, after = review.scores(entry, parts, options)
    variant.scores({"scores_before": before, "scores_after": after}, screen)


def _keep(job: str, key: Key, name: str, decider: Decider, language: str) -> None:
    text = str(st.session_state.get(f"backlog_text_{name}") or "")
    with Shield(language):
        review.edit(job, key, text.split(BREAK), decider.who, decider.store)
        st.session_state[EDITING] = None
