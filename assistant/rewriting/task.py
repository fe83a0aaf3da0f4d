"""What is asked of an engine, and what it gives back: plain values."""

import threading
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Protocol

from assistant.checks import Goal, check, problems
from assistant.document import Document, Format
from assistant.findings import Finding, Report
from assistant.llm.usage import Usage
from assistant.messages import Message
from assistant.networks import Profile, load
from assistant.networks.posted import visible

OnText = Callable[[str], object]


@cache
def figures() -> Mapping[str, Any]:
    """Return the figures of `loop.toml`."""
    return tomllib.loads((Path(__file__).parent / "loop.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Wishes:
    """What the user asks beyond the goal. `task` names a prompt; `variant` asks for another go at the same request."""

    attempts: int | None = None
    target_language: str | None = None
    task: str = "rewrite"
    instruction: str = ""
    variant: int = 0
    variants: int = 1  # how many of each are asked for at once
    judge: bool = False  # a second reading of the meaning, by the model


@dataclass(frozen=True)
class Watch:
    """Who looks on: `on_text` gets the text so far (False stops it), `on_attempt` the number of the attempt."""

    on_text: OnText | None = None
    on_attempt: Callable[[int], object] | None = None
    cancel: threading.Event | None = None

    @property
    def cancelled(self) -> bool:
        """Whether the user has had enough."""
        return self.cancel is not None and self.cancel.is_set()


@dataclass(frozen=True)
class Task:
    """One text to rewrite for one goal."""

    document: Document
    goal: Goal
    wishes: Wishes = field(default_factory=Wishes)

    @property
    def language(self) -> str:
        """Return the language the result is to be in."""
        return self.wishes.target_language or self.document.language

    @cached_property
    def profile(self) -> Profile | None:
        """Return the network's profile, None without a network."""
        return load(self.goal.network) if self.goal.network else None

    @property
    def format(self) -> Format:
        """Return the format of the result: Markdown only where the text came so and the network takes it."""
        takes = self.profile is not None and self.profile.facts.get("markdown") is True
        return "markdown" if self.document.format == "markdown" and takes else "text"

    @cached_property
    def draft(self) -> str:
        """Return the text to rewrite as an engine reads it: no address of a link is lost with its markup."""
        return visible(self.document, self.profile)

    @cached_property
    def problems(self) -> tuple[Finding, ...]:
        """Return the problems of the draft itself."""
        return problems(self.document, self.goal)

    @cached_property
    def report(self) -> Report:
        """Return all that is to say of the draft."""
        return check(self.document, self.goal)


@dataclass(frozen=True)
class Candidate:
    """What an engine proposes. `parts` is None where the loop is to cut the text; `faults` forbid acceptance."""

    text: str
    parts: tuple[str, ...] | None = None
    faults: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()  # what the user should know: changes made, a prompt left aside
    usage: Usage = field(default_factory=Usage)
    model: str | None = None
    said: str = ""  # word for word, for the conversation
    cancelled: bool = False


@dataclass(frozen=True)
class Refused:
    """A proposal sent back, and why."""

    said: str
    reasons: tuple[Message, ...]


class Engine(Protocol):
    """What proposes texts; `repairs` says whether sending reasons back makes sense."""

    @property
    def name(self) -> str:
        """Return rules, demo or endpoint."""

    @property
    def model(self) -> str | None:
        """Return the model's name, None without a model."""

    @property
    def repairs(self) -> bool:
        """Whether another try with the reasons may do better."""

    def propose(self, task: Task, refused: tuple[Refused, ...], watch: Watch) -> Candidate:
        """Return a proposal; raise a `ModelError` where the model could not be asked."""

    def turns(self, task: Task) -> tuple[Mapping[str, str], ...]:
        """Return the first request word for word, empty where nothing is sent anywhere."""
