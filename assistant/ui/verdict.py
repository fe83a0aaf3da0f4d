"""What is said of a text, drawn by Streamlit: beside the plain field, where no component of our own is wanted."""

from collections.abc import Sequence

import streamlit as st

from assistant.ui import ignoring, points, report, rings
from assistant.ui.checked import Checked
from assistant.ui.markup import tag
from assistant.ui.screen import Screen, draw


def show(checked: Checked, networks: Sequence[str], screen: Screen) -> None:
    """Draw the scores, the lengths, and what to do; `networks` are those that it is to be rewritten for."""
    _ = screen.translate
    said, document, brand = checked.report, checked.document, checked.draft.brand
    groups = report.grouped(said.findings)
    report.scores(said, screen)
    rings.draw_ring(rings.ring_of_draft(said, screen))
    rings.draw_rings(rings.rings_of_others(document, networks, screen))
    with st.expander(_("All the figures"), key="draft_figures"):
        report.figures(said, screen)
    with st.expander(_("Where the points went"), key="draft_points"):
        points.explained(said, groups, screen)
    draw(tag("h2", _("What to do, by worth"), class_="pp-title"))
    report.findings(groups, screen, beside=lambda group: ignoring.offer(group, document, brand, screen))
    ignoring.ignored(said.silenced, document, brand, screen)
