"""Judges a proposal: what fits, passes the checks, speaks the right language and keeps the facts may be accepted."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from assistant.checks import check
from assistant.document import read
from assistant.findings import Finding, Report
from assistant.languages import identify
from assistant.messages import N_, Message
from assistant.rewriting import voice
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
    """A candidate with its verdict; `parts` always fit the network."""

    candidate: Candidate
    parts: tuple[str, ...]
    whole: str
    report: Report | None
    comparison: Comparison
    reasons: tuple[Message, ...]

    @property
    def accepted(self) -> bool:
        """Whether nothing speaks against the candidate."""
        return not self.reasons

    @property
    def badness(self) -> tuple[int, int, int]:
        """Return how far from acceptable the candidate is, what matters most first: a text, its facts, the rest."""
        facts = len(self.comparison.reasons())
        return (0 if self.whole.strip() else 1, facts, max(len(self.reasons) - facts, 0))


def judge(candidate: Candidate, task: Task, before: Report) -> Judged:
    """Return the verdict on a candidate; `before` is the report of the draft."""
    if not candidate.text.strip():
        return Judged(candidate, (), "", None, Comparison(), candidate.faults or (Message(EMPTY),))
    if candidate.parts is None:
        fitted = fit(candidate.text, task)
    else:
        fitted = Fitted(all_fit(candidate.parts, task), candidate.text)
    report = reported(fitted, task)
    comparison = compare(task.draft, _unsigned(fitted.whole, task), task.document.language, _other_language(task))
    reasons = [
        *candidate.faults,
        *([fitted.fault] if fitted.fault else []),
        *([wrong] if (wrong := _wrong_language(fitted.whole, task)) else []),
        *_facts(comparison, task).reasons(),
        *misshapen(fitted.whole, task.wishes.task),
        *(finding.message for finding in _blocking(report, before)),
        *voice.faults(fitted.whole, task),
    ]
    return Judged(candidate, fitted.parts, fitted.whole, report, comparison, once(reasons))


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
    form = "thread" if len(fitted.parts) > 1 else task.goal.form
    report = check(read(fitted.whole, task.format, task.language), replace(task.goal, form=form))
    if len(fitted.parts) <= 1:
        return report
    own = replace(task.goal, form="post", keyphrases=())
    posts = [check(read(part, task.format, task.language), own) for part in fitted.parts]
    network = [f for post in posts for f in post.findings if f.check.startswith("network.")]
    rest = [f for f in report.findings if not f.check.startswith("network.")]
    return replace(report, findings=(*rest, *(replace(f, start=None, end=None) for f in network)))


def _blocking(report: Report, before: Report) -> list[Finding]:
    """Return the problems that forbid acceptance: the network's always, the others where the draft had fewer."""
    had = Counter(f.check for f in before.findings if f.level == "problem")
    has = Counter(f.check for f in report.findings if f.level == "problem")
    always = figures()["blocking"]["always"]

    def blocks(check_id: str) -> bool:
        return check_id in always or check_id.split(".")[0] in always or has[check_id] > had[check_id]

    return [f for f in report.findings if f.level == "problem" and blocks(f.check)]


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
