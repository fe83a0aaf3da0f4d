"""The home screen: three jobs, each with an example one click away."""

import streamlit as st

from assistant.messages import N_
from assistant.ui.markup import tag
from assistant.ui.screen import Screen, go_to, heading

JOBS = (
    (
        "draft",
        N_("Write and rewrite"),
        N_("Paste a post or an article: what is wrong, where, and what to do. Then one version for each network."),
        N_("Check a post"),
        N_("Try it with a post"),
    ),
    (
        "audit",
        N_("Audit a site"),
        N_("Give pages, a sitemap or a folder: the keyphrase each page aims at, where it stands, and what is missing."),
        N_("Audit pages"),
        N_("Try it with a small site"),
    ),
    (
        "backlog",
        N_("Rewrite a backlog"),
        N_("Give a spreadsheet of posts: all are rewritten, you review, your scheduler imports the result."),
        N_("Open a spreadsheet"),
        N_("Try it with ten posts"),
    ),
)
PROMISES = (
    (
        N_("No fact changes in silence"),
        N_("Prices, dates, links and names are compared, word for word, after every rewrite."),
    ),
    (
        N_("It works with no model"),
        N_("The rules engine is free, private and always there; a model of yours is one setting away."),
    ),
    (N_("You keep the last word"), N_("Nothing replaces your text without you, and everything can be undone.")),
)


def show(screen: Screen) -> None:
    """Draw the home screen."""
    _ = screen.translate
    heading(_("What are you writing today?"), _("Three jobs, one promise: a rewrite never changes a fact in silence."))
    for column, (name, title, what, start, example) in zip(st.columns(len(JOBS)), JOBS, strict=True):
        with column, st.container(border=True, key=f"home_{name}", height="stretch"):
            st.html(tag("div", tag("h3", _(title)), tag("p", _(what)), class_="pp-job"))
            go_to(f"pages/{name}.py", _(start), ":material/arrow_forward:")
            go_to(f"pages/{name}.py", _(example), ":material/auto_stories:", more={"example": "1"})
    for column, (title, what) in zip(st.columns(len(PROMISES)), PROMISES, strict=True):
        with column:
            st.html(tag("div", tag("p", _(title), class_="pp-title"), tag("p", _(what), class_="pp-quiet")))
