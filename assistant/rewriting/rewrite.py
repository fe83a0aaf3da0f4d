"""`rewrite(document, goal, engine)`: a text for a network that keeps the facts, or one shown as not accepted."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from assistant.checks import Goal
from assistant.document import Document
from assistant.errors import AssistantError, UserError
from assistant.findings import Report
from assistant.llm.answers import Endpoint
from assistant.llm.errors import ModelError
from assistant.llm.prices import cost
from assistant.llm.tokens import estimate, estimate_turns
from assistant.llm.usage import Usage
from assistant.messages import N_, Message
from assistant.rewriting.engines import ModelEngine, RulesEngine
from assistant.rewriting.fit import all_fit
from assistant.rewriting.guard import Comparison
from assistant.rewriting.judge import Judged
from assistant.rewriting.loop import run
from assistant.rewriting.meaning import Verdict, second_reading
from assistant.rewriting.task import Engine, Task, Watch, Wishes

FALLBACK = N_("What is shown is what the rules make of your text.")
FORMS = {"reply": "reply", "article": "article", "newsletter": "newsletter"}  # of what a task gives
NO_JUDGE = N_("The rules read no meaning: choose a model for a second reading.")
NO_VARIANTS = N_("The number of variants must be 1 or more, not {variants}.")
NO_ATTEMPTS = N_("The number of attempts must be 1 or more, not {attempts}.")


@dataclass(frozen=True)
class Rewrite:
    """A rewrite for one network. `parts` is one text or a thread's posts; each fits the network, accepted or not."""

    network: str | None
    language: str
    parts: tuple[str, ...]
    accepted: bool
    reasons: tuple[Message, ...]
    engine: str
    model: str | None
    attempts: int
    comparison: Comparison
    usage: Usage
    judged: Judged = field(repr=False)
    notes: tuple[Message, ...] = ()  # changes the rules made, a user's prompt that was left aside
    cancelled: bool = False
    task: str = "rewrite"
    variant: int = 0
    meaning: Verdict | None = None  # a second reading by the model, where one was asked for

    @property
    def report_before(self) -> Report:
        """Return all that is to say of the draft; worked out when first asked for."""
        return self.judged.task.report

    @property
    def report_after(self) -> Report:
        """Return all that is to say of the rewrite; worked out when first asked for."""
        return self.judged.report if self.judged.parts else self.report_before

    def as_json(self, ui: str) -> dict[str, object]:
        """Return the rewrite as the `rewrite` contract writes it, its sentences in the language `ui`."""
        return {
            "network": self.network,
            "parts": list(self.parts),
            "accepted": self.accepted,
            "reasons": [reason.render(ui) for reason in self.reasons],
            "scores_before": dict(self.report_before.scores),
            "scores_after": dict(self.report_after.scores),
            "notes": [note.render(ui) for note in self.notes],
            **self.details(ui),
        }

    def details(self, ui: str) -> dict[str, object]:
        """Return what the `rewrite` contract writes besides the text, its verdict and its scores."""
        return {
            "language": self.language,
            "engine": self.engine,
            "model": self.model,
            "attempts": self.attempts,
            "facts": self.comparison.as_json(),
            "usage": self.usage.as_json(),
            "task": self.task,
            "variant": self.variant,
            "meaning": self.meaning.as_json(ui) if self.meaning else None,
        }


@dataclass(frozen=True)
class Preview:
    """What would be sent for one network, and about what it would take; nothing was sent."""

    network: str | None
    engine: str
    model: str | None
    turns: tuple[Mapping[str, str], ...]
    usage: Usage = field(default_factory=Usage)

    def as_json(self) -> dict[str, object]:
        """Return plain values."""
        return {
            "network": self.network,
            "engine": self.engine,
            "model": self.model,
            "messages": [dict(turn) for turn in self.turns],
            "estimate": self.usage.as_json(),
        }


def rewrite(
    document: Document, goal: Goal, engine: Engine, wishes: Wishes | None = None, watch: Watch | None = None
) -> Rewrite:
    """Return the document rewritten for the goal, with its verdict; raise a `ModelError` when no model can be asked."""
    task = _task(document, goal, wishes)
    outcome = run(task, engine, watch or Watch())
    best, reasons = outcome.best, outcome.best.reasons
    if outcome.failure:
        reasons = (*reasons, outcome.failure)
    made = _rewrite(task, engine, best, (reasons, outcome.attempts, outcome.usage))
    return _read_again(made, task, engine) if task.wishes.judge and not made.cancelled else made


