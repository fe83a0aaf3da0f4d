"""The draft keeps itself: what its fields hold is saved as it changes; two tabs on one draft never lose a text."""

import re
from dataclasses import asdict, dataclass, replace
from html import unescape

import streamlit as st

from assistant.brand import Silence
from assistant.messages import N_
from assistant.settings import Settings
from assistant.store import Content, Draft, Saved
from assistant.store.drafts import GONE
from assistant.ui import brands, example, ignoring
from assistant.ui.editor import AUTO, written_as
from assistant.ui.markup import tag
from assistant.ui.screen import Screen, draw
from assistant.ui.storage import store_of

_TAG = re.compile(r"<[^<>]*>")
WHO = "app"  # who wrote, as the versions have it: the app knows no names
PARAMETER = "draft"  # of the address: a draft that is reloaded or shared on one server is found again
KEPT = "draft_kept"
HISTORY = "draft_history"
TEXT = "draft_text"
STEPS = "draft_first_steps"  # the networks an example is rewritten for, while its steps are shown
# The fields of a draft, each with what it holds before anything is chosen or written there.
FIELDS = dict.fromkeys(("network", "form", "format", "language"), AUTO) | {"brand": brands.NONE}
FIELDS |= dict.fromkeys(("keyphrases", "title", "description", "slug", "terms", "excluded"), "")
REWRITTEN = "rewrite_work"  # what was rewritten, or is being, for the draft the session works on
ELSEWHERE = "rewrite_works"  # the same for the drafts it left, by their ids
TITLE_LENGTH = 80
OVERTAKEN = N_(
    "Another tab changed this draft meanwhile. Nothing is lost: your text goes on here as a draft of its own, "
    "and the other one is among your drafts."
)


@dataclass(frozen=True)
class Kept:
    """The draft the session works on, as it was last saved; `told` is what its writer has still to be told."""

    draft: Draft
    told: str | None = None


def kept() -> Kept | None:
    """Return the draft the session works on, None before anything was written."""
    found = st.session_state.get(KEPT)
    return found if isinstance(found, Kept) else None


def keep(screen: Screen) -> None:
    """Save the draft where its fields changed, and name it in the address of its screen.

    The example is not among the drafts before it is changed.
    """
    content, before = _content(), kept()
    if before is None:
        if content.text.strip() and not example.networks(content.text):
            _put(store_of(screen.settings).drafts.create(content, WHO))
    elif _said(before.draft.content) != content:
        drafts = store_of(screen.settings).drafts
        if drafts.get(before.draft.id) is None:  # removed elsewhere: what is being written stays
            _put(drafts.create(content, WHO))
        else:
            _saved(drafts.save(before.draft.id, before.draft.revision, content, WHO), content, screen.settings)
    now = kept()
    if now and screen.name == "draft" and st.query_params.get(PARAMETER) != now.draft.id:
        st.query_params[PARAMETER] = now.draft.id


def open_asked(screen: Screen) -> None:
    """Open the draft that the address names, if the session does not hold it already."""
    asked, held = st.query_params.get(PARAMETER), kept()
    if not asked or (held and held.draft.id == asked):
        return
    draft = store_of(screen.settings).drafts.get(asked)
    if draft is None:
        del st.query_params[PARAMETER]
        draw(tag("div", screen.translate(GONE), class_="pp-notice pp-warning", role="status"))
    else:
        open_draft(draft)


def open_draft(draft: Draft) -> None:
    """Put a draft into the fields; what they held was saved when it was written."""
    st.session_state[HISTORY] = ()
    _leave_for(draft.id)
    fill(draft.content)
    _put(draft)


def fill(content: Content) -> None:
    """Put a content into the fields, and empty those it has nothing for: one that is forgotten comes back as it was."""
    st.session_state.pop(STEPS, None)
    for name, nothing in FIELDS.items():
        value = content.goal.get(name, nothing)
        if st.session_state.get(f"draft_{name}", nothing) != value:
            st.session_state[f"draft_{name}"] = value
    st.session_state[ignoring.OWN] = tuple(Silence(**one) for one in content.goal.get("silences", ()))
    st.session_state[TEXT] = content.text


def begin() -> None:
    """Begin another draft, for the same brand; the one that was written is among the drafts."""
    _leave_for(None)
    for name in (KEPT, HISTORY):
        st.session_state.pop(name, None)
    st.query_params.pop(PARAMETER, None)
    fill(Content(goal={"brand": brands.chosen() or brands.NONE}))


def _leave_for(draft: str | None) -> None:
    """Put aside what was rewritten for the draft one leaves, and bring back what was for the other, if anything."""
    held, work = kept(), st.session_state.pop(REWRITTEN, None)
    works = st.session_state.setdefault(ELSEWHERE, {})
    if held and work is not None:
        works[held.draft.id] = work
    if draft in works:
        st.session_state[REWRITTEN] = works.pop(draft)


def duplicate(draft: Draft, screen: Screen) -> Draft:
    """Return a copy of a draft, a draft of its own."""
    title = screen.translate(N_("{title} (copy)"), title=draft.content.title)
    copied = replace(draft.content, title=title[:TITLE_LENGTH], goal={**draft.content.goal, "name": title})
    return store_of(screen.settings).drafts.create(copied, WHO)


def update(draft: Draft) -> None:
    """Keep what was changed of the session's draft elsewhere: its state, its labels, its day."""
    held = kept()
    if held and held.draft.id == draft.id:
        _put(draft, held.told)


def _put(draft: Draft, told: str | None = None) -> None:
    st.session_state[KEPT] = Kept(draft, told)


def _saved(saved: Saved, content: Content, settings: Settings) -> None:
    if saved.overtaken:
        _put(store_of(settings).drafts.create(content, WHO), OVERTAKEN)
    else:
        held = kept()
        _put(saved.draft, held.told if held else None)


def _content() -> Content:
    state = st.session_state
    text = str(state.get(TEXT) or "")
    goal: dict[str, object] = {name: value for name in FIELDS if (value := _chosen(name, state.get(f"draft_{name}")))}
    silences = [asdict(silence) for silence in ignoring.own()]
    if silences:
        goal["silences"] = silences
    held = kept()
    named = held.draft.content.goal.get("name") if held else None
    if named:
        goal["name"] = named
    return Content(_title(str(named or goal.get("title") or ""), text), text, goal)


def _said(content: Content) -> Content:
    """Return a content without the fields that say nothing: they are kept no more, older drafts have them."""
    return replace(content, goal={name: value for name, value in content.goal.items() if value != FIELDS.get(name)})


def _chosen(name: str, value: object) -> str | None:
    return value if isinstance(value, str) and value != FIELDS[name] else None


def _title(title: str, text: str) -> str:
    """Return what a draft is known by: its title, else its first words."""
    first = next((line.strip("#* \t") for line in worded(text).splitlines() if line.strip("#* \t")), "")
    return shortened(title.strip() or first, TITLE_LENGTH)


def worded(text: str) -> str:
    """Return the words of a draft: without its tags, where it is written in HTML."""
    return unescape(_TAG.sub("", text)) if written_as(text) == "html" else text


def shortened(text: str, longest: int) -> str:
    """Return a text of so many characters at most, cut after a word and said to be."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    whole = cut if text[longest - 1].isspace() else cut.rpartition(" ")[0] or cut
    return f"{whole.rstrip()}…"
