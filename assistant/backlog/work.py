"""One unit of work: a row, rewritten for one network. What comes back is always a result, never an exception."""

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from assistant.backlog.options import JobOptions
from assistant.backlog.reasons import plain
from assistant.checks import Goal
from assistant.document import Document, Format, Meta, read
from assistant.errors import AssistantError
from assistant.languages import codes
from assistant.llm.errors import Deferred, ModelError
from assistant.messages import N_, Message
from assistant.store import ACCEPTED, FAILED, TO_REVIEW, Row, Variant

LOG = logging.getLogger(__name__)
UNEXPECTED = N_("Something went wrong that should not: {error}. The other rows go on; the log has the details.")
FORMATS: tuple[Format, ...] = ("text", "markdown", "html")


class Rewritten(Protocol):
    """What a rewrite gives, as far as a backlog needs it."""

    @property
    def parts(self) -> Sequence[str]:
        """Return the text, or the posts of a thread."""

    @property
    def accepted(self) -> bool:
        """Whether checks and the fact guard agree."""

    @property
    def reasons(self) -> Sequence[Message]:
        """Return why it is not accepted."""

    @property
    def notes(self) -> Sequence[Message]:
        """Return what the user should know besides: changes made, a prompt left aside."""

    def details(self, ui: str) -> Mapping[str, Any]:
        """Return what is to be known besides: facts, usage and the like."""


Rewriter = Callable[[Document, Goal], Rewritten]


class Halt(Exception):
    """Any other row would fail in the same way: the key is wrong, nobody answers, no credit is left."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)  # what it is rebuilt from, should another process raise it
        self.message = message


def document_of(row: Row, options: JobOptions) -> Document:
    """Return the document a row holds, with the title and description beside it."""
    form = str(row.fields.get("format", "")).lower()
    format_: Format = next((known for known in FORMATS if known == form), "text")
    meta = Meta(title=row.fields.get("title"), description=row.fields.get("description"))
    language = str(row.fields.get("language", ""))[:2].lower() or None
    return read(row.text, format_, options.language or _known(language), meta)


def _known(language: str | None) -> str | None:
    return language if language in codes() else None


def rewrite_row(row: Row, network: str, options: JobOptions, rewriter: Rewriter) -> Variant:
    """Return a row's variant for one network; raise `Halt` only where no other row could do better.

    What waits for a batch comes through as `Deferred`.
    """
    try:
        result = rewriter(document_of(row, options), options.goal(row, network))
        details = {**result.details("en"), "notes": [plain(note) for note in result.notes]}
    except Deferred:
        raise
    except AssistantError as error:
        if getattr(error, "final", False):
            raise Halt(error.message) from error
        usage = {"usage": error.usage.as_json()} if isinstance(error, ModelError) else {}
        return Variant(row.number, network, FAILED, reasons=(plain(error.message),), details=usage)
    except Exception as error:
        LOG.exception("row %s for %s", row.number, network)
        reason = Message(UNEXPECTED, {"error": f"{type(error).__name__}: {error}"})
        return Variant(row.number, network, FAILED, reasons=(plain(reason),))
    reasons = tuple(plain(reason) for reason in result.reasons)
    doubtful = (details.get("facts") or {}).get("unsure")  # a person is to check it
    state = ACCEPTED if result.accepted and not doubtful else TO_REVIEW
    return Variant(row.number, network, state, tuple(result.parts), reasons, details)
