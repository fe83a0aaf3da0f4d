"""Jobs: a file with options, taken into the store once; found again by the first letters of their id."""

import hashlib
import json
import time
from collections.abc import Iterator
from dataclasses import asdict, replace
from itertools import islice
from pathlib import Path

from assistant.backlog.named_networks import canonical
from assistant.backlog.options import JobOptions, Limits, options_from, targets
from assistant.backlog.read import ReadOptions, clean, fingerprint, open_backlog
from assistant.backlog.reasons import plain
from assistant.errors import UserError
from assistant.messages import N_
from assistant.store import FAILED, Job, Row, Store, Variant

ID_LENGTH = 12
CHUNK = 1000  # rows taken in at once
PAUSE, STOP = "pause", "stop"


def create_job(file: Path, options: JobOptions, store: Store, limits: Limits | None = None) -> str:
    """Return the id of the job for this file and these options: a new one, or the one that is there already.

    The rows are taken in chunk by chunk; taken in twice, or by two people at once, each is there once.
    """
    corrections = tuple(f"{column}={name}" for name, column in options.mapping.items())
    backlog = open_backlog(file, ReadOptions(corrections, options.encoding))
    networks = tuple(dict.fromkeys(canonical(network) for network in options.networks))
    options = replace(options, networks=networks, mapping=backlog.mapping)
    job = _job(file, options, limits or Limits(), backlog.header)
    if store.jobs.add(job).loaded:
        return job.id
    rows = backlog.rows()
    while chunk := list(islice(rows, CHUNK)):
        store.jobs.load(job.id, (_entry(row, options) for row in chunk))
    store.jobs.mark_loaded(job.id, backlog.header)
    return job.id


def find_job(start: str, store: Store) -> Job:
    """Return the job whose id begins so; raise `UserError` when there is none, or more than one."""
    found = store.jobs.find(start) if start else ()
    if not found:
        raise UserError(N_("There is no job {job} here; `backlog status` lists those there are."), job=repr(start))
    if len(found) > 1:
        raise UserError(
            N_("Several jobs begin with {job}: {jobs}. Write more of it."),
            job=repr(start),
            jobs=", ".join(job.id for job in found),
        )
    return found[0]


def pause(job: str, store: Store) -> None:
    """Ask the job's runners to pause: what is under way ends, nothing new begins; `resume` takes it back."""
    store.jobs.wish(job, PAUSE)


def stop(job: str, store: Store) -> None:
    """Ask the job's runners to end once what is under way has ended."""
    store.jobs.wish(job, STOP)


def resume(job: str, store: Store) -> None:
    """Take a pause or a stop back."""
    store.jobs.wish(job, None)


def retry_failed(job: str, store: Store) -> int:
    """Return how many failed variants will be tried again by the next run."""
    return store.variants.retry_failed(job)


def set_limits(job: str, limits: Limits, store: Store) -> None:
    """Set what the job may spend, and how many requests go out at once, from the next run on."""
    store.jobs.limit(job, asdict(limits))


def _job(file: Path, options: JobOptions, limits: Limits, header: tuple[str, ...]) -> Job:
    identity = json.dumps([fingerprint(file), options.as_json()], sort_keys=True, ensure_ascii=True)
    name = hashlib.sha256(identity.encode("ascii")).hexdigest()[:ID_LENGTH]
    return Job(
        id=name,
        name=clean(file.name),
        options=options.as_json(),
        limits=asdict(limits),
        header=header,
        loaded=False,
        wish=None,
        halt=None,
        seconds=0.0,
        created=time.time(),
    )


def _entry(row: Row, options: JobOptions) -> tuple[Row, tuple[Variant, ...]]:
    networks, reason = targets(row, options)
    if row.problem is None and reason is not None:
        row = replace(row, problem=plain(reason))
    if row.problem is None:
        return row, tuple(Variant(row.number, network) for network in networks)
    failed = Variant(row.number, "", FAILED, reasons=(row.problem,))
    return row, tuple(replace(failed, network=network) for network in networks or ("",))


def options_of(job: Job) -> JobOptions:
    """Return what was asked for a job."""
    return options_from(job.options)


def limits_of(job: Job) -> Limits:
    """Return the job's limits as they stand now."""
    return Limits(**job.limits)


def jobs(store: Store) -> Iterator[Job]:
    """Yield all jobs, the newest first."""
    yield from store.jobs.all()
