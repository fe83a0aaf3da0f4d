"""What people decided about variants, and the way back."""

from collections.abc import Sequence

import sqlalchemy as sa

from assistant.store.database import Database
from assistant.store.jobs import now
from assistant.store.records import PENDING, Decision, Key, Plain
from assistant.store.tables import decisions, variants


class Decisions:
    """The decisions of all jobs."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(
        self, job: str, action: str, who: str, changes: Sequence[tuple[Key, Plain, Plain]], at: float | None = None
    ) -> int:
        """Return how many variants changed: each goes from the content seen (before) to the new one (after).

        What one person decides at one moment (`at`, now unless given) is taken back in one go.
        A variant that somebody changed meanwhile is left alone: nobody's decision is written over unseen.
        """
        kept, moment = 0, now() if at is None else at
        with self._database.writing() as connection:
            for key, before, after in changes:
                if _replace(connection, job, key, before, after):
                    kept += 1
                    connection.execute(
                        sa.insert(decisions).values(
                            job=job,
                            row=key.row,
                            network=key.network,
                            action=action,
                            who=who,
                            at=moment,
                            before=dict(before),
                            after=dict(after),
                            undone=False,
                        )
                    )
        return kept

    def undo(self, job: str, key: Key | None = None) -> tuple[Decision, ...]:
        """Return the last decisions that stood, now taken back, the last first; none when there is none.

        They are those of one person at one moment; of one variant, its last alone.
        """
        query = sa.select(decisions).where(decisions.c.job == job, decisions.c.undone.is_(False))
        if key is not None:
            query = query.where(decisions.c.row == key.row, decisions.c.network == key.network)
        with self._database.writing() as connection:
            last = connection.execute(query.order_by(decisions.c.id.desc()).limit(1)).mappings().one_or_none()
            if last is None:
                return ()
            together = query.where(decisions.c.at == last["at"], decisions.c.who == last["who"])
            listed = connection.execute(together.order_by(decisions.c.id.desc())).mappings().all()
            found = tuple(_decision(one) for one in (listed if key is None else [last]))
            for decision in found:
                _replace(connection, job, decision.key, decision.after, decision.before)
                connection.execute(sa.update(decisions).where(decisions.c.id == decision.id).values(undone=True))
        return found

    def stand(self, job: str) -> bool:
        """Whether any decision about a job stands: there is something to undo."""
        query = sa.select(decisions.c.id).where(decisions.c.job == job, decisions.c.undone.is_(False)).limit(1)
        with self._database.reading() as connection:
            return connection.execute(query).first() is not None

    def history(self, job: str, key: Key | None = None) -> tuple[Decision, ...]:
        """Return the decisions of a job or of one of its variants, the oldest first, those taken back too."""
        query = sa.select(decisions).where(decisions.c.job == job).order_by(decisions.c.id)
        if key is not None:
            query = query.where(decisions.c.row == key.row, decisions.c.network == key.network)
        with self._database.reading() as connection:
            return tuple(_decision(found) for found in connection.execute(query).mappings())


def _replace(connection: sa.Connection, job: str, key: Key, before: Plain, after: Plain) -> bool:
    here = (variants.c.job == job, variants.c.row == key.row, variants.c.network == key.network)
    names = ("state", "parts", "reasons", "details")
    query = sa.select(*(variants.c[name] for name in names)).where(*here).with_for_update()
    found = connection.execute(query).mappings().one_or_none()
    if found is None or found["state"] == PENDING or any(found[name] != before[name] for name in ("state", "parts")):
        return False
    values = {name: after[name] for name in names}
    connection.execute(sa.update(variants).where(*here).values(**values, updated=now()))
    return True


def _decision(found: sa.RowMapping) -> Decision:
    names = ("id", "action", "who", "at", "before", "after", "undone")
    return Decision(key=Key(found["row"], found["network"]), **{name: found[name] for name in names})
