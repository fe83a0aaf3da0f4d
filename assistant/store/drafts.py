"""Drafts: they save themselves, keep versions to go back to, and never lose a text when two tabs write at once."""

from dataclasses import asdict, dataclass, field
from uuid import uuid4

import sqlalchemy as sa

from assistant.errors import UserError
from assistant.messages import N_
from assistant.store.database import Database
from assistant.store.jobs import now
from assistant.store.records import Plain
from assistant.store.tables import drafts, versions

STATES = ("idea", "draft", "to_review", "approved", "published")
GONE = N_("This draft is no longer there: somebody removed it.")
LONGEST_SEARCH = 1000  # characters that are looked for: databases refuse long patterns, and NUL
VERSION_SECONDS = 300.0  # what one person types within this time is one version


@dataclass(frozen=True)
class Content:
    """What a draft holds at one moment."""

    title: str = ""
    text: str = ""
    goal: Plain = field(default_factory=dict)


@dataclass(frozen=True)
class Draft:
    """A draft as it stands; `revision` is the number of the version it holds."""

    id: str
    content: Content
    state: str
    labels: tuple[str, ...]
    day: str | None
    revision: int
    created: float
    updated: float


@dataclass(frozen=True)
class Version:
    """A draft as it stood."""

    revision: int
    content: Content
    who: str
    at: float


@dataclass(frozen=True)
class Saved:
    """What came of a save. `overtaken` is the draft as another tab saved it meanwhile: then nothing was replaced."""

    draft: Draft
    overtaken: bool


class Drafts:
    """The drafts of a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, content: Content, who: str, state: str = "draft") -> Draft:
        """Return a new draft."""
        moment = now()
        values: dict[str, object] = {"id": uuid4().hex, "state": state, "labels": [], "day": None, "revision": 1}
        with self._database.writing() as connection:
            connection.execute(sa.insert(drafts).values(**values, **asdict(content), created=moment, updated=moment))
            _keep(connection, str(values["id"]), Version(0, content, who, moment))
        return self._got(str(values["id"]))

    def get(self, draft: str) -> Draft | None:
        """Return a draft by its id, None when there is none."""
        with self._database.reading() as connection:
            found = connection.execute(sa.select(drafts).where(drafts.c.id == draft)).mappings().one_or_none()
        return _draft(found) if found else None

    def save(self, draft: str, seen: int, content: Content, who: str) -> Saved:
        """Return the draft with its new content; `seen` is the revision the writer began from.

        When somebody saved since, the text becomes a version of its own, the draft stays, and the writer is told.
        """
        moment = now()
        with self._database.writing() as connection:
            query = sa.select(drafts.c.revision).where(drafts.c.id == draft).with_for_update()
            revision = connection.execute(query).scalar()
            if revision is None:
                raise UserError(GONE)
            overtaken = revision != seen
            if not overtaken:
                _merge_recent(connection, draft, revision, Version(revision, content, who, moment))
            number = _keep(connection, draft, Version(revision, content, who, moment))
            if not overtaken:
                values = {**asdict(content), "revision": number, "updated": moment}
                connection.execute(sa.update(drafts).where(drafts.c.id == draft).values(values))
        return Saved(self._got(draft), overtaken)

    def versions(self, draft: str) -> tuple[Version, ...]:
        """Return a draft's versions, the newest first."""
        query = sa.select(versions).where(versions.c.draft == draft).order_by(versions.c.revision.desc())
        with self._database.reading() as connection:
            found = connection.execute(query).mappings().all()
        return tuple(Version(one["revision"], _content(one), one["who"], one["at"]) for one in found)

    def restore(self, draft: str, revision: int, who: str) -> Saved:
        """Return the draft with the content of an earlier version; what it held until now is a version as well."""
        content = next(v.content for v in self.versions(draft) if v.revision == revision)
        return self.save(draft, self._got(draft).revision, content, who)

    def file(self, draft: str, state: str, labels: tuple[str, ...], day: str | None) -> Draft:
        """Return the draft with its state, its labels and the day it is to go out; its text is left alone."""
        values = {"state": state, "labels": list(labels), "day": day}
        with self._database.writing() as connection:
            connection.execute(sa.update(drafts).where(drafts.c.id == draft).values(values))
        return self._got(draft)

    def find(self, contains: str = "", state: str | None = None, label: str | None = None) -> tuple[Draft, ...]:
        """Return drafts by what they say and how they are filed, the last touched first."""
        query = sa.select(drafts).order_by(drafts.c.updated.desc(), drafts.c.id)
        contains = contains.replace("\0", "")[:LONGEST_SEARCH]
        if contains:
            here = [column.icontains(contains, autoescape=True) for column in (drafts.c.title, drafts.c.text)]
            query = query.where(sa.or_(*here))
        if state:
            query = query.where(drafts.c.state == state)
        with self._database.reading() as connection:
            found = [_draft(one) for one in connection.execute(query).mappings()]
        return tuple(draft for draft in found if label is None or label in draft.labels)

    def remove(self, draft: str) -> None:
        """Forget a draft with all its versions."""
        with self._database.writing() as connection:
            connection.execute(sa.delete(drafts).where(drafts.c.id == draft))

    def _got(self, draft: str) -> Draft:
        found = self.get(draft)
        if found is None:
            raise UserError(GONE)
        return found


def _keep(connection: sa.Connection, draft: str, after: Version) -> int:
    """Return the number of the version that is kept: one that nobody has seen, though the last may be gone by now."""
    query = sa.select(sa.func.coalesce(sa.func.max(versions.c.revision), 0)).where(versions.c.draft == draft)
    number = max(int(connection.execute(query).scalar_one()), after.revision) + 1
    values = {"draft": draft, "revision": number, "who": after.who, "at": after.at}
    connection.execute(sa.insert(versions).values(**values, **asdict(after.content)))
    return number


def _merge_recent(connection: sa.Connection, draft: str, revision: int, writes: Version) -> None:
    """Drop the version the draft holds when the same person has only just begun it: typing is one version."""
    query = sa.select(versions).where(versions.c.draft == draft, versions.c.revision <= revision)
    found = connection.execute(query.order_by(versions.c.revision.desc()).limit(2)).mappings().all()
    if len(found) == len(("held", "before")):
        held, before = found
        if held["who"] == before["who"] == writes.who and writes.at - before["at"] < VERSION_SECONDS:
            same = (versions.c.draft == draft, versions.c.revision == revision)
            connection.execute(sa.delete(versions).where(*same))


def _content(found: sa.RowMapping) -> Content:
    return Content(**{name: found[name] for name in ("title", "text", "goal")})


def _draft(found: sa.RowMapping) -> Draft:
    names = ("id", "state", "day", "revision", "created", "updated")
    return Draft(content=_content(found), labels=tuple(found["labels"]), **{name: found[name] for name in names})
