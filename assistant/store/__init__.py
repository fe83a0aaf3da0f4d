"""What is kept: tables and their migrations; SQLite in the data folder, or PostgreSQL by `DATABASE_URL`."""

from assistant.store.answers import key_of
from assistant.store.drafts import Content, Draft, Saved, Version
from assistant.store.records import (
    ACCEPTED,
    EDITED,
    FAILED,
    PENDING,
    REFUSED,
    STATES,
    TO_REVIEW,
    Decision,
    Entry,
    Job,
    Key,
    Paid,
    Plain,
    Row,
    Variant,
)
from assistant.store.store import Store, open_store
from assistant.store.variants import Filter, content

__all__ = [
    "ACCEPTED",
    "EDITED",
    "FAILED",
    "PENDING",
    "REFUSED",
    "STATES",
    "TO_REVIEW",
    "Content",
    "Decision",
    "Draft",
    "Entry",
    "Filter",
    "Job",
    "Key",
    "Paid",
    "Plain",
    "Row",
    "Saved",
    "Store",
    "Variant",
    "Version",
    "content",
    "key_of",
    "open_store",
]
