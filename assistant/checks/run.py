"""Runs the checks: finds them in the folders, gives each its limits, and makes findings of what they say."""

import pkgutil
from collections.abc import Collection, Iterable, Mapping
from functools import cache, lru_cache
from importlib import import_module
from typing import NamedTuple

import assistant.checks as package
from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.goal import Goal
from assistant.checks.judging import Asked, Judge, asked
from assistant.checks.keyphrase.figures import keyphrase_figures, related_figures
from assistant.checks.metrics import measure
from assistant.checks.scores import points, score
from assistant.checks.silences import Silences
from assistant.document import Document, Span, exclude
from assistant.findings import FAMILIES, Finding, Mend, Report
from assistant.languages import Pack
from assistant.languages import load as load_pack
from assistant.messages import Message
from assistant.networks import load as load_profile

ARTICLE_WORDS = 300  # without a network or a form, a text this long is an article (as the form list of Goal has it)


@cache
def checks() -> Mapping[str, Check]:
    """Return every check by its id: `family.module` for each module under a family's folder that declares CHECK."""
    found: dict[str, Check] = {}
    for family in FAMILIES:
        folder = import_module(f"{package.__name__}.{family}")
        for module in pkgutil.iter_modules(folder.__path__):
            declared = getattr(import_module(f"{folder.__name__}.{module.name}"), "CHECK", None)
            if isinstance(declared, Check):
                found[f"{family}.{module.name}"] = declared
    return found


def subject_of(document: Document, goal: Goal, with_grammar: bool = True) -> Subject:
    """Return what the checks of this document are given, the passages the goal excludes left out of the prose."""
    document = exclude(document, goal.excluded_passages)
    profile = load_profile(goal.network) if goal.network else None
    form = goal.form or (profile.form if profile else None)
    form = form or ("article" if document.word_count >= ARTICLE_WORDS or document.headings else "post")
    return Subject(document, goal, load_pack(document.language), profile, form, with_grammar)


def limits_of(check_id: str, subject: Subject) -> Limits | None:
    """Return a check's limits here, None where it is not to run: no data, off for this brand, or nothing to judge."""
    usual = _usual(subject.pack, subject.form, subject.document.format).get(check_id)
    limits, asks = _tuned(check_id, usual, subject) if usual else ({}, None)
    return limits if asks is not None and Judge(subject).can(asks) else None


class _Usual(NamedTuple):
    """The limits of a check for a form of text, as the language's data has them, and what they ask for."""

    limits: Limits
    asks: Asked | None
    check: Check
    family: str


def _tuned(check_id: str, usual: _Usual, subject: Subject) -> tuple[Limits, Asked | None]:
    """Return a check's limits as the brand wants them, and what they ask for; None where it is off."""
    brand = subject.goal.brand
    tuned = brand.limits.get(check_id)
    if check_id in brand.checks_off:
        return usual.limits, None
    if not tuned:
        return usual.limits, usual.asks
    limits = {**usual.limits, **tuned}
    return limits, asked(limits, subject.form, subject.document.format)


@lru_cache(maxsize=1 << 8)
def _usual(pack: Pack, form: str, written: str) -> Mapping[str, _Usual]:
    """Return the checks that the language's data turns on, with their limits for a form of text."""
    found = {}
    for check_id, declared in checks().items():
        section = pack.section(check_id)
        if section is not None:
            own = section.get(form)
            limits = {**section, **(own if isinstance(own, Mapping) else {})}
            found[check_id] = _Usual(limits, asked(limits, form, written), declared, check_id.partition(".")[0])
    return found


@lru_cache(maxsize=1 << 8)
def _of(families: frozenset[str], pack: Pack, form: str, written: str) -> Mapping[str, _Usual]:
    """Return those of the usual checks that belong to some families."""
    usual = _usual(pack, form, written)
    return {check_id: one for check_id, one in usual.items() if one.family in families}


@lru_cache(maxsize=1 << 8)
def _grave(pack: Pack, form: str, written: str) -> Mapping[str, _Usual]:
    """Return those of the usual checks that can say a problem."""
    return {
        check_id: usual
        for check_id, usual in _usual(pack, form, written).items()
        if any(outcome.level == "problem" for outcome in usual.check.outcomes.values())
    }


@cache
def needs_grammar(families: tuple[str, ...], language: str) -> bool:
    """Whether a check of some families needs the trained pipeline of a language."""
    pack = load_pack(language)
    sections = (pack.section(check_id) for check_id in checks() if check_id.partition(".")[0] in families)
    return any("grammar" in section.get("needs", ()) for section in sections if section)


