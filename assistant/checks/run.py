"""Runs the checks: finds them in the folders, gives each its limits, and makes findings of what they say."""

import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module

import assistant.checks as package
from assistant.checks.check import Check, Limits, Subject
from assistant.checks.goal import Goal
from assistant.checks.judging import can_judge
from assistant.checks.metrics import measure
from assistant.checks.scores import score
from assistant.document import Document
from assistant.findings import FAMILIES, Finding, Report
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


def subject_of(document: Document, goal: Goal) -> Subject:
    """Return what the checks of this document are given."""
    profile = load_profile(goal.network) if goal.network else None
    form = goal.form or (profile.form if profile else None)
    form = form or ("article" if document.word_count >= ARTICLE_WORDS or document.headings else "post")
    return Subject(document, goal, load_pack(document.language), profile, form)


def limits_of(check_id: str, subject: Subject) -> Limits | None:
    """Return a check's limits here, None where it is not to run: no data, off for this brand, or nothing to judge."""
    section = subject.pack.section(check_id)
    if section is None or check_id in subject.goal.brand.checks_off:
        return None
    own = section.get(subject.form)
    limits = {**section, **(own if isinstance(own, Mapping) else {}), **subject.goal.brand.limits.get(check_id, {})}
    return limits if can_judge(subject, limits) else None


def check(document: Document, goal: Goal | None = None) -> Report:
    """Return all that can be said of `document` for its goal; findings in the order of the text."""
    subject = subject_of(document, goal or Goal())
    ran: list[str] = []
    findings: list[Finding] = []
    for check_id, declared in checks().items():
        limits = limits_of(check_id, subject)
        if limits is not None:
            ran.append(check_id)
            findings += _findings(check_id, declared, subject, limits)
    findings.sort(key=lambda f: (f.start is not None, f.start or 0))
    metrics = measure(subject)
    return Report(
        document.language,
        document.format,
        subject.goal.network,
        metrics,
        score(findings, ran, subject),
        tuple(findings),
    )


def _findings(check_id: str, declared: Check, subject: Subject, limits: Limits) -> Iterator[Finding]:
    for hit in declared.find(subject, limits):
        outcome = declared.outcomes[hit.outcome]
        params = {"value": hit.value, "limit": hit.limit, **hit.params}
        start = end = excerpt = None
        if hit.span is not None:
            start, end = subject.document.to_source(hit.span)
            excerpt = subject.document.text[hit.span.start : hit.span.end]
        yield Finding(
            check_id,
            outcome.level,
            Message(outcome.says, params),
            Message(outcome.fix, params) if outcome.fix else None,
            start,
            end,
            excerpt,
            hit.value,
            hit.limit,
            hit.source or _source(limits),
        )


def _source(limits: Limits) -> str | None:
    source = limits.get("source")
    return str(source) if source else None
