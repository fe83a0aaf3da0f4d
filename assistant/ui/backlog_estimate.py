"""What a backlog will take, counted beside the screen before anything is sent."""

from dataclasses import dataclass

import streamlit as st

from assistant.backlog.estimate import Estimate, earlier_posts, estimate, prompt_price
from assistant.backlog.options import RULES, JobOptions, Limits
from assistant.backlog.read import ReadOptions, open_backlog
from assistant.messages import N_, NN_
from assistant.settings import Settings
from assistant.store import open_store
from assistant.ui.markup import Markup, tag
from assistant.ui.screen import Screen, draw
from assistant.ui.shield import notice
from assistant.ui.uploads import Upload, put_down
from assistant.ui.words import number
from assistant.ui.work import Work, watch

WORK = "backlog_estimate"


@dataclass(frozen=True)
class Question:
    """What is estimated; equal questions are counted once."""

    upload: Upload
    options: JobOptions
    limits: Limits
    settings: Settings


Estimating = Work[Question, Estimate]


def show(upload: Upload, options: JobOptions, limits: Limits, screen: Screen) -> None:
    """Draw what the backlog will take."""
    question = Question(upload, options, limits, screen.settings)
    work: Estimating | None = st.session_state.get(WORK)
    if work is None or work.progress != question:
        work = st.session_state[WORK] = Work(_count, question)
    watch(work, lambda work: _drawn(work, screen))


def _count(work: Estimating) -> Estimate:
    question = work.progress
    options = question.options
    corrections = tuple(f"{column}={name}" for name, column in options.mapping.items())
    batch, by_rules = question.limits.batch, options.engine == RULES
    price = None if by_rules else prompt_price(options.engine, question.settings, options, batch)
    concurrency = None if batch else question.limits.concurrency
    store = open_store(question.settings)
    try:
        with put_down([question.upload]) as folder:
            backlog = open_backlog(next(folder.iterdir()), ReadOptions(corrections))
            earlier = earlier_posts(store, backlog.path.name)
            return estimate(backlog, options, concurrency, price, earlier)
    finally:
        store.close()


def _drawn(work: Estimating, screen: Screen) -> None:
    _ = screen.translate
    if work.failure:
        notice(screen.say(work.failure))
    elif work.result is None:
        draw(tag("p", _("Counting what it will take…"), class_="pp-quiet", role="status"))
    else:
        draw(tag("p", _told(work.result, screen), role="status"))
        if work.result.problems:
            draw(_problems(work.result, screen))
        if work.result.repeats:
            draw(_repeats(work.result, screen))


def _problems(found: Estimate, screen: Screen) -> Markup:
    _ = screen.translate
    bad = NN_("{count} row cannot be worked on.", "{count} rows cannot be worked on.")
    undated = NN_("{count} date cannot be read.", "{count} dates cannot be read.")
    counts = ((bad, found.bad_rows), (undated, found.unread_dates))
    told = " ".join(_(words, count=count) for words, count in counts if count)
    line = N_("row {row}: {reason}")
    lines = (_(line, row=one.number, reason=screen.say(one.reason)) for one in found.problems)
    listed = tag("details", tag("summary", _("Which ones")), tag("ul", *(tag("li", said) for said in lines)))
    return tag("div", told, listed, class_="pp-notice pp-warning")


def _repeats(found: Estimate, screen: Screen) -> Markup:
    _ = screen.translate
    words = NN_(
        "{count} row says what another one says, or nearly: networks hold repeats back.",
        "{count} rows say what another one says, or nearly: networks hold repeats back.",
    )
    line = N_("row {row}: {share} % like {of}")
    lines = (_(line, row=one.name, share=round(100 * one.likeness), of=one.of) for one in found.repeats)
    count = _(words, count=found.duplicates + found.near_duplicates)
    listed = tag("details", tag("summary", _("Which ones")), tag("ul", *(tag("li", told) for told in lines)))
    return tag("div", count, listed, class_="pp-notice pp-warning")


def _told(found: Estimate, screen: Screen) -> str:
    _ = screen.translate
    pieces = [
        _(NN_("{count} row", "{count} rows"), count=found.rows),
        _(NN_("{count} version to write", "{count} versions to write"), count=found.variants),
    ]
    if found.fit_already:
        pieces.append(_(NN_("{count} fits already", "{count} fit already"), count=found.fit_already))
    if found.input_tokens:
        pieces.append(_("about {count} tokens", count=found.input_tokens + found.output_tokens))
    if found.cost is None:
        pieces.append(_("price not known"))
    else:
        pieces.append(_("about {cost} US dollars", cost=found.cost) if found.cost else _("free"))
    if found.minutes is not None:
        long = _("about {minutes} min", minutes=number(found.minutes, screen))
        pieces.append(long if found.minutes >= 1 else _("less than a minute"))
    else:
        pieces.append(_("within a day"))
    return " · ".join(pieces)
