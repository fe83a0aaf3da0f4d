"""The card that a network makes of a post's link: drawn from what is known, its page looked at only when asked."""

import base64
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from hashlib import sha256
from urllib.parse import urlsplit

import streamlit as st

from assistant.networks import Profile
from assistant.networks.link_card import card_link
from assistant.ui import from_page
from assistant.ui.markup import Markup, tag
from assistant.ui.screen import Screen, draw
from assistant.ui.shield import notice
from assistant.ui.work import Work, watch
from assistant.web.addresses import normalise
from assistant.web.fetch import Fetcher
from assistant.web.link_card import LinkCard, card_limits, card_of, domain, read_card

HELD = "draft_cards"  # the cards of pages looked at, by address
WORK = "draft_card_work"
MOST = 8  # cards kept: their pictures live in this process's memory
Looking = Work[str, LinkCard]


def address(text: str, profile: Profile) -> str | None:
    """Return the address of the link that a network makes a card of; None where it makes none."""
    found = card_link(text, profile)
    url = _whole(found.value or found.text) if found else ""
    return url if normalise(url) else None


def card(text: str, profile: Profile, screen: Screen) -> Markup | None:
    """Return the card under a post, as its network shows it; None where it shows none."""
    url = address(text, profile)
    if url is None:
        return None
    known = _known(url)
    shown = known or LinkCard(url)
    told = {
        "picture": _picture(shown, screen) if known else None,
        "domain": tag("small", shown.domain, dir="ltr"),
        "title": _title(known, screen),
        "description": tag("span", shown.description, dir="auto") if shown.description else None,
    }
    order = [name for name in profile.facts["link_card"] if told[name] is not None]
    words = tag("div", *(told[name] for name in order if name != "picture"), class_="pp-card-words")
    pieces = [told["picture"], words] if order[0] == "picture" else [words, told["picture"]]
    return tag("div", *pieces, class_=f"pp-link-card pp-card-{profile.facts['link_card_picture']}")


def at_hand() -> None:
    """Have the cards at hand for all previews; their pictures are sent once, and named by each card that shows them."""
    work: Looking | None = st.session_state.get(WORK)
    if work is not None and work.result is not None:
        _keep(work.progress, work.result)
    rules = (
        f"--pp-card-{_name(kept)}: url(data:image/jpeg;base64,{base64.b64encode(kept.picture).decode()});"
        for kept in _held().values()
        if kept.picture
    )
    if said := "".join(rules):
        st.html(Markup(f"<style>.stApp {{ {said} }}</style>"))


def ask(texts: Iterable[tuple[str, Profile]], screen: Screen) -> None:
    """Draw the button that looks at the page behind the first link whose card is not whole, and what came of it."""
    _ = screen.translate
    wanted = next((url for url in _addresses(texts) if not _is_whole(url)), None)
    work: Looking | None = st.session_state.get(WORK)
    running = work is not None and not work.done
    if wanted and _pressed(wanted, screen.settings.offline or running, screen):
        work = st.session_state[WORK] = Work(partial(_look, screen.settings.offline), wanted)
    if work is None:
        return
    watch(work, lambda work: _waiting(work, screen))
    if work.failure and work.progress == wanted:
        notice(screen.say(work.failure))


def _pressed(url: str, disabled: bool, screen: Screen) -> bool:
    _ = screen.translate
    return st.button(
        _("Look at the page behind the link"),
        key="draft_card_go",
        icon=":material/visibility:",
        disabled=disabled,
        help=_("Reads {domain} once, with the picture it names; your text is not sent anywhere.", domain=domain(url)),
    )


def _look(offline: bool, work: Looking) -> LinkCard:
    # Private addresses are never allowed here: whoever opens the app is not always who owns the machine's network.
    with Fetcher(card_limits(offline)) as fetcher:
        return read_card(work.progress, fetcher)


def _waiting(work: Looking, screen: Screen) -> None:
    if work.done:
        return
    _ = screen.translate
    told = _("Reading {address} …", address=work.progress)
    draw(tag("p", told, class_="pp-quiet", role="status", dir="auto"))


def _addresses(texts: Iterable[tuple[str, Profile]]) -> Iterator[str]:
    return (url for text, profile in texts if (url := address(text, profile)))


def _is_whole(url: str) -> bool:
    """Whether looking at the page would bring nothing: it was looked at, or what is known of it names no picture."""
    key, known = normalise(url), _known(url)
    return known is not None and (key in _held() or not known.image)


def _known(url: str) -> LinkCard | None:
    """Return what is known of a page: looked at, drafted from, or the draft itself, which has that address."""
    key = normalise(url)
    if key in _held():
        return _held()[key]
    reading: from_page.Reading | None = st.session_state.get(from_page.WORK)
    if reading is not None and reading.result is not None:
        read = card_of(reading.result.page)
        if key in (normalise(read.url), normalise(reading.progress)):
            return replace(read, url=url)
    return _own(url)


def _own(url: str) -> LinkCard | None:
    """Return the card of the draft itself, where an address ends as its own will."""
    state = st.session_state
    title, description, slug = (str(state.get(f"draft_{name}") or "") for name in ("title", "description", "slug"))
    if not (title and slug) or urlsplit(url).path.rstrip("/").rpartition("/")[2] != slug.strip("/ "):
        return None
    return LinkCard(url, title, description)


def _title(known: LinkCard | None, screen: Screen) -> Markup | None:
    _ = screen.translate
    if known is None:
        return tag("em", _("Title and picture: those of the page, not looked at yet"))
    return tag("b", known.title, dir="auto") if known.title else tag("em", _("The page gives no title"))


def _picture(shown: LinkCard, screen: Screen) -> Markup | None:
    _ = screen.translate
    if not shown.picture:
        return None
    style = f"background-image: var(--pp-card-{_name(shown)})"
    return tag("div", class_="pp-card-picture", role="img", aria_label=_("Picture of the page"), style=style)


def _name(shown: LinkCard) -> str:
    return sha256(shown.picture).hexdigest()[:12]


def _whole(url: str) -> str:
    return url if "://" in url else f"https://{url}"


def _held() -> dict[str, LinkCard]:
    held: dict[str, LinkCard] = st.session_state.get(HELD, {})
    return held


def _keep(url: str, found: LinkCard) -> None:
    """Keep the card of a page; the oldest go where there are too many."""
    key = normalise(url) or url
    held = {name: kept for name, kept in _held().items() if name != key} | {key: replace(found, url=url)}
    st.session_state[HELD] = dict(list(held.items())[-MOST:])
