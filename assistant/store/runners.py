"""Who runs a job. A runner that died leaves its name behind; it is struck out as soon as that is known."""

import os
import socket
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import sqlalchemy as sa

from assistant.store.database import Database
from assistant.store.jobs import now
from assistant.store.tables import runners

SILENCE = 60.0  # seconds without a sign of life after which a runner on another machine counts as gone


class Runners:
    """The runners of all jobs."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def enter(self, job: str) -> str:
        """Return a new runner's id, entered for this process."""
        runner = uuid4().hex
        self.sign(job, runner)
        return runner

    def sign(self, job: str, runner: str) -> None:
        """Note that a runner of this process lives; one that was struck out while it slept is entered again."""
        values = {"id": runner, "job": job, "host": _host(), "process": process_name(os.getpid()), "seen": now()}
        query = self._database.insert(runners).values(values)
        query = query.on_conflict_do_update(index_elements=["id"], set_={"seen": query.excluded.seen})
        with self._database.writing() as connection:
            connection.execute(query)

    def leave(self, runner: str) -> None:
        """Strike a runner out: what it held is free again."""
        with self._database.writing() as connection:
            connection.execute(sa.delete(runners).where(runners.c.id == runner))

    def strike_dead(self, job: str, lives: Callable[[str], bool] | None = None) -> int:
        """Return how many runners of a job live, once the dead ones are struck out.

        On this machine the process tells; elsewhere silence does.
        """
        lives = lives or process_lives
        with self._database.reading() as connection:
            found = connection.execute(sa.select(runners).where(runners.c.job == job)).mappings().all()
        dead = [
            one["id"]
            for one in found
            if (not lives(one["process"]) if one["host"] == _host() else one["seen"] < now() - SILENCE)
        ]
        if dead:
            with self._database.writing() as connection:
                connection.execute(sa.delete(runners).where(runners.c.id.in_(dead)))
        return len(found) - len(dead)


def _host() -> str:
    return socket.gethostname()


def process_name(number: int) -> str:
    """Return what names a process of this machine: its number and, where the system tells, when it began."""
    return f"{number}:{_birth(number)}"


def process_lives(process: str) -> bool:
    """Whether a process of this machine is still there: same number, same beginning, not merely unburied."""
    number, _, birth = process.partition(":")
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return _birth(int(number)) == birth and _state(int(number)) not in ("Z", "X")


def _stat(number: int) -> list[str]:
    try:
        text = Path(f"/proc/{number}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return text.rpartition(")")[2].split()


def _birth(number: int) -> str:
    fields = _stat(number)
    return fields[19] if len(fields) > 19 else ""


def _state(number: int) -> str:
    fields = _stat(number)
    return fields[0] if fields else ""
