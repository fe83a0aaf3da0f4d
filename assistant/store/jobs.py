"""Jobs and their rows."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict

import sqlalchemy as sa

from assistant.store.database import Database
from assistant.store.records import Job, Plain, Row, Variant
from assistant.store.tables import jobs, rows, variants

CHUNK = 1000  # rows written in one transaction; results are the same for any number


class Jobs:
    """The jobs of a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, job: Job) -> Job:
        """Return the job as it stands: the one given when it is new, the one already there when it is not."""
        values = {**asdict(job), "header": list(job.header)}
        with self._database.writing() as connection:
            connection.execute(self._database.insert(jobs).values(values).on_conflict_do_nothing())
            changed = {"limits": dict(job.limits), "name": job.name}
            connection.execute(sa.update(jobs).where(jobs.c.id == job.id).values(changed))
        return self.get(job.id) or job

    def load(self, job: str, entries: Iterable[tuple[Row, tuple[Variant, ...]]]) -> None:
        """Keep one chunk of rows and their variants; rows that are there already stay as they are."""
        row_values, variant_values = [], []
        for row, its_variants in entries:
            row_values.append({**vars(row), "job": job})
            variant_values += [{**vars(v), "job": job, "runner": None} for v in its_variants]
        with self._database.writing() as connection:
            for table, values in ((rows, row_values), (variants, variant_values)):
                if values:
                    connection.execute(self._database.insert(table).on_conflict_do_nothing(), values)

    def mark_loaded(self, job: str, header: tuple[str, ...]) -> None:
        """Say that all the rows of a job are there."""
        self._update(job, loaded=True, header=list(header))

    def get(self, job: str) -> Job | None:
        """Return a job by its id, None when there is none."""
        with self._database.reading() as connection:
            found = connection.execute(sa.select(jobs).where(jobs.c.id == job)).mappings().one_or_none()
        return _job(found) if found else None

    def find(self, start: str) -> tuple[Job, ...]:
        """Return the jobs whose id begins with `start`."""
        with self._database.reading() as connection:
            query = sa.select(jobs).where(jobs.c.id.startswith(start, autoescape=True)).order_by(jobs.c.created)
            return tuple(_job(found) for found in connection.execute(query).mappings())

    def all(self) -> tuple[Job, ...]:
        """Return all jobs, the newest first."""
        with self._database.reading() as connection:
            query = sa.select(jobs).order_by(jobs.c.created.desc())
            return tuple(_job(found) for found in connection.execute(query).mappings())

    def remove(self, job: str) -> None:
        """Forget a job with its rows, variants and decisions; the answers that were paid for are kept."""
        with self._database.writing() as connection:
            connection.execute(sa.delete(jobs).where(jobs.c.id == job))

    def wish(self, job: str, wish: str | None) -> None:
        """Ask whoever runs a job to pause or stop; None takes the wish back."""
        self._update(job, wish=wish)

    def wished(self, job: str) -> str | None:
        """Return what was asked of the job's runners."""
        with self._database.reading() as connection:
            return connection.execute(sa.select(jobs.c.wish).where(jobs.c.id == job)).scalar()

    def halt(self, job: str, reason: Plain | None) -> None:
        """Note why a run ended before the end; None when nothing stands in the way."""
        self._update(job, halt=reason)

    def limit(self, job: str, limits: Plain) -> None:
        """Set the limits of a job's runs."""
        self._update(job, limits=limits)

    def add_seconds(self, job: str, seconds: float) -> None:
        """Add to the time that was spent on a job."""
        with self._database.writing() as connection:
            spent = jobs.c.seconds + seconds
            connection.execute(sa.update(jobs).where(jobs.c.id == job).values(seconds=spent))

    def rows(self, job: str, numbers: Iterable[int]) -> dict[int, Row]:
        """Return rows of a job by their numbers."""
        wanted = sorted(set(numbers))
        with self._database.reading() as connection:
            query = sa.select(rows).where(rows.c.job == job, rows.c.number.in_(wanted))
            return {found["number"]: as_row(found) for found in connection.execute(query).mappings()}

    def every_row(self, job: str) -> Iterator[Row]:
        """Yield the rows of a job in order, a chunk in memory at a time."""
        last = -1
        while True:
            with self._database.reading() as connection:
                query = sa.select(rows).where(rows.c.job == job, rows.c.number > last).order_by(rows.c.number)
                found = connection.execute(query.limit(CHUNK)).mappings().all()
            yield from (as_row(one) for one in found)
            if len(found) < CHUNK:
                return
            last = found[-1]["number"]

    def count_rows(self, job: str) -> int:
        """Return how many rows a job has."""
        with self._database.reading() as connection:
            return connection.execute(sa.select(sa.func.count()).where(rows.c.job == job)).scalar_one()

    def _update(self, job: str, **values: object) -> None:
        with self._database.writing() as connection:
            connection.execute(sa.update(jobs).where(jobs.c.id == job).values(values))


def now() -> float:
    """Return the time as the tables keep it: seconds since 1970, UTC."""
    return time.time()


def as_row(found: sa.RowMapping) -> Row:
    """Return the row a line of the table stands for."""
    return Row(found["number"], found["id"], found["text"], found["fields"], found["columns"], found["problem"])


def _job(found: sa.RowMapping) -> Job:
    return Job(**{**found, "header": tuple(found["header"])})
