"""Brands and audits: whole values kept under a name."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import uuid4

import sqlalchemy as sa

from assistant.store.database import Database
from assistant.store.jobs import now
from assistant.store.records import Plain
from assistant.store.tables import audits, brands


class Brands:
    """The brands of a database, each as a brand file holds it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, brand: str, values: Plain) -> None:
        """Keep a brand under its id; one that is there is replaced."""
        query = self._database.insert(brands).values(id=brand, values=dict(values), updated=now())
        changed = {"values": query.excluded["values"], "updated": query.excluded["updated"]}
        with self._database.writing() as connection:
            connection.execute(query.on_conflict_do_update(index_elements=["id"], set_=changed))

    def all(self) -> Mapping[str, Plain]:
        """Return all brands by their ids, in order."""
        with self._database.reading() as connection:
            found = connection.execute(sa.select(brands).order_by(brands.c.id)).mappings().all()
        return {one["id"]: one["values"] for one in found}

    def remove(self, brand: str) -> None:
        """Forget a brand."""
        with self._database.writing() as connection:
            connection.execute(sa.delete(brands).where(brands.c.id == brand))


@dataclass(frozen=True)
class Kept:
    """An audit that was kept, without its result."""

    id: str
    name: str
    options: Plain
    created: float


class Audits:
    """The audits of a database, each as the `audit` contract writes it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, name: str, options: Plain, result: Plain) -> str:
        """Return the id under which an audit is kept."""
        audit = uuid4().hex
        values = {"id": audit, "name": name, "options": dict(options), "result": dict(result), "created": now()}
        with self._database.writing() as connection:
            connection.execute(sa.insert(audits).values(values))
        return audit

    def change(self, audit: str, options: Plain) -> None:
        """Keep other options of an audit; nothing where it is no longer there."""
        with self._database.writing() as connection:
            connection.execute(sa.update(audits).where(audits.c.id == audit).values(options=dict(options)))

    def all(self) -> tuple[Kept, ...]:
        """Return the audits there are, the newest first."""
        columns = (audits.c.id, audits.c.name, audits.c.options, audits.c.created)
        with self._database.reading() as connection:
            query = sa.select(*columns).order_by(audits.c.created.desc(), audits.c.id)
            return tuple(Kept(**one) for one in connection.execute(query).mappings())

    def result(self, audit: str) -> Plain | None:
        """Return what an audit found, None when there is none under this id."""
        with self._database.reading() as connection:
            found: Plain | None = connection.execute(sa.select(audits.c.result).where(audits.c.id == audit)).scalar()
        return found

    def remove(self, audit: str) -> None:
        """Forget an audit."""
        with self._database.writing() as connection:
            connection.execute(sa.delete(audits).where(audits.c.id == audit))
