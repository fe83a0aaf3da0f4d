"""The drafting screen: the text and what it is for, what is said of it, how it is seen, and its rewrites."""

import streamlit as st

from assistant.ui import (
    article,
    beginning,
    editor,
    filing,
    from_brief,
    from_page,
    ignoring,
    keeping,
    link_verdicts,
    live_field,
    points,
    preview,
    proposals,
    report,
    rewriting,
)
from assistant.ui.checked import Checked, checked
from assistant.ui.editor import Draft
from assistant.ui.folded import is_drawn, opening
from assistant.ui.marks import legend, marked
from assistant.ui.markup import tag
from assistant.ui.rings import rings
from assistant.ui.screen import Screen, draw, heading

Around = tuple[object, ...]


def show(screen: Screen) -> None:
    """Draw the screen."""
    _ = screen.translate
    heading(_("Write and rewrite"), _("What is wrong, where, and what to do; then one version for each network."))
    with screen.shield():
        keeping.open_asked(screen)
    editor.begin(screen)
    aim = st.container()
    if screen.alone:
        aim.html(tag("div", class_="pp-to-come"))
        st.fragment(_alone, run_every=beginning.LATEST)(screen)
        return
    with aim:
        editor.aim(screen)
        with screen.shield():
            from_brief.show(screen)
        with screen.shield():
            from_page.show(screen)
    draft = editor.held(screen)
    st.fragment(_writing)(_around(draft), screen)
    if not editor.is_plain(screen):
        st.button(_("Draw the screen again"), key="draft_wake")  # unseen: the live editor presses it
    draft = editor.held(screen)
    if draft.text.strip():
        with screen.shield():
            rewriting.show(checked(draft).document, draft.goal(), screen)


def _alone(screen: Screen) -> None:
    """Draw the text by itself; called again, have all drawn: the editor stands, or does not come."""
    if beginning.stands():
        st.rerun()
    beginning.stand()
    left, _right = st.columns([3, 2], gap="large")
    with left, screen.shield():
        draft = editor.held(screen)
        live_field.field(checked(draft) if draft.text.strip() else None, screen)


def _writing(drawn_around: Around, screen: Screen) -> None:
    """Draw the text and what is said of it: drawn anew as one types, without the rest of the screen."""
    said: Checked | None = None
    with screen.shield():
        draft = editor.held(screen)
        if _around(draft) != drawn_around:
            st.rerun()
        said = checked(draft) if draft.text.strip() else None
    left, right = st.columns([3, 2], gap="large")
    with left, screen.shield():
        if editor.is_plain(screen):
            editor.plain_field(screen)
        else:
            live_field.field(said, screen)
    with right, screen.shield():  # before the rest: it is what one reads as one types
        if said is None:
            _empty(screen)
        else:
            _verdict(said, screen)
    with left, screen.shield():
        editor.below(screen)
    with left, screen.shield():
        keeping.keep(screen)
        filing.show(screen)
    if said is None:
        return
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
    return [name for name in st.session_state.get("rewrite_networks", ()) if name != draft.network]


def _verdict(checked: Checked, screen: Screen) -> None:
    _ = screen.translate
    groups = report.grouped(checked.report.findings)
    ignore_for = (checked.document, checked.draft.brand, screen)
    report.scores(checked.report, screen)
    report.length(checked.report, screen)
    rings(checked.document.text, _other_networks(checked.draft), screen)
    is_live, label = not editor.is_plain(screen), _("All the figures")
    with st.expander(label, key="draft_figures", on_change=opening(is_live, "draft_figures", label)) as figures:
        if is_drawn(figures):
            report.figures(checked.report, screen)
    label = _("Where the points went")
    with st.expander(label, key="draft_points", on_change=opening(is_live, "draft_points", label)) as lost:
        if is_drawn(lost):
            points.explained(checked.report, groups, screen)
    live = report.NOT_MARKED if editor.is_plain(screen) else live_field.marked(checked, screen)
    every = report.mend_button(checked.report.findings, screen, live)
    draw(tag("div", tag("h2", _("What to do, by worth"), class_="pp-title"), every, class_="pp-head-line"))
    report.findings(groups, screen, beside=lambda group: ignoring.offer(group, *ignore_for), live=live)
    ignoring.ignored(checked.report.silenced, *ignore_for)


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
    title = tag("h3", _("Three steps, no setting"))
    draw(tag("div", title, tag("ol", *(tag("li", step) for step in steps)), class_="pp-empty"))
    st.button(
        _("Try it with a post"),
        key="draft_example",
        type="primary",
        icon=":material/auto_stories:",
        on_click=editor.open_example,
        args=(screen.language,),
    )
