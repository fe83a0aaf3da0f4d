"""The article as a search engine shows it, and taken away: files, and the text to paste into each network."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from assistant.checks.page.pixels import width
from assistant.document import Document, writers
from assistant.languages import load as load_pack
from assistant.messages import N_
from assistant.networks import Profile, load
from assistant.networks.posted import visible
from assistant.store import Draft
from assistant.ui import article_pictures, filing, keeping
from assistant.ui.marks import direction
from assistant.ui.markup import Markup, tag
from assistant.ui.screen import Screen, draw
from assistant.ui.words import network_name

NO_TITLE = N_("No title yet: give one under “Title, description, address”, or begin with a heading.")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def result(document: Document, screen: Screen) -> None:
    """Draw the search result: its title cut where it is too wide, its address, its description."""
    _ = screen.translate
    pack = load_pack(document.language)
    title = document.meta.title or next((p.text for p in document.headings), "")
    if not title:
        draw(tag("p", _(NO_TITLE), class_="pp-quiet"))
        return
    widest = (pack.section("page.title_width") or {}).get("max_px")
    longest = (pack.section("page.description_length") or {}).get("max_characters")
    given = document.meta.description
    said = given or " ".join(" ".join(p.text for p in document.paragraphs if p.kind != "heading").split())
    address = tag("span", "example.com › ", document.meta.slug or "…", class_="pp-result-address")
    way = direction(document.language)
    draw(
        tag(
            "article",
            address,
            tag("p", _cut(title, widest), class_="pp-result-title", dir=way),
            tag("p", keeping.shortened(said, longest) if longest else said, dir=way),
            class_="pp-result",
            lang=document.language,
        ),
        _measure(N_("Title: {used} of {limit} pixels"), width(title), widest, screen),
        _measure(N_("Description: {used} of {limit} characters"), len(given), longest, screen)
        if given
        else tag("p", _("No description yet: search engines choose words of the text."), class_="pp-label pp-info"),
    )


def _cut(title: str, widest: int | None) -> str:
    """Return as much of a title as is shown, cut after a word."""
    if not widest or width(title) <= widest:
        return title
    words = title.split()
    while words and width(" ".join(words) + " …") > widest:
        words.pop()
    return " ".join(words) + " …"


def _measure(words: str, used: int, most: int | None, screen: Screen) -> Markup | None:
    if not most:
        return None
    level = "problem" if used > most else "good"
    told = screen.translate(words, used=used, limit=most)
    return tag("p", f"{'✗' if used > most else '✓'} {told}", class_=f"pp-label pp-{level}")


def pasted(document: Document, profile: Profile) -> str:
    """Return the text to paste into a network: where it reads no Markdown, lists keep their bullets."""
    return visible(document, profile).strip()


def files_name(document: Document, draft: Draft | None) -> str:
    """Return what the files are called: the end of the address, else the name of the draft."""
    return document.meta.slug or (filing.file_name(draft) if draft else "article")


def take_away(document: Document, networks: Sequence[str], screen: Screen) -> None:
    """Draw the files of the article, and its text for each network, with the line breaks and links it takes."""
    _ = screen.translate
    held = keeping.kept()
    name = files_name(document, held.draft if held else None)
    draw(tag("p", _("The article in a file"), class_="pp-label"))
    pictures = article_pictures.show(document, screen)
    with st.container(horizontal=True):
        files: tuple[tuple[str, str, str, Callable[[Document], str | bytes]], ...] = (
            ("Markdown", "md", "text/markdown", writers.as_markdown),
            ("HTML", "html", "text/html", writers.as_html),
            (_("Blocks for WordPress"), "wordpress.txt", "text/plain", writers.as_wordpress),
            ("Word (DOCX)", "docx", DOCX, partial(writers.as_docx, given=pictures)),
        )
        for label, ending, kind, write in files:
            st.download_button(
                label,
                partial(write, document),  # written when asked for: the text changes with each key
                file_name=f"{name}.{ending}",
                mime=kind,
                key=f"draft_export_{ending}",
                icon=":material/download:",
                help=_("To paste into WordPress’s code editor.") if write is writers.as_wordpress else None,
                on_click="ignore",
            )
    for network in dict.fromkeys(networks):
        draw(tag("p", _("To paste into {network}", network=network_name(network, screen)), class_="pp-label"))
        st.code(pasted(document, load(network)), language=None, wrap_lines=True)
