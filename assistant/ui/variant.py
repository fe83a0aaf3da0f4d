"""One rewrite drawn: its verdict, source and result side by side, its facts, its scores, what it cost."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from assistant.brand import Brand
from assistant.findings import FAMILIES, FAMILY_NAMES
from assistant.llm.usage import Usage
from assistant.messages import N_, NN_
from assistant.networks import Profile, length, limit
from assistant.rewriting.fact_places import Texts
from assistant.ui.chips import chips
from assistant.ui.difference import added, removed
from assistant.ui.markup import Markup, tag
from assistant.ui.preview import post
from assistant.ui.screen import Screen, draw
from assistant.ui.words import number

TO_CHECK = N_("✓ Accepted; read first what is to check")
BETWEEN = "\n\n"  # between the posts of a thread, where they are shown as one text
Shown = Mapping[str, Any]  # a rewrite as the contract writes it


def verdict(rewrite: Shown, screen: Screen) -> Markup:
    """Return whether a rewrite is accepted, and why not."""
    _ = screen.translate
    if rewrite["accepted"] and (rewrite.get("facts") or {}).get("unsure"):
        badge = tag("span", _(TO_CHECK), class_="pp-verdict pp-warning")
    elif rewrite["accepted"]:
        badge = tag("span", _("✓ Accepted: no fact changed"), class_="pp-verdict pp-good")
    else:
        badge = tag("span", _("✗ Not accepted: read why before you use it"), class_="pp-verdict pp-problem")
    reasons = [tag("li", reason) for reason in rewrite["reasons"]]
    return tag("div", badge, tag("ul", *reasons, class_="pp-reasons") if reasons else None)


def side_by_side(source: str, rewrite: Shown, languages: tuple[str, str], screen: Screen) -> None:
    """Draw source and result side by side, the words that changed told on both sides."""
    _ = screen.translate
    result = BETWEEN.join(rewrite["parts"])
    left, right = st.columns(2)
    with left:
        draw(tag("p", _("Source"), class_="pp-label"), removed(source, result, languages[0]))
    with right:
        draw(tag("p", _("Rewritten"), class_="pp-label"), added(source, result, languages[1]))


def facts(rewrite: Shown, source: str, languages: tuple[str, str], screen: Screen) -> None:
    """Draw what became of the facts, each with its places in source and rewrite."""
    _ = screen.translate
    drawn = chips(rewrite["facts"], Texts(source, BETWEEN.join(rewrite["parts"]), languages), screen)
    draw(
        tag("p", _("Facts"), class_="pp-label"),
        drawn or tag("p", _("No fact was found in the source."), class_="pp-quiet"),
    )


def meaning(rewrite: Shown, screen: Screen) -> None:
    """Draw what a second reading of the meaning found, where one was made."""
    _ = screen.translate
    read = rewrite.get("meaning") or {}
    told = {
        True: _("✓ Read again by the model: the meaning is the same"),
        False: _("✗ Read again by the model: the meaning differs"),
    }
    if read.get("same") in told:
        draw(tag("p", told[read["same"]], class_=f"pp-verdict pp-{'good' if read['same'] else 'problem'}"))


def scores(rewrite: Shown, screen: Screen) -> None:
    """Draw the scores before and after."""
    _ = screen.translate
    before, after = rewrite.get("scores_before") or {}, rewrite.get("scores_after") or {}
    families = [f for f in FAMILIES if before.get(f) is not None or after.get(f) is not None]
    if not families:
        return
    numbers = (tag("th", label, class_="pp-number") for label in (_("Before"), _("After")))
    head = tag("tr", tag("th", _("Score")), *numbers)
    rows = (_scores_row(family, before.get(family), after.get(family), screen) for family in families)
    draw(tag("table", head, *rows, class_="pp-table"))


def _scores_row(family: str, before: int | None, after: int | None, screen: Screen) -> Markup:
    _ = screen.translate
    moved = "" if before is None or after is None or before == after else " ↗" if after > before else " ↘"
    shown = ["–" if value is None else number(value, screen) for value in (before, after)]
    cells = (tag("td", value, class_="pp-number") for value in (shown[0], shown[1] + moved))
    return tag("tr", tag("td", _(FAMILY_NAMES[family])), *cells)


def cost(rewrite: Shown, screen: Screen) -> str:
    """Return who wrote it and what it cost, in one line."""
    _ = screen.translate
    usage: Mapping[str, Any] = rewrite.get("usage") or {}
    pieces = [str(rewrite.get("model") or "")] if rewrite.get("model") else []
    attempts = rewrite.get("attempts") or 0
    if attempts > 1:
        pieces.append(_(NN_("{count} attempt", "{count} attempts"), count=attempts))
    if not usage.get("requests"):
        return " · ".join([*pieces, _("Nothing was sent anywhere; it cost nothing.")])
    pieces.append(_(NN_("{count} request", "{count} requests"), count=usage["requests"]))
    return " · ".join([*pieces, *_counted(usage, screen)])


def spent(usage: Usage, screen: Screen) -> str:
    """Return what has been spent while a text is being written, in one line."""
    _ = screen.translate
    told = _(NN_("So far, about: {count} request", "So far, about: {count} requests"), count=usage.requests)
    return " · ".join([told, *_counted(usage.as_json(), screen)])


def _counted(usage: Mapping[str, Any], screen: Screen) -> list[str]:
    """Return the tokens and the price."""
    _ = screen.translate
    read, written, price = usage.get("input_tokens") or 0, usage.get("output_tokens") or 0, usage.get("cost")
    priced = _("price not known") if price is None else _("{cost} US dollars", cost=price) if price else _("free")
    return [_("{read} tokens read, {written} written", read=read, written=written), priced]


def posts(parts: Sequence[str], profile: Profile, language: str, brand: Brand, screen: Screen) -> None:
    """Draw each post as its readers see it, with its length by the network's count."""
    _ = screen.translate
    for index, part in enumerate(parts):
        most = limit(profile)
        used = length(part, profile)
        told = _("{used} of {limit}", used=used, limit=most) if most else _("{count} characters", count=used)
        place = f"{index + 1}/{len(parts)} · " if len(parts) > 1 else ""
        draw(tag("p", f"{place}{told}", class_="pp-label"), post(part, profile, language, brand, screen))
