"""The way to the database: one engine, and transactions that either read or write."""

import errno
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, DataError, IntegrityError, OperationalError, ProgrammingError

from assistant import errors
from assistant.errors import SetupError, UserError, reason_of
from assistant.messages import N_, Message
from assistant.settings import Settings

UNUSABLE = N_(
    "The database {database} cannot be used: {reason}. Make sure that it runs and that the disk has room; "
    "DATABASE_URL and ASSISTANT_DATA say where it is."
)
# How the names of SQLite's result codes begin (sqlite.org/rescode.html).
REASONS = {
    "SQLITE_FULL": errors.REASONS[errno.ENOSPC],
    "SQLITE_READONLY": errors.REASONS[errno.EACCES],
    "SQLITE_NOTADB": N_("the file is no database"),
    "SQLITE_CORRUPT": N_("the file is damaged"),
    "SQLITE_BUSY": N_("another program holds it for too long"),
    "SQLITE_IOERR": N_("the disk answers with an error"),
}
BUSY_SECONDS = 30  # how long a process waits for another one's write before it gives up
POSTGRESQL = ("postgres", "postgresql", "postgresql+psycopg")  # all are opened with psycopg 3
POOL = 5
ASK_AGAIN = 0.02  # seconds between two asks for the log
POOL_OVERFLOW = 60  # threads of a run each hold a connection for a moment


class Database:
    """A database that is open; `reading` and `writing` give a connection inside one transaction."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine
        self._writer = Lock() if engine.dialect.name == "sqlite" else None

    @property
    def is_sqlite(self) -> bool:
        """Whether this is SQLite: one file, one writer at a time."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Give a connection that sees one state of the database throughout."""
        with self._told(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Give a connection whose changes are kept together or not at all.

        SQLite has one writer: threads of this process queue here, rather than poll for the file's lock.
        """
        if self._writer is None:
            with self._told(), self.engine.begin() as connection:
                yield connection
            return
        with self._told(), self._writer, self.engine.connect() as connection:
            connection = connection.execution_options(writes=True)
            with connection.begin():
                yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say in a sentence that the database is gone, full, locked for too long, or no database at all."""
        try:
            yield
        except DatabaseError as error:
            if isinstance(error, IntegrityError | ProgrammingError | DataError):
                raise  # a fault of ours
            shown = self.engine.url.render_as_string(hide_password=True)
            raise SetupError(UNUSABLE, database=shown, reason=_reason(error)) from error

    def insert(self, table: sa.Table) -> Any:
        """Return an insert that knows `on_conflict_do_…` in this database's dialect."""
        if self.is_sqlite:
            from sqlalchemy.dialects.sqlite import insert as sqlite_insert

            return sqlite_insert(table)
        from sqlalchemy.dialects.postgresql import insert as postgresql_insert

        return postgresql_insert(table)

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def connect(settings: Settings) -> Database:
    """Return the database the settings name; a sentence says what to do where it cannot be reached."""
    url = _url(settings.database_url)
    if url.get_backend_name() == "sqlite":
        return Database(_sqlite(url))
    engine = sa.create_engine(url, pool_size=POOL, max_overflow=POOL_OVERFLOW, pool_pre_ping=True)
    try:
        engine.connect().close()
    except OperationalError as error:
        raise SetupError(
            N_("The database {database} does not answer: {reason}. Is it running, and is DATABASE_URL right?"),
            database=url.render_as_string(hide_password=True),
            reason=_reason(error),
        ) from None
    return Database(engine)


def _url(text: str) -> URL:
    try:
        url = make_url(text)
    except ArgumentError:
        raise UserError(N_("DATABASE_URL is no database address; it looks like {example}."), example=_EXAMPLE) from None
    if url.drivername in POSTGRESQL:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername != "sqlite":
        raise UserError(
            N_("DATABASE_URL names a database of kind {kind}; PostgreSQL and SQLite are known: {example}."),
            kind=repr(url.drivername),
            example=_EXAMPLE,
        )
    return url


_EXAMPLE = "postgresql://user:password@localhost/porteplume"


def _sqlite(url: URL) -> sa.Engine:
    path = Path(url.database or "porteplume.db")
    try:
        _make_writable(path)
    except OSError as error:
        raise SetupError(
            N_("{path} cannot be written: {reason}. Set ASSISTANT_DATA to a folder you may write to."),
            path=str(path),
            reason=reason_of(error),
        ) from error
    engine = sa.create_engine(
        url,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        pool_size=POOL,
        max_overflow=POOL_OVERFLOW,
    )
    sa.event.listen(engine, "connect", _prepare)
    sa.event.listen(engine, "begin", _begin)
    return engine


def _make_writable(path: Path) -> None:
    """Create the file where it is not there; raise `OSError` where it cannot be written.

    One that is there is not opened: a process that closes any handle of a file loses all its locks on it (POSIX), and
    SQLite, its own gone, would let another process take away the log that this one goes on reading.
    """
    if path.is_file():
        if not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab"):
        pass


def _prepare(connection: Any, _: Any) -> None:
    # The driver must not begin by itself: it would begin late, and a reader that turns writer may fail at once.
    connection.isolation_level = None
    _log_ahead(connection)
    for pragma in ("synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _log_ahead(connection: Any) -> None:
    """Have the changes written to a log first, so that readers and a writer do not wait for each other.

    Of several who ask so of a new file at once, SQLite refuses some without waiting its time-out: they ask again.
    """
    latest = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > latest:
                raise
        time.sleep(ASK_AGAIN)


def _begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _reason(error: DatabaseError) -> Message:
    """Return why a database refused, in any language; in the driver's own words where the reason is rare."""
    name = str(getattr(error.orig, "sqlite_errorname", ""))
    known = next((reason for begin, reason in REASONS.items() if name.startswith(begin)), None)
    own = " ".join(str(error.orig).split()).rstrip("?.")
    return Message(known) if known else Message("{reason}", {"reason": own})
