"""The store: everything that is kept, by kind."""

from dataclasses import dataclass

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
