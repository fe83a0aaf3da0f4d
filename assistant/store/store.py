"""The store: everything that is kept, by kind."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy.exc import DatabaseError

from assistant.errors import SetupError
from assistant.messages import N_
from assistant.settings import Settings
from assistant.store.answers import Answers
from assistant.store.database import Database, connect
from assistant.store.decisions import Decisions
from assistant.store.drafts import Drafts
from assistant.store.jobs import Jobs
from assistant.store.migrate import migrate
from assistant.store.runners import Runners
from assistant.store.shelves import Audits, Brands
from assistant.store.variants import Variants


@dataclass(frozen=True)
class Store:
    """An open database; safe to share between threads, not between processes."""

    database: Database
    jobs: Jobs
    variants: Variants
    runners: Runners
    answers: Answers
    decisions: Decisions
    drafts: Drafts
    brands: Brands
    audits: Audits

    def close(self) -> None:
        """Close the connections."""
        self.database.close()


def open_store(settings: Settings) -> Store:
    """Return the store the settings name, created and brought up to date where needed."""
    database = connect(settings)
    with _told(settings):
        migrate(database)
    return Store(
        database,
        Jobs(database),
        Variants(database),
        Runners(database),
        Answers(database),
        Decisions(database),
        Drafts(database),
        Brands(database),
        Audits(database),
    )


@contextmanager
def _told(settings: Settings) -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        raise SetupError(
            N_("The database cannot be used: {reason}. Its folder is {folder}; ASSISTANT_DATA names another."),
            reason=str(error.orig),
            folder=str(settings.data_folder),
        ) from error
