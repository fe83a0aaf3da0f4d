"""Judges a proposal: what fits, passes the checks, speaks the right language and keeps the facts may be accepted."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.checks import Goal, check, problems
from assistant.document import Document, read
from assistant.findings import Finding, Report
from assistant.languages import identify
from assistant.messages import N_, Message
from assistant.rewriting import voice
from assistant.rewriting.alike import alike
from assistant.rewriting.fit import Fitted, all_fit, fit
from assistant.rewriting.guard import Comparison, compare
from assistant.rewriting.prompts import autonym
from assistant.rewriting.rules.campaign import tagged
from assistant.rewriting.task import Candidate, Task, figures

EMPTY = N_("The model gave back an empty text.")
LINE_LENGTH = N_("Line {line} holds {length} characters; {least} to {most} are wanted.")
WRONG_LANGUAGE = N_("The text is not in the language asked for ({language}).")


@dataclass(frozen=True)
class Judged:
    """A candidate with its verdict; its `parts` always fit the network."""

    candidate: Candidate
    task: Task
    fitted: Fitted
    comparison: Comparison
    reasons: tuple[Message, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the text, or the posts of a thread; none where the candidate holds no text."""
        return self.fitted.parts

    @cached_property
    def report(self) -> Report:
        """Return all that is to say of the text, for those who ask: a verdict needs its problems alone."""
        return reported(self.fitted, self.task)

    @property
    def accepted(self) -> bool:
        """Whether nothing speaks against the candidate."""
        return not self.reasons

    @property
    def badness(self) -> tuple[int, int, int]:
        """Return how far from acceptable the candidate is, what matters most first: a text, its facts, the rest."""
        facts = len(self.comparison.reasons())
        return (0 if self.fitted.whole.strip() else 1, facts, max(len(self.reasons) - facts, 0))


def judge(candidate: Candidate, task: Task) -> Judged:
    """Return the verdict on a candidate."""
    if not candidate.text.strip():
        return Judged(candidate, task, Fitted((), ""), Comparison(), candidate.faults or (Message(EMPTY),))
    if candidate.parts is None:
        fitted = fit(candidate.text, task)
    else:
        fitted = Fitted(all_fit(candidate.parts, task), candidate.text)
    wrong = _wrong_language(fitted.whole, task)
    comparison = compare(task.draft, _read_as(fitted.whole, task), task.document.language, _other_language(task))
    reasons = [
        *candidate.faults,
        *([fitted.fault] if fitted.fault else []),
        *([wrong] if wrong else _facts(comparison, task).reasons()),  # facts told in another language read as others
        *misshapen(fitted.whole, task.wishes.task),
        *(finding.message for finding in _blocking(fitted, task)),
        *voice.faults(fitted.whole, task),
    ]
    return Judged(candidate, task, fitted, comparison, once(reasons))


def _read_as(whole: str, task: Task) -> str:
    """Return the text the guard is to read: the draft itself, known already, where but the typography differs."""
    text = _unsigned(whole, task)
    return task.draft if _other_language(task) is None and alike(text, task.draft) else text


def _facts(comparison: Comparison, task: Task) -> Comparison:
    """Return what is held against a text; a reply or a title may leave facts unsaid, never change one."""
    return replace(comparison, dropped=()) if task.wishes.task in figures()["left_out"]["tasks"] else comparison


def misshapen(text: str, task: str) -> Iterator[Message]:
    """Yield which of the first lines a task must give are missing or of the wrong length."""
    lines = [line for line in text.splitlines() if line.strip()]
    for number, (least, most) in enumerate(figures()["lines"].get(task, ()), start=1):
        length = len(lines[number - 1].strip()) if number <= len(lines) else 0
        if not least <= length <= most:
            yield Message(LINE_LENGTH, {"line": number, "length": length, "least": least, "most": most})


def _unsigned(text: str, task: Task) -> str:
    """Return the text without the brand's signature and links: what the brand always says is no fact of the draft's."""
    brand, network = task.goal.brand, task.profile.id if task.profile else ""
    wanted = {name: value.replace("{network}", network) for name, value in brand.campaign.items()}
    links = [form for link in brand.links.values() for form in (tagged(link, wanted), link)]
    for own in (brand.signature.strip(), *links):
        head, found, tail = text.rpartition(own) if own else ("", "", text)
        whole = not tail or tail[0].isspace() or own == brand.signature.strip()
        if found and whole and own not in task.draft:
            text = head + " " * len(found) + tail
    return text


def once(reasons: Iterable[Message]) -> tuple[Message, ...]:
    """Return each reason once, in order: the posts of a thread share faults, the tags past a limit one sentence."""
    kept: dict[str, Message] = {}
    for reason in reasons:
        kept.setdefault(reason.render("en"), reason)
    return tuple(kept.values())


def reported(fitted: Fitted, task: Task) -> Report:
    """Return the report of a text; for a thread, of the whole, with the network's findings on each post."""
    report = check(*_whole(fitted, task))
    return replace(report, findings=_by_post(report.findings, fitted, task, lambda *post: check(*post).findings))


def _problems(fitted: Fitted, task: Task) -> tuple[Finding, ...]:
    """Return the problems that `reported` would tell of."""
    return _by_post(problems(*_whole(fitted, task)), fitted, task, problems)


def _whole(fitted: Fitted, task: Task) -> tuple[Document, Goal]:
    form = "thread" if len(fitted.parts) > 1 else task.goal.form
    return read(fitted.whole, task.format, task.language), replace(task.goal, form=form)


def _by_post(
    found: tuple[Finding, ...], fitted: Fitted, task: Task, look: Callable[[Document, Goal], Sequence[Finding]]
) -> tuple[Finding, ...]:
    """Return what was found in a text; where it is a thread, what its network says comes of each of its posts."""
    if len(fitted.parts) <= 1:
        return found
    own = replace(task.goal, form="post", keyphrases=())
    posts = [f for part in fitted.parts for f in look(read(part, task.format, task.language), own)]
    network = [replace(f, start=None, end=None) for f in posts if f.check.startswith("network.")]
    return (*(f for f in found if not f.check.startswith("network.")), *network)


def _blocking(fitted: Fitted, task: Task) -> list[Finding]:
    """Return the problems that forbid acceptance: the network's always, the others where the draft had fewer."""
    always, found = figures()["blocking"]["always"], _problems(fitted, task)
    others = Counter(f.check for f in found if f.check not in always and f.check.split(".")[0] not in always)
    more = others - Counter(f.check for f in task.problems) if others else others
    return [f for f in found if f.check not in others or f.check in more]


def _other_language(task: Task) -> str | None:
    return task.language if task.language != task.document.language else None


def _wrong_language(text: str, task: Task) -> Message | None:
    """Return why a text is in the wrong language; None where it is right, or too short to tell."""
    if len(text.split()) < figures()["language_words"]:
        return None
    found = identify(text)
    if found is None or found == task.language:
        return None
    if found == identify(task.draft) and task.language == task.document.language:
        return None  # the draft itself reads that way: names, or a mix of languages
    return Message(WRONG_LANGUAGE, {"language": autonym(task.language)})
