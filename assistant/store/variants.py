"""Variants: claimed by a runner, finished once, counted, listed, decided about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from assistant.store.database import Database
from assistant.store.jobs import as_row, now
from assistant.store.records import FAILED, PENDING, Entry, Key, Plain, Variant
from assistant.store.tables import rows, runners, variants

KEY = (variants.c.job, variants.c.row, variants.c.network)
CHUNK = 500


@dataclass(frozen=True)
class Filter:
    """Which variants to list; an empty choice lets all pass."""

    states: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    contains: str = ""
    after: Key | None = None
    limit: int | None = None


class Variants:
    """The variants of all jobs."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def claim(self, job: str, runner: str, count: int) -> tuple[Key, ...]:
        """Return up to `count` pending variants, now this runner's; those of runners that are gone are free."""
        alive = sa.select(runners.c.id).where(runners.c.job == job)
        free = sa.or_(variants.c.runner.is_(None), variants.c.runner.not_in(alive))
        picked = (
            sa.select(*KEY)
            .where(variants.c.job == job, variants.c.state == PENDING, free)
            .order_by(variants.c.row)  # as the index of states has them: by the key, all that is done would be read
            .limit(count)
            .with_for_update(skip_locked=True)
            .cte("picked")
        )
        chosen = sa.tuple_(*KEY).in_(sa.select(picked))
        query = sa.update(variants).where(chosen).values(runner=runner).returning(variants.c.row, variants.c.network)
        with self._database.writing() as connection:
            return tuple(sorted(Key(row, network) for row, network in connection.execute(query)))

    def finish(self, job: str, results: Sequence[Variant]) -> int:
        """Return how many results were kept; one that is there already stays: a chunk run twice counts once."""
        if not results:
            return 0
        query = (
            sa.update(variants)
            .where(variants.c.job == job, variants.c.row == sa.bindparam("its_row"))
            .where(variants.c.network == sa.bindparam("its_network"), variants.c.state == PENDING)
            .values({name: sa.bindparam(f"its_{name}") for name in ("state", "parts", "reasons", "details", "updated")})
            .values(runner=None)
        )
        with self._database.writing() as connection:
            return connection.execute(query, [_values(result) for result in results]).rowcount

    def retry_failed(self, job: str) -> int:
        """Return how many failed variants are pending again; those of rows that cannot be read stay as they are."""
        readable = sa.select(rows.c.number).where(rows.c.job == job, rows.c.problem.is_(None))
        query = (
            sa.update(variants)
            .where(variants.c.job == job, variants.c.state == FAILED, variants.c.row.in_(readable))
            .values(state=PENDING, parts=[], reasons=[], runner=None)
        )
        with self._database.writing() as connection:
            return connection.execute(query).rowcount

    def counts(self, job: str) -> dict[str, int]:
        """Return how many variants of a job stand in each state; a state nobody is in is not there."""
        query = sa.select(variants.c.state, sa.func.count()).where(variants.c.job == job).group_by(variants.c.state)
        with self._database.reading() as connection:
            return {found[0]: found[1] for found in connection.execute(query)}

    def networks(self, job: str) -> tuple[str, ...]:
        """Return the networks a job writes for, by name; rows that name none are left out."""
        query = sa.select(variants.c.network).where(variants.c.job == job, variants.c.network != "").distinct()
        with self._database.reading() as connection:
            return tuple(sorted(connection.execute(query).scalars()))

    def get(self, job: str, key: Key) -> Entry | None:
        """Return a variant with its row, None when there is none."""
        query = _joined(job).where(variants.c.row == key.row, variants.c.network == key.network)
        with self._database.reading() as connection:
            found = connection.execute(query).mappings().one_or_none()
        return _entry(found) if found else None

    def list(self, job: str, chosen: Filter = Filter()) -> Iterator[Entry]:
        """Yield variants with their rows, by row and network; a chunk in memory at a time."""
        last, left = chosen.after, chosen.limit
        while left is None or left > 0:
            size = CHUNK if left is None else min(left, CHUNK)
            query = _filtered(job, chosen, last).order_by(variants.c.row, variants.c.network).limit(size)
            with self._database.reading() as connection:
                entries = [_entry(found) for found in connection.execute(query).mappings()]
            yield from entries
            if len(entries) < size:
                return
            last, left = entries[-1].variant.key, None if left is None else left - len(entries)

    def count(self, job: str, chosen: Filter = Filter()) -> int:
        """Return how many variants a filter lets pass."""
        query = sa.select(sa.func.count()).select_from(_filtered(job, chosen, None).subquery())
        with self._database.reading() as connection:
            return connection.execute(query).scalar_one()


def _joined(job: str) -> sa.Select[tuple[object, ...]]:
    both = variants.join(rows, sa.and_(rows.c.job == variants.c.job, rows.c.number == variants.c.row))
    columns = [variants.c[n] for n in ("row", "network", "state", "parts", "reasons", "details", "updated")]
    query: sa.Select[tuple[object, ...]] = (
        sa.select(*columns, *(rows.c[n] for n in ("number", "id", "text", "fields", "columns", "problem")))
        .select_from(both)
        .where(variants.c.job == job)
    )
    return query


def _filtered(job: str, chosen: Filter, after: Key | None) -> sa.Select[tuple[object, ...]]:
    query = _joined(job)
    if chosen.states:
        query = query.where(variants.c.state.in_(chosen.states))
    if chosen.networks:
        query = query.where(variants.c.network.in_(chosen.networks))
    if chosen.contains:
        query = query.where(rows.c.text.icontains(chosen.contains, autoescape=True))
    if after is not None:
        here = sa.tuple_(variants.c.row, variants.c.network)
        query = query.where(here > sa.tuple_(sa.literal(after.row), sa.literal(after.network)))
    return query


def _entry(found: sa.RowMapping) -> Entry:
    values = {name: found[name] for name in ("row", "network", "state", "details", "updated")}
    return Entry(as_row(found), Variant(parts=tuple(found["parts"]), reasons=tuple(found["reasons"]), **values))


def _values(result: Variant) -> dict[str, object]:
    return {
        "its_row": result.row,
        "its_network": result.network,
        "its_state": result.state,
        "its_parts": list(result.parts),
        "its_reasons": list(result.reasons),
        "its_details": dict(result.details),
        "its_updated": now(),
    }


def content(variant: Variant) -> Plain:
    """Return what a decision may change of a variant, as plain values."""
    return {
        "state": variant.state,
        "parts": list(variant.parts),
        "reasons": list(variant.reasons),
        "details": dict(variant.details),
    }
