"""What a job has spent so far, and the client that keeps it within its budget."""

from dataclasses import replace

from assistant.errors import UserError
from assistant.llm.answers import Answers
from assistant.llm.client import Client, endpoint_of
from assistant.llm.metered import Metered
from assistant.llm.prices import price
from assistant.llm.purse import Purse
from assistant.messages import N_
from assistant.rewriting.engines import ModelEngine
from assistant.settings import Settings
from assistant.store import FAILED, Filter, Job, Store, Variant

NO_PRICE = N_(
    "The price of the model {model} is not known, so a budget cannot be kept. Leave --budget out to run without one."
)


def cost_of(variant: Variant) -> float:
    """Return what a variant cost, 0 where no price is known."""
    return float((variant.details.get("usage") or {}).get("cost") or 0.0)


def spent_on(job: Job, store: Store) -> float:
    """Return what a job cost so far, in US dollars: its answers, and the requests of texts that failed."""
    failed = store.variants.list(job.id, Filter(states=(FAILED,)))
    return (store.answers.paid(job.id).cost or 0.0) + sum(cost_of(entry.variant) for entry in failed)


def metered(engine: ModelEngine, job: Job, store: Store, where: tuple[Settings, Answers, float]) -> ModelEngine:
    """Return the engine with a client that never spends more on the job than the budget, the last of `where`.

    Raise `UserError` where nobody knows what the model costs.
    """
    settings, answers, most = where
    endpoint = endpoint_of(settings, engine.model)
    if price(endpoint) is None:
        raise UserError(NO_PRICE, model=repr(engine.model))

    def connect() -> Client:
        return Metered(endpoint, answers, purse=Purse(most, spent_on(job, store)))

    return replace(engine, connect=connect)
