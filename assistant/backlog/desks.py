"""Several processes that make a job's texts side by side, and the threads that ask the model for all of them."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from multiprocessing.connection import Connection
from multiprocessing.context import ForkContext, SpawnContext
from multiprocessing.process import BaseProcess
from threading import Lock, Thread

from assistant.backlog.desk import Answered, Begin, Failed, Made, Order, Wanted, serve, told
from assistant.backlog.work import Halt
from assistant.llm.answers import Answer, Options, Turns
from assistant.store import Row, Variant

Texts = Future[tuple[Variant, ...]]
Ask = Callable[[Turns, Options], Answer]


@dataclass
class _Seat:
    """One process, and the way to it."""

    process: BaseProcess
    line: Connection
    lock: Lock = field(default_factory=Lock)
    gone: bool = False

    def tell(self, said: Begin | Answered | Failed | None) -> None:
        """Say something to the process; one that is gone is noticed by whoever listens to it."""
        try:
            with self.lock:
                self.line.send(said)
        except OSError:
            return


@dataclass
class Desks:
    """A context manager over `number` processes; `ask` sends a request, `at_once` of them at a time.

    Once `goes_on` says no, no row is begun any more: those whose first request has not gone out stay pending.
    """

    context: ForkContext | SpawnContext
    order: Order
    number: int
    ask: Ask
    at_once: int
    goes_on: Callable[[], bool]
    seats: list[_Seat] = field(default_factory=list)
    _texts: dict[int, tuple[_Seat, Texts]] = field(default_factory=dict)
    _begun: set[int] = field(default_factory=set)
    _numbers: "count[int]" = field(default_factory=count)

    def __enter__(self) -> "Desks":
        for _ in range(self.number):
            ours, theirs = self.context.Pipe()
            others = [ours, *(seat.line for seat in self.seats)] if self.context.get_start_method() == "fork" else []
            process = self.context.Process(target=serve, args=(self.order, theirs, others), daemon=True)
            process.start()
            theirs.close()
            self.seats.append(_Seat(process, ours))
        self._threads = ThreadPoolExecutor(self.at_once, thread_name_prefix="backlog")
        self._listeners = [Thread(target=self._listen, args=(seat,), daemon=True) for seat in self.seats]
        for listener in self._listeners:
            listener.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(cancel_futures=True)
        for seat, listener in zip(self.seats, self._listeners, strict=True):
            seat.tell(None)
            seat.process.join()
            listener.join()
            seat.line.close()

    def submit(self, row: Row, network: str) -> Texts:
        """Return the future text of a row; the networks of a row share a process, which reads its text once."""
        number, texts = next(self._numbers), Texts()
        seat = self.seats[row.number % len(self.seats)]
        self._texts[number] = seat, texts
        seat.tell(Begin(number, row, network))
        if seat.gone:
            self._give_up(seat)
        return texts

    def _listen(self, seat: _Seat) -> None:
        """Take in what a process says, until it is gone."""
        while True:
            try:
                said: Wanted | Made = seat.line.recv()
            except (EOFError, OSError):
                break
            if isinstance(said, Made):
                self._keep(said)
            else:
                self._threads.submit(self._ask, said).add_done_callback(partial(self._answer, seat, said.number))
        seat.gone = True
        self._give_up(seat)

    def _give_up(self, seat: _Seat) -> None:
        """Say of each text a process was at that the process is gone."""
        for number in [number for number, (whose, _) in self._texts.copy().items() if whose is seat]:
            _, texts = self._texts.pop(number, (seat, None))
            if texts is not None:
                texts.set_exception(BrokenProcessPool("a process of the run is gone"))

    def _keep(self, made: Made) -> None:
        _, texts = self._texts.pop(made.number)
        self._begun.discard(made.number)
        if made.halt:
            texts.set_exception(Halt(made.halt))
        else:
            texts.set_result((made.variant,))

    def _ask(self, wanted: Wanted) -> Answer | None:
        """Return what the model says, None where it is not to be asked any more."""
        if wanted.number not in self._begun and not self.goes_on():
            return None
        self._begun.add(wanted.number)
        return self.ask(wanted.turns, wanted.options)

    def _answer(self, seat: _Seat, number: int, asked: "Future[Answer | None]") -> None:
        if asked.cancelled():
            return
        error = asked.exception()
        answer = None if error else asked.result()
        seat.tell(Answered(number, answer) if answer else told(number, error) if error else Failed(number))
