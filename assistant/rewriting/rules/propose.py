"""One proposal: the rules in their order, each saying what it changed."""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.checks.goal import Goal
from assistant.document import Document
from assistant.messages import N_, Message
from assistant.networks import load
from assistant.networks.posted import visible
from assistant.rewriting.rules import (
    address,
    brand_link,
    campaign,
    imperative,
    layout,
    links_place,
    opening,
    phones,
    punctuation,
    shorten,
    signature,
    tags,
    tidy,
)
from assistant.rewriting.rules.shorten import make_fit
from assistant.rewriting.rules.task import Aim, Step

MARKUP = N_("Markup removed; the addresses of links written out.")
RULES: tuple[Callable[[str, Aim], Step], ...] = (
    tidy.lines,
    tidy.compose,
    tidy.free_links,
    tidy.space_sentences,
    punctuation.place_spaces,
    punctuation.calm_marks,
    tidy.mend_typography,
    tidy.lighten_spaces,
    address.suit,
    opening.open_with_news,
    opening.call_plainly,
    imperative.call_directly,
    campaign.clean_links,
    campaign.tag_links,
    tags.gather,
    tags.limit,
    links_place.place,
    phones.warn,
    layout.air,
    brand_link.lead,
    signature.sign,
)


@dataclass(frozen=True)
class Proposal:
    """What the rules make of a text: one post or the posts of a thread (`"".join` of them is the text), and why."""

    parts: tuple[str, ...]
    changes: tuple[Message, ...] = ()


def propose(document: Document, goal: Goal, halve: bool = False) -> Proposal:
    """Return a rewrite for the goal's network by rules alone; each part fits, every change is said.

    `halve` leaves out what says least, down to half of the text or to what holds facts.
    """
    profile = load(goal.network) if goal.network else None
    aim = Aim(goal, document.language, profile)
    text = visible(document, profile)
    changes = [Message(MARKUP)] if text != document.source else []
    for rule in RULES:
        step = rule(text, aim)
        text, changes = step.text, [*changes, *step.changes]
    if halve:
        shorter = shorten.halve(text, aim)
        text, changes = shorter.text, [*changes, *shorter.changes]
    parts, said = make_fit(text, aim)
    last = tags.add(parts[-1], aim)
    return Proposal((*parts[:-1], last.text), (*changes, *said, *last.changes))
