"""What the writer does not want to be told: asked for beside a finding, for this text or the brand, and taken back."""

from dataclasses import replace

import streamlit as st

from assistant.brand import Brand, Silence
from assistant.checks.silences import lifted, silence_of
from assistant.document import Document
from assistant.findings import Finding
from assistant.messages import NN_
from assistant.ui import brands
from assistant.ui.markup import Markup, literal, tag
from assistant.ui.report import Group, clipped
from assistant.ui.screen import Screen, draw

OWN = "draft_silences"
OFFERED = 8  # findings of one kind that can be ignored one by one; the others come up as these go


def own() -> tuple[Silence, ...]:
    """Return what this draft is not to be told."""
    return tuple(st.session_state.get(OWN, ()))


def offer(group: Group, document: Document, brand: Brand, screen: Screen) -> None:
    """Draw what ignores the findings of one card: one by one, for this text or for the brand."""
    _ = screen.translate
    if group.level == "good":
        return
    with st.popover(_("Ignore…"), key=f"ignore_{group.number}", type="tertiary", icon=":material/notifications_off:"):
        if len(group.findings) > 1:
            _buttons(group.findings, f"{group.number}_all", document, brand, screen)
        for index, finding in enumerate(group.findings[:OFFERED]):
            if len(group.findings) > 1:
                draw(tag("p", _told(finding, screen), class_="pp-ignored"))
            _buttons((finding,), f"{group.number}_{index}", document, brand, screen)


def ignore(findings: tuple[Finding, ...], document: Document, for_brand: bool = False) -> None:
    """Keep these findings of a document from being told: in this text, or for the brand that is chosen."""
    silences = tuple(dict.fromkeys(silence_of(finding, document) for finding in findings))
    chosen = brands.chosen()
    if for_brand and chosen:
        _ignore_for(silences, chosen)
    else:
        _ignore(silences)


def here(count: int, screen: Screen) -> str:
    """Return what ignores so many findings in this text is called."""
    return screen.translate(NN_("Ignore here", "Ignore all {count} here"), count=count)


def for_brand(count: int, brand: Brand, screen: Screen) -> str:
    """Return what ignores so many findings for the brand is called."""
    words = NN_("Ignore for {brand}", "Ignore all {count} for {brand}")
    return screen.translate(words, count=count, brand=brand.name)


def _buttons(findings: tuple[Finding, ...], key: str, document: Document, brand: Brand, screen: Screen) -> None:
    silences = tuple(dict.fromkeys(silence_of(finding, document) for finding in findings))
    with st.container(horizontal=True):
        st.button(here(len(findings), screen), key=f"ignore_here_{key}", on_click=_ignore, args=(silences,))
        chosen = brands.chosen()
        if chosen:
            label = literal(for_brand(len(findings), brand, screen))
            st.button(label, key=f"ignore_brand_{key}", on_click=_ignore_for, args=(silences, chosen))


def _ignore(silences: tuple[Silence, ...]) -> None:
    st.session_state[OWN] = tuple(dict.fromkeys((*own(), *silences)))


def _ignore_for(silences: tuple[Silence, ...], key: str) -> None:
    brands.change(key, lambda brand: replace(brand, silences=tuple(dict.fromkeys((*brand.silences, *silences)))))


def ignored(findings: tuple[Finding, ...], document: Document, brand: Brand, screen: Screen) -> None:
    """Draw the findings that are not told, each with what tells it again."""
    _ = screen.translate
    if not findings:
        return
    label = _(NN_("{count} finding ignored", "{count} findings ignored"), count=len(findings))
    with st.expander(label, key="draft_ignored", icon=":material/notifications_off:"):
        for index, finding in enumerate(findings):
            with st.container(horizontal=True, vertical_alignment="center"):
                by_brand = len(lifted(brand.silences, finding, document)) < len(brand.silences)
                whose = tag("small", brand.name) if by_brand else None
                draw(tag("p", screen.say(finding.message), " ", _told(finding, screen), whose, class_="pp-ignored"))
                st.button(
                    _("Tell me again"),
                    key=f"ignored_{index}",
                    icon=":material/undo:",
                    on_click=tell_again,
                    args=(finding, document),
                )


def tell_again(finding: Finding, document: Document) -> None:
    """Have a finding told that was ignored, here or for the brand."""
    st.session_state[OWN] = lifted(own(), finding, document)
    chosen = brands.chosen()
    if chosen:
        brands.change(chosen, lambda brand: replace(brand, silences=lifted(brand.silences, finding, document)))


def _told(finding: Finding, screen: Screen) -> Markup | str:
    _ = screen.translate
    return tag("q", clipped(finding.excerpt), dir="auto") if finding.excerpt else _("the whole text")