class Said(NamedTuple):
    """One thing a check says, before it becomes a finding."""

    check_id: str
    outcome: Outcome
    hit: Hit
    source: str | None


def check(
    document: Document, goal: Goal | None = None, with_grammar: bool = True, families: Collection[str] = FAMILIES
) -> Report:
    """Return all that can be said of `document` for its goal; findings in the order of the text.

    `with_grammar` False leaves out the checks that need a trained pipeline: the rest is there at once. Only the checks
    of `families` run: the scores of the others, and the metrics that their work alone would tell, are None.
    """
    subject = subject_of(document, goal or Goal(), with_grammar)
    usuals = _of(frozenset(families), subject.pack, subject.form, subject.document.format)
    judged, told, silenced = _run(subject, usuals)
    costs = tuple(points([(said.check_id, said.outcome.level) for said in told]))
    lost: dict[str, int] = {}
    for said, cost in zip(told, costs, strict=True):
        if cost:
            family = usuals[said.check_id].family
            lost[family] = lost.get(family, 0) + cost
    return Report(
        subject.document.language,
        subject.document.format,
        subject.goal.network,
        measure(subject, "readability" in families),
        score(lost, judged, subject),
        tuple([_finding(said, subject.document, cost) for said, cost in zip(told, costs, strict=True)]),
        tuple([_finding(said, subject.document) for said in silenced]),
        keyphrase_figures(subject),
        related_figures(subject),
    )


def problems(document: Document, goal: Goal | None = None) -> tuple[Finding, ...]:
    """Return the findings of level `problem` alone, in the order of the text, without the points they cost.

    Only the checks that can say one are run: a small part of the work of `check`.
    """
    subject = subject_of(document, goal or Goal())
    _, told, _ = _run(subject, _grave(subject.pack, subject.form, subject.document.format))
    return tuple(_finding(said, subject.document) for said in told if said.outcome.level == "problem")


def _run(subject: Subject, usuals: Mapping[str, _Usual]) -> tuple[set[str], list[Said], list[Said]]:
    """Return the families of which checks ran, what they say and what of it is silenced, in the order of the text."""
    silences, judge, brand = Silences(subject.document, subject.goal), Judge(subject), subject.goal.brand
    is_tuned = bool(brand.checks_off or brand.limits)
    judged: set[str] = set()
    told: list[Said] = []
    silenced: list[Said] = []
    for check_id, usual in usuals.items():
        limits, asks, declared, family = usual
        if is_tuned:
            limits, asks = _tuned(check_id, usual, subject)
        if asks is None or not judge.can(asks):
            continue
        judged.add(family)
        hits = list(declared.find(subject, limits))
        if not hits:
            continue
        here = _said(check_id, declared, hits, limits)
        if not silences.concern(check_id):
            told += here
            continue
        for said in here:
            (silenced if silences.hold(check_id, said.hit.span) else told).append(said)
    told.sort(key=_place)
    silenced.sort(key=_place)
    return judged, told, silenced


def _said(check_id: str, declared: Check, hits: Iterable[Hit], limits: Limits) -> list[Said]:
    usual = str(limits["source"]) if limits.get("source") else None
    return [Said(check_id, declared.outcomes[hit.outcome], hit, hit.source or usual) for hit in hits]


def _place(said: Said) -> tuple[bool, int]:
    return said.hit.span is not None, said.hit.span.start if said.hit.span else 0


def _finding(said: Said, document: Document, cost: int = 0) -> Finding:
    check_id, outcome, hit, source = said
    span, value, limit, own, _, _, change = hit
    params = {"value": value, "limit": limit, **own}
    start = end = excerpt = None
    if span is not None:
        first, after = span
        start, end = document.to_source(span)
        excerpt = document.text[first:after]
    fix = Message(outcome.fix, params) if outcome.fix else None
    return Finding(
        check_id,
        outcome.level,
        Message(outcome.says, params),
        fix,
        start,
        end,
        excerpt,
        value,
        limit,
        source,
        cost,
        _mend(change, document) if change else None,
    )


def _mend(change: tuple[Span, str], document: Document) -> Mend | None:
    """Return the safe change in the text as given, None where markup or references stand between its characters."""
    span, text = change
    start, end = document.to_source(span)
    return Mend(start, end, text) if document.source[start:end] == document.text[span.start : span.end] else None
