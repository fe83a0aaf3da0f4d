"""The drafting screen: the text and what it is for, what is said of it, how it is seen, and its rewrites."""

from dataclasses import dataclass

import streamlit as st

from assistant.checks import check
from assistant.document import Document
from assistant.findings import Report
from assistant.networks import load
from assistant.ui import editor, ignoring, link_verdicts, points, preview, proposals, report, rewriting
from assistant.ui.editor import Draft
from assistant.ui.marks import legend, marked
from assistant.ui.markup import tag
from assistant.ui.screen import Screen, draw, heading

CHECKED = "draft_checked"


@dataclass(frozen=True)
class Checked:
    """A draft, read and checked."""

    draft: Draft
    document: Document
    report: Report
    proposals: tuple[str, ...]  # keyphrases it seems to aim at; none where some are given


def show(screen: Screen) -> None:
    """Draw the screen."""
    _ = screen.translate
    heading(_("Write and rewrite"), _("What is wrong, where, and what to do; then one version for each network."))
    editor.aim(screen)
    left, right = st.columns([3, 2], gap="large")
    with left, screen.shield():
        draft = editor.edit(screen)
    if not draft.text.strip():
        with right:
            _empty(screen)
        return
    checked = _checked(draft)
    with right, screen.shield():
        _verdict(checked, screen)
    with left, screen.shield():
        proposals.offer(checked.proposals, screen)
        _views(checked, screen)
    with screen.shield():
        rewriting.show(checked.document, draft.goal(), screen)


def _checked(draft: Draft) -> Checked:
    kept = st.session_state.get(CHECKED)
    if isinstance(kept, Checked) and kept.draft == draft:
        return kept
    document = draft.document()
    goal = draft.goal()
    phrases = () if goal.keyphrases else proposals.proposed(document)
    checked = Checked(draft, document, check(document, goal), phrases)
    st.session_state[CHECKED] = checked
    return checked


def _verdict(checked: Checked, screen: Screen) -> None:
    _ = screen.translate
    groups = report.grouped(checked.report.findings)
    ignore_for = (checked.document, checked.draft.brand, screen)
    report.scores(checked.report, screen)
    report.length(checked.report, screen)
    with st.expander(_("All the figures"), key="draft_figures"):
        report.figures(checked.report, screen)
    with st.expander(_("Where the points went"), key="draft_points"):
        points.explained(checked.report, groups, screen)
    draw(tag("h2", _("What to do, by worth"), class_="pp-title"))
    report.findings(groups, screen, beside=lambda group: ignoring.offer(group, *ignore_for))
    ignoring.ignored(checked.report.silenced, *ignore_for)


def _views(checked: Checked, screen: Screen) -> None:
    _ = screen.translate
    text, seen, links = st.tabs([_("Marked text"), _("As readers see it"), _("Links")], key="draft_views")
    with text:
        numbered = report.numbered(report.grouped(checked.report.findings))
        draw(marked(checked.document.source, numbered, screen, checked.document.language), legend(screen))
    with seen, screen.shield():
        if checked.draft.network:
            profile = load(checked.draft.network)
            draw(preview.post(checked.document.text, profile, checked.document.language, screen))
        else:
            draw(tag("p", _("Choose a network above to see the text as its readers do."), class_="pp-quiet"))
    with links, screen.shield():
        preview.link_table(checked.document, checked.report, screen)
        link_verdicts.show(checked.document, screen)


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
