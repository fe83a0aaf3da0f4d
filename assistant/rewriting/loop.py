"""Propose, judge, send the reasons back, a bounded number of times; the best proposal is kept."""

from dataclasses import dataclass

from assistant.llm.errors import ModelError
from assistant.llm.usage import Usage
from assistant.messages import Message
from assistant.rewriting.judge import Judged, judge
from assistant.rewriting.task import Engine, Refused, Task, Watch, figures


@dataclass(frozen=True)
class Outcome:
    """What came of a task: the best proposal, how often was asked and what it took."""

    best: Judged
    attempts: int
    usage: Usage
    failure: Message | None = None  # the model could not be asked again


def run(task: Task, engine: Engine, watch: Watch) -> Outcome:
    """Return the outcome of a task; raise a `ModelError` when the first request fails and there is nothing to show."""
    best: Judged | None = None
    refused: tuple[Refused, ...] = ()
    spent, failure, number = Usage(), None, 0
    for number in range(1, (task.wishes.attempts or figures()["attempts"]) + 1):
        if watch.on_attempt:
            watch.on_attempt(number)
        try:
            candidate = engine.propose(task, refused, watch)
        except ModelError as error:
            error.usage = spent = spent + error.usage
            if best is None:
                raise
            failure = error.message
            break
        spent = spent + candidate.usage
        judged = judge(candidate, task)
        best = judged if best is None or judged.badness < best.badness else best
        if judged.accepted or candidate.cancelled or not engine.repairs or watch.cancelled:
            break
        refused = (*refused, Refused(candidate.said, judged.reasons))
    assert best is not None, "at least one attempt is made"
    return Outcome(best, number, spent, failure)
