"""Spaces beside signs put right, and runs of exclamation and question marks cut short, as the checks name them."""

from functools import cache

import regex

from assistant.checks.style import misplaced_space
from assistant.checks.style.typography.protected import Protected
from assistant.messages import N_, NN_, Message
from assistant.rewriting.rules.limits import limits_of
from assistant.rewriting.rules.task import Aim, Step

SPACES = NN_("{count} space put right beside a punctuation mark.", "{count} spaces put right beside punctuation marks.")
RUNS = N_("Runs of exclamation and question marks cut short: one sign says as much.")


def place_spaces(text: str, aim: Aim) -> Step:
    """Return the text with no space before a sign that clings to its word, and one after it."""
    limits = limits_of("style.misplaced_space", aim)
    if limits is None:
        return Step(text)
    mended, count = misplaced_space.repair(text, limits)
    return Step(mended, (Message(SPACES, {"count": count}),) if count else ())


def calm_marks(text: str, aim: Aim) -> Step:
    """Return the text with one sign, or `?!`, where as many in a row stand as the check of exclamations names."""
    limits = limits_of("style.exclamation_overload", aim)
    if limits is None:
        return Step(text)
    protected = Protected(text)
    runs = [run for run in _run(limits["row"]).finditer(text) if not protected.covers(*run.span())]
    mended = text
    for run in reversed(runs):
        mended = mended[: run.start()] + "".join(dict.fromkeys(run.group())) + mended[run.end() :]
    return Step(mended, (Message(RUNS),) if runs else ())


@cache
def _run(least: int) -> regex.Pattern[str]:
    """Return what finds so many marks in a row beside a word; a lone “???” stands for what is not told yet."""
    word = r"[\w\p{Pe}\p{Pf}\p{Extended_Pictographic}\ufe0f’'\"%\p{Sc}]"
    spaces = r"[ \u00a0\u202f]?"
    closing = rf"(?<={word}{spaces})(?<![!?؟])[!?؟]{{{least},}}+(?!{spaces}\p{{Sc}})"
    return regex.compile(rf"{closing}|[¡¿]{{{least},}}+(?=\w)")
