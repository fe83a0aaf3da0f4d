"""The engines of a job: the rewrite loop over rules, the demo model or an endpoint, with answers kept by the store."""

from functools import partial

from assistant.backlog.jobs import limits_of, options_of
from assistant.backlog.options import JobOptions
from assistant.backlog.work import Rewriter
from assistant.llm.answers import Answer, answer_from
from assistant.rewriting.engines import ModelEngine, engine
from assistant.rewriting.rewrite import rewrite
from assistant.rewriting.task import Engine, Wishes
from assistant.settings import Settings
from assistant.store import Job, Paid, Store


class JobAnswers:
    """A memory of answers in the store: kept before they are judged, so that no kill makes one paid for twice."""

    def __init__(self, store: Store, job: str | None) -> None:
        self._store, self._job = store, job

    def get(self, key: str) -> Answer | None:
        """Return the answer kept under `key`, whichever job paid for it; None without one."""
        found = self._store.answers.get(key)
        return None if found is None else answer_from(found)

    def put(self, key: str, answer: Answer) -> None:
        """Keep an answer under `key`."""
        usage = answer.usage
        paid = Paid(usage.requests, usage.input_tokens, usage.output_tokens, usage.cost)
        self._store.answers.put(key, self._job, answer.as_json(), paid)


def rewriter_of(job: Job, settings: Settings, store: Store) -> Rewriter:
    """Return what rewrites a job's texts; raise `UserError` where its engine cannot be called or budgeted."""
    return rewriter_by(engine_of(job, settings, store), options_of(job))


def rewriter_by(engine: Engine, options: JobOptions) -> Rewriter:
    """Return what rewrites texts by an engine, as a job's options wish."""
    return partial(rewrite, engine=engine, wishes=wishes_of(options))


def engine_of(job: Job, settings: Settings, store: Store) -> Engine:
    """Return a job's engine; raise `UserError` where it cannot be called or budgeted."""
    options, answers = options_of(job), JobAnswers(store, job.id)
    chosen = engine(options.engine, settings, options.model, answers)
    budget = limits_of(job).budget
    if budget is not None and chosen.name == "endpoint" and isinstance(chosen, ModelEngine):
        from assistant.backlog.budget import metered  # the model's client takes long to import

        chosen = metered(chosen, job, store, (settings, answers, budget))  # rules and the demo model cost nothing
    return chosen


def model_of(job: Job, settings: Settings, store: Store) -> ModelEngine | None:
    """Return the engine of a job that asks an endpoint, None for rules and the demo model."""
    chosen = engine_of(job, settings, store)
    return chosen if isinstance(chosen, ModelEngine) and chosen.name == "endpoint" else None


def wishes_of(options: JobOptions) -> Wishes:
    """Return what a job asks of the loop beyond each row's goal."""
    return Wishes(attempts=options.attempts, target_language=options.target_language)
