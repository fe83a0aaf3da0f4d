"""A job beyond this machine: chunks of rows go to workers of a Dask cluster, which write their texts by key themselves.

A worker reads its own settings: the database's address and the model's key travel nowhere.
"""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

from assistant.backlog.jobs import limits_of, options_of
from assistant.backlog.options import RULES
from assistant.backlog.work import rewrite_row
from assistant.errors import SetupError, UserError
from assistant.messages import N_
from assistant.settings import Settings, load
from assistant.store import Job, Row, Store, Variant, open_store

CHUNK = 32  # rows a worker is given at once
AT_ONCE = 16  # chunks that are out, twice over: enough for as many workers
NOT_SHARED = N_(
    "A cluster needs a database that all its workers reach: set DATABASE_URL to PostgreSQL’s, here and there."
)
NO_BUDGET = N_("A budget is kept by one machine: leave --budget or --cluster out.")
NO_JOB = N_("A worker of the cluster does not find the job {job}: set its DATABASE_URL to the same database as here.")


def require(job: Job, store: Store) -> None:
    """Raise `UserError` where a job cannot be run on a cluster."""
    if store.database.is_sqlite:
        raise UserError(NOT_SHARED)
    if limits_of(job).budget is not None and options_of(job).engine != RULES:
        raise UserError(NO_BUDGET)


def make_there(job_id: str, work: tuple[tuple[Row, str], ...]) -> tuple[Variant, ...]:
    """Make some texts and keep them; return none: they are in the store. What a worker of the cluster runs.

    Run twice, a chunk leaves one result a row; what a model answered the first time is not asked again.
    """
    settings = load()
    store = open_store(settings)
    try:
        job = store.jobs.get(job_id)
        if job is None:
            raise SetupError(NO_JOB, job=job_id)
        if store.jobs.wished(job_id) is None:
            _make(job, work, settings, store)
    finally:
        store.close()
    return ()


def _make(job: Job, work: tuple[tuple[Row, str], ...], settings: Settings, store: Store) -> None:
    from assistant.backlog.engines import rewriter_of  # rewriting takes long to import

    options, rewriter = options_of(job), rewriter_of(job, settings, store)
    threads = 1 if options.engine == RULES else max(1, limits_of(job).concurrency)
    make = partial(rewrite_row, options=options, rewriter=rewriter)
    with ThreadPoolExecutor(threads) as pool:
        for made in pool.map(lambda one: make(*one), work):
            store.variants.finish(job.id, [made])
