"""Makes a text fit its network: as it is, as a thread, or shortened; whatever comes out fits."""

from dataclasses import dataclass

from assistant.document import read
from assistant.messages import N_, Message
from assistant.networks import Profile, fits, length
from assistant.rewriting import rules, threads
from assistant.rewriting.task import Task

TOO_LONG = N_("The text is too long for {network}: {length} for {limit} at most.")


@dataclass(frozen=True)
class Fitted:
    """A text that fits. `whole` is what a reader reads in all; `fault` says why it is not what was proposed."""

    parts: tuple[str, ...]
    whole: str
    fault: Message | None = None


def fit(text: str, task: Task) -> Fitted:
    """Return the text cut or shortened so that each part fits the network of the task."""
    profile = task.profile
    if profile is None or fits(text, profile):
        return Fitted((text,), text)
    if profile.has_threads:
        parts = threads.split(text, profile, task.language)
        fault = None if _may_be_a_thread(task, profile) else _too_long(text, profile)
        return Fitted(parts, text, fault)
    return shortened(text, task)


def shortened(text: str, task: Task) -> Fitted:
    """Return the text made shorter by the rules, told as a fault."""
    assert task.profile is not None
    document = read(text, task.format, task.language)
    parts = all_fit(rules.propose(document, task.goal).parts, task)
    return Fitted(parts, "".join(parts), _too_long(text, task.profile))


def all_fit(parts: tuple[str, ...], task: Task) -> tuple[str, ...]:
    """Return the parts, each cut to what fits should one not; a thread's first posts where there are no threads."""
    profile = task.profile
    if profile is None:
        return parts
    cut = tuple(piece for part in parts for piece in _pieces(part, profile, task.language))
    return cut if profile.has_threads else cut[:1]


def _pieces(part: str, profile: Profile, language: str) -> tuple[str, ...]:
    return (part,) if fits(part, profile) else threads.split(part, profile, language)


def _may_be_a_thread(task: Task, profile: Profile) -> bool:
    """Whether a thread is what was asked for: by name, or because the draft itself is longer than one post."""
    if task.goal.form is not None:
        return task.goal.form == "thread"
    return not fits(task.draft, profile)


def _too_long(text: str, profile: Profile) -> Message:
    found = {"network": profile.shown, "length": length(text, profile), "limit": profile.max_length}
    return Message(TOO_LONG, found)
