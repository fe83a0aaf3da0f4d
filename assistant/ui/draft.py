"""The drafting screen: the text and what it is for, what is said of it, how it is seen, and its rewrites.

Beside the live editor a key press draws two things anew: the text with its marks, and the panel, in one message. What
stands under the text follows once one pauses. The plain field is read seldom, and has all drawn by Streamlit.
"""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant.messages import N_
from assistant.ui import (
    article,
    beginning,
    editor,
    empty,
    filing,
    first_steps,
    from_brief,
    from_page,
    keeping,
    link_verdicts,
    live_editor,
    live_field,
    preview,
    proposals,
    report,
    rewriting,
    verdict,
)
from assistant.ui.checked import Checked, checked
from assistant.ui.click import resume, whole
from assistant.ui.editor import Draft
from assistant.ui.folded import is_drawn, opening
from assistant.ui.marks import legend, marked
from assistant.ui.markup import tag
from assistant.ui.screen import Screen, draw, heading

Around = tuple[object, ...]
DRAWN = "draft_drawn"  # the draft as its text was last drawn


def show(screen: Screen) -> None:
    """Draw the screen."""
    with whole():
        _show(screen)


def _show(screen: Screen) -> None:
    _ = screen.translate
    heading(_("Write and rewrite"), _("What is wrong, where, and what to do; then one version for each network."))
    with screen.shield():
        keeping.open_asked(screen)
    editor.begin(screen)
    first_steps.show(screen)
    aim = st.container()
    if screen.alone:
        aim.html(tag("div", class_="pp-to-come"))
        with _desk()[0]:
            st.fragment(_alone, run_every=beginning.LATEST)(screen)
        return
    with aim:
        editor.aim(screen)
        with screen.shield():
            from_brief.show(screen)
        with screen.shield():
            from_page.show(screen)
    if editor.is_plain(screen):
        st.fragment(_plain)(_around(editor.held(screen)), screen)
    else:
        _live(screen)
    draft = editor.held(screen)
    if draft.text.strip():
        with screen.shield():
            rewriting.show(checked(draft).document, draft.goal(), screen)


def _alone(screen: Screen) -> None:
    """Draw the text by itself; called again, have all drawn: the editor stands, or does not come."""
    if beginning.stands():
        st.rerun()
    beginning.stand()
    with screen.shield():
        draft = editor.held(screen)
        live_field.field(checked(draft) if draft.text.strip() else None, (), screen)


def _live(screen: Screen) -> None:
    """Draw the live editor, what is said beside it, and what stands under it."""
    draft = editor.held(screen)
    writing, said, under = _desk()
    with writing:
        st.fragment(_text)(_around(draft), screen)
    with said, screen.shield():
        if draft.text.strip():
            live_editor.panel()
        else:
            _empty(screen)
    with under:
        st.fragment(_under)(screen)
    _unseen_button("draft_wake", screen)


def _unseen_button(key: str, screen: Screen) -> None:
    """Draw a button that the live editor presses: it has what is drawn around it drawn anew."""
    st.button(screen.translate(N_("Draw the screen again")), key=key)


def _desk() -> Sequence[DeltaGenerator]:
    """Return the places of the text, of what is said of it, and of what stands under the text.

    They are read in this order, and stand so on a phone; where there is room the second one stands beside the others.
    """
    with st.container(key="draft_desk"):
        return [st.container(key=f"draft_{name}") for name in ("writing", "said", "under")]


def _text(drawn_around: Around, screen: Screen) -> None:
    """Draw the text with what is said of it, and keep it: all that is done at each key press."""
    resume(rewriting.BUTTON)
    with screen.shield():
        draft = editor.held(screen)
        if _around(draft) != drawn_around:
            st.rerun()
        st.session_state[DRAWN] = draft
        said = checked(draft) if draft.text.strip() else None
        live_field.field(said, _other_networks(draft), screen)
    with screen.shield():
        keeping.keep(screen)


def _under(screen: Screen) -> None:
    """Draw what stands under the text: drawn anew once one pauses, or does something there."""
    resume(rewriting.BUTTON)
    with screen.shield():
        draft = editor.held(screen)
        if st.session_state.get(DRAWN) != draft or editor.is_plain(screen):
            st.rerun()
        editor.below(screen)
    with screen.shield():
        filing.show(screen)
    if draft.text.strip():
        with screen.shield():
            said = checked(draft)
            proposals.offer(said.proposals, screen)
            _views(said, screen)
    _unseen_button("draft_rest", screen)


def _plain(drawn_around: Around, screen: Screen) -> None:
    """Draw the plain field and what is said of its text."""
    resume(rewriting.BUTTON)
    said: Checked | None = None
    with screen.shield():
        draft = editor.held(screen)
        if _around(draft) != drawn_around:
            st.rerun()
        said = checked(draft) if draft.text.strip() else None
    left, right = st.columns([3, 2], gap="large")
    with left, screen.shield():
        editor.plain_field(screen)
        editor.below(screen)
    with right, screen.shield():
        if said is None:
            _empty(screen)
        else:
            verdict.show(said, _other_networks(said.draft), screen)
    with left, screen.shield():
        keeping.keep(screen)
        filing.show(screen)
    if said is not None:
        with left, screen.shield():
            proposals.offer(said.proposals, screen)
            _views(said, screen)


def _around(draft: Draft) -> Around:
    """Return what the rest of the screen was drawn for: where it changes, all is drawn anew."""
    is_empty = not draft.text.strip()
    language = draft.language or (None if is_empty else checked(draft).document.language)
    return is_empty, draft.network, draft.keyphrases, language


def _other_networks(draft: Draft) -> list[str]:
    """Return the networks chosen for the rewrites, the draft's own left out."""
    return [name for name in rewriting.networks(draft.text, draft.network) if name != draft.network]


def _views(checked: Checked, screen: Screen) -> None:
    _ = screen.translate
    names = [_("As readers see it"), _("Links"), _("Search result"), _("Take it away")]
    names += [_("Marked text")] if editor.is_plain(screen) else []
    opened = opening(not editor.is_plain(screen), "draft_views", *names)
    seen, links, found, away, *text = st.tabs(names, key="draft_views", on_change=opened)
    networks = [name for name in (checked.draft.network, *_other_networks(checked.draft)) if name]
    if is_drawn(seen):
        with seen, screen.shield():
            preview.show(checked.document, networks, checked.draft.brand, screen)
    if is_drawn(links):
        with links, screen.shield():
            preview.link_table(checked.document, checked.report, screen)
            link_verdicts.show(checked.document, screen)
    if is_drawn(found):
        with found, screen.shield():
            article.result(checked.document, screen)
    if is_drawn(away):
        with away, screen.shield():
            article.take_away(checked.document, networks, screen)
    for tab in text:
        with tab:
            numbered = report.numbered(report.grouped(checked.report.findings))
            draw(marked(checked.document.source, numbered, screen, checked.document.language), legend(screen))


def _empty(screen: Screen) -> None:
    _ = screen.translate
    steps = (
        _("Paste a text, or open a file."),
        _("Choose the network and the keyphrase you aim at."),
        _("Read what to mend, then ask for a version per network."),
    )
    empty.steps(_("Three steps, no setting"), steps)
    st.button(
        _("Try it with a post"),
        key="draft_example",
        type="primary",
        icon=":material/auto_stories:",
        on_click=editor.open_example,
        args=(screen.language,),
    )
