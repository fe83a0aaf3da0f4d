"""A process that makes texts by a model and asks nobody itself: rows come in, requests and finished texts go out.

What takes time here is judging; asking, and keeping what was answered, is its parent's.
"""

import os
import signal
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from threading import Lock
from typing import NamedTuple

from assistant.backlog.engines import rewriter_by
from assistant.backlog.options import JobOptions
from assistant.backlog.work import Halt, Rewriter, rewrite_row
from assistant.errors import AssistantError
from assistant.llm.answers import Answer, Endpoint, Options, Turns
from assistant.llm.errors import Deferred, ModelError
from assistant.llm.remote import RemoteClient
from assistant.llm.usage import Usage
from assistant.messages import Message
from assistant.rewriting.engines import ModelEngine
from assistant.store import PENDING, Row, Variant


class Begin(NamedTuple):
    """To a desk: make this row's text for a network."""

    number: int
    row: Row
    network: str


class Answered(NamedTuple):
    """To a desk: what the model said."""

    number: int
    answer: Answer


class Failed(NamedTuple):
    """To a desk: why the model said nothing, and what was spent on it; without an error the run is to end."""

    number: int
    error: Exception | None = None
    usage: Usage = Usage()


class Wanted(NamedTuple):
    """From a desk: a request to send."""

    number: int
    turns: Turns
    options: Options


class Made(NamedTuple):
    """From a desk: a text, or why any other row would fail like this one."""

    number: int
    variant: Variant
    halt: Message | None = None


class Left(Deferred):
    """The run ends before the row's first request has gone out: the row stays pending."""


@dataclass(frozen=True)
class Order:
    """What a desk must know to make a job's texts; the key of the endpoint stays with the parent."""

    options: JobOptions
    endpoint: Endpoint
    prompts_folder: Path | None
    at_once: int  # rows

    def rewriter(self, send: Callable[[Turns, Options], Answer]) -> Rewriter:
        """Return what rewrites a text when requests are sent by `send`."""
        client = RemoteClient(self.endpoint, send=send)
        engine = ModelEngine("endpoint", client.endpoint.model, lambda: client, self.prompts_folder)
        return rewriter_by(engine, self.options)


@dataclass
class Desk:
    """One process at work: a thread a row, of which one works and the others wait, for an answer or for their turn."""

    order: Order
    parent: Connection
    waiting: dict[int, "SimpleQueue[Answered | Failed]"] = field(default_factory=dict)
    line: Lock = field(default_factory=Lock)
    turn: Lock = field(default_factory=Lock)  # threads that all want to work would spend their time taking turns

    def work(self) -> None:
        """Take in rows and answers until the parent says that it is over, or is gone."""
        with ThreadPoolExecutor(self.order.at_once, thread_name_prefix="desk") as threads:
            while True:
                try:
                    said: Begin | Answered | Failed | None = self.parent.recv()
                except (EOFError, OSError):
                    said = None
                if said is None:
                    os._exit(0)  # nobody is left to tell; what is under way is asked for again by the next run
                if isinstance(said, Begin):
                    self.waiting[said.number] = SimpleQueue()
                    threads.submit(self._make, said)
                else:
                    self.waiting[said.number].put(said)

    def _make(self, begun: Begin) -> None:
        rewriter = self.order.rewriter(partial(self._ask, begun.number))
        made = Made(begun.number, Variant(begun.row.number, begun.network, PENDING))
        try:
            with self.turn:
                variant = rewrite_row(begun.row, begun.network, self.order.options, rewriter)
            made = made._replace(variant=variant)
        except Left:
            pass
        except Halt as halt:
            made = made._replace(halt=halt.message)
        del self.waiting[begun.number]
        self._tell(made)

    def _ask(self, number: int, turns: Turns, options: Options) -> Answer:
        self._tell(Wanted(number, turns, options))
        self.turn.release()
        try:
            said = self.waiting[number].get()
        finally:
            self.turn.acquire()
        if isinstance(said, Answered):
            return said.answer
        if said.error is None:
            raise Left(str(number), {})
        if isinstance(said.error, ModelError):
            said.error.usage = said.usage
        raise said.error

    def _tell(self, said: Wanted | Made) -> None:
        with self.line:
            self.parent.send(said)


def load(order: Order, sample: Iterable[tuple[Row, str]]) -> None:
    """Load what texts of a job need, by making some of them; the model's part is played by the row itself."""
    for row, network in sample:
        said = Answer(row.text, "stop", order.endpoint.model, Usage())
        rewrite_row(row, network, order.options, order.rewriter(partial(_say, said)))


def _say(said: Answer, turns: Turns, options: Options) -> Answer:
    return said


def serve(order: Order, parent: Connection, others: Sequence[Connection] = ()) -> None:
    """Work at a desk until the parent is done or gone; `others` are the parent's ends that a fork has copied."""
    for other in others:
        other.close()  # held open here, they would keep a sister from hearing that the parent is gone
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    Desk(order, parent).work()


def told(number: int, error: BaseException) -> Failed:
    """Return an error as a desk is told of it; one that is no sentence of ours travels by its words."""
    if isinstance(error, AssistantError):
        return Failed(number, error, error.usage if isinstance(error, ModelError) else Usage())
    return Failed(number, RuntimeError(f"{type(error).__name__}: {error}"))