def _read_again(made: Rewrite, task: Task, engine: Engine) -> Rewrite:
    """Return the rewrite with the model's second reading: it may refuse, it never accepts."""
    if not isinstance(engine, ModelEngine):
        return replace(made, notes=(*made.notes, Message(NO_JUDGE)))
    verdict = second_reading(engine.client, task.draft, "\n".join(made.parts), task.language, engine.prompts_folder)
    reasons = (*made.reasons, *verdict.reasons())
    notes = (*made.notes, verdict.failure) if verdict.failure else made.notes
    usage = made.usage + verdict.usage
    return replace(made, accepted=not reasons, reasons=reasons, notes=notes, usage=usage, meaning=verdict)


def rewrite_all(
    document: Document,
    goals: Iterable[Goal],
    engine: Engine,
    wishes: Wishes | None = None,
    watch: Watch | None = None,
) -> Iterator[Rewrite]:
    """Yield a rewrite for each goal, as they come; several of each where `wishes.variants` asks for them.

    A model that fails for one goal gives what the rules make of it, not accepted, with the reason; raise the error
    where every other goal would fail in the same way and nothing has been rewritten yet.
    """
    wishes = wishes or Wishes()
    count = wishes.variants if isinstance(engine, ModelEngine) else 1  # rules say the same each time
    asked = [(goal, replace(wishes, variant=wishes.variant + n)) for goal in goals for n in range(count)]
    for done, (goal, wish) in enumerate(asked):
        try:
            made = rewrite(document, goal, engine, wish, watch)
        except ModelError as error:
            if error.final and not done:
                raise
            made = failed(document, goal, engine, error, wish)
        yield made


def failed(
    document: Document, goal: Goal, engine: Engine, error: AssistantError, wishes: Wishes | None = None
) -> Rewrite:
    """Return what the rules make of a text whose model failed: never accepted, the error as its first reason."""
    task = _task(document, goal, wishes)
    outcome = run(task, RulesEngine(), Watch())
    reasons = (error.message, Message(FALLBACK), *outcome.best.reasons)
    usage = error.usage if isinstance(error, ModelError) else Usage()
    return _rewrite(task, engine, outcome.best, (reasons, 1, usage))


def dry_run(document: Document, goal: Goal, engine: Engine, wishes: Wishes | None = None) -> Preview:
    """Return the exact messages that would be sent, and an estimate of tokens and cost; nothing is sent."""
    task = _task(document, goal, wishes)
    turns = engine.turns(task)
    if not turns or not isinstance(engine, ModelEngine):
        return Preview(goal.network, engine.name, engine.model, turns)
    given, written = estimate_turns(turns), estimate(task.draft)
    price = 0.0 if engine.name == "demo" else cost(_endpoint(engine), given, written)
    return Preview(goal.network, engine.name, engine.model, turns, Usage(1, given, written, price, estimated=True))


def _endpoint(engine: ModelEngine) -> Endpoint:
    return engine.client.endpoint


def _task(document: Document, goal: Goal, wishes: Wishes | None) -> Task:
    wishes = wishes or Wishes()
    if wishes.variants < 1:
        raise UserError(NO_VARIANTS, variants=wishes.variants)
    if wishes.attempts is not None and wishes.attempts < 1:
        raise UserError(NO_ATTEMPTS, attempts=wishes.attempts)
    form = goal.form or FORMS.get(wishes.task)
    return Task(document, replace(goal, form=form), wishes)


def _rewrite(task: Task, engine: Engine, best: Judged, made: tuple[tuple[Message, ...], int, Usage]) -> Rewrite:
    """Return the rewrite; where the best proposal holds no text, what the rules make of the draft, not accepted."""
    reasons, attempts, usage = made
    if not best.parts:
        rules = run(task, RulesEngine(), Watch()).best
        reasons, best = (*reasons, Message(FALLBACK)), rules
    parts = best.parts or all_fit((task.draft,), task)
    return Rewrite(
        network=task.goal.network,
        language=task.language,
        parts=tuple(part.strip() for part in parts),  # the space between two posts is nobody’s
        accepted=not reasons,
        reasons=reasons,
        engine=engine.name,
        model=best.candidate.model or engine.model,
        attempts=attempts,
        comparison=best.comparison,
        usage=usage,
        judged=best,
        notes=best.candidate.notes,
        cancelled=best.candidate.cancelled,
        task=task.wishes.task,
        variant=task.wishes.variant,
    )
