"""Answers of models, kept by what was asked: nothing that was answered is paid for again."""

import hashlib
import json
from dataclasses import dataclass
from threading import Lock
from typing import Any

import sqlalchemy as sa

from assistant.store.database import Database
from assistant.store.jobs import now
from assistant.store.records import Paid, Plain
from assistant.store.tables import answers


def key_of(request: Plain) -> str:
    """Return the key of a request: the hash of all that makes its answer."""
    text = json.dumps(request, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


@dataclass
class _Entry:
    """An answer that waits to be kept."""

    values: dict[str, Any]
    kept: bool = False


class Answers:
    """The answers of all jobs."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[_Entry] = []
        self._list, self._turn = Lock(), Lock()

    def get(self, key: str) -> Plain | None:
        """Return an answer by its key, None when nothing was answered yet."""
        with self._database.reading() as connection:
            found: Plain | None = connection.execute(sa.select(answers.c.answer).where(answers.c.key == key)).scalar()
        return found

    def put(self, key: str, job: str | None, answer: Plain, paid: Paid) -> None:
        """Keep an answer and what it cost; the first one stays. When this returns, the answer is kept.

        What threads bring while another one writes is written together, by the next of them.
        """
        values = {
            "key": key,
            "job": job,
            "answer": dict(answer),
            "input_tokens": paid.input_tokens,
            "output_tokens": paid.output_tokens,
            "cost": paid.cost,
            "created": now(),
        }
        entry = _Entry(values)
        with self._list:
            self._waiting.append(entry)
        with self._turn:
            if not entry.kept:
                self._keep_waiting()

    def _keep_waiting(self) -> None:
        """Keep all that waits in one transaction; should it fail, the next thread tries again."""
        with self._list:
            together = tuple(self._waiting)
        with self._database.writing() as connection:
            query = self._database.insert(answers).on_conflict_do_nothing()
            connection.execute(query, [entry.values for entry in together])
        with self._list:
            del self._waiting[: len(together)]
        for entry in together:
            entry.kept = True

    def paid(self, job: str) -> Paid:
        """Return what a job's answers came to; the cost is None when the price of one is not known."""
        total = sa.func.coalesce
        query = sa.select(
            sa.func.count(),
            total(sa.func.sum(answers.c.input_tokens), 0),
            total(sa.func.sum(answers.c.output_tokens), 0),
            sa.func.count(answers.c.cost),
            sa.func.sum(answers.c.cost),
        ).where(answers.c.job == job)
        with self._database.reading() as connection:
            requests, tokens_in, tokens_out, priced, cost = connection.execute(query).one()
        return Paid(requests, int(tokens_in), int(tokens_out), cost if requests and priced == requests else None)
