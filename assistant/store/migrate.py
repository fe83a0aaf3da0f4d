"""Brings a database to the newest form: numbered migrations, each in one transaction, under a lock."""

from functools import cache
from pathlib import Path

import sqlalchemy as sa

from assistant.errors import SetupError
from assistant.messages import N_
from assistant.store.database import Database

FOLDER = Path(__file__).parent / "migrations"
LOCK = 7_165_701  # PostgreSQL's advisory lock: any number, as long as it is ours alone


@cache
def newest() -> str:
    """Return the number of the newest migration this code knows."""
    return numbers()[-1]


@cache
def numbers() -> tuple[str, ...]:
    """Return the numbers of all migrations, in order: `m0001_jobs.py` is number 0001."""
    return tuple(sorted(path.stem[1:5] for path in (FOLDER / "versions").glob("m[0-9]*.py")))


def current(connection: sa.Connection) -> str | None:
    """Return the number of the last migration a database went through, None for an empty one."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


def migrate(database: Database) -> None:
    """Apply what is missing; two processes may do so at once, the second then finds nothing left to do."""
    with database.reading() as connection:
        found = current(connection)
    while found != newest():
        with database.writing() as connection:
            if not database.is_sqlite:
                connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            found = current(connection)
            if found is not None and found not in numbers():
                raise SetupError(
                    N_(
                        "The database was written by a newer version of Porteplume (its form is {found}, this version "
                        "knows {newest}). Update Porteplume, or name another database in DATABASE_URL."
                    ),
                    found=found,
                    newest=newest(),
                )
            if found != newest():
                _apply_next(connection)


def _apply_next(connection: sa.Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, "+1")
