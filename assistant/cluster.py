"""Long work sent beyond this machine: the only door to Dask, an extra package (`requirements-cluster.txt`)."""

from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager
from socket import create_connection
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from assistant.errors import OutsideError, SetupError, UserError
from assistant.messages import N_

if TYPE_CHECKING:
    from distributed import Client

INSTALL = ".venv/bin/pip install -r requirements-cluster.txt -c constraints.txt"
SCHEMES = ("tcp://", "tls://", "ws://", "wss://")
NO_ADDRESS = N_("{address} is no scheduler’s address: write tcp://HOST:PORT.")
NO_SCHEDULER = N_(
    "No scheduler answers at {address}. Check that it runs (dask scheduler) and can be reached from here."
)
SECONDS = 30.0  # to reach the scheduler
WORKER_SECONDS = 60.0  # for a first worker to be there: an adaptive cluster starts one when asked
_Result = TypeVar("_Result")


class Lost(OutsideError):
    """A task that was tried on several workers, each of which died."""


@contextmanager
def executor(address: str) -> Iterator[Executor]:
    """Yield the workers of the scheduler at `address` (tcp://HOST:PORT) as an executor of `concurrent.futures`.

    A task whose worker is lost is run again elsewhere, so what it does must leave one result however often it runs.
    Ask for results by `result`. What still waits at the end is cancelled. Raises `UserError`, `SetupError` or
    `OutsideError` with what to do.
    """
    require_address(address)
    try:
        from distributed import Client
    except ImportError as error:
        raise SetupError(
            N_("Work on a cluster needs Dask, which is not installed: run {command}."), command=INSTALL
        ) from error
    where = urlsplit(address)
    try:
        create_connection((where.hostname, where.port), SECONDS).close()  # Dask would try again where nobody listens
        client = Client(address, timeout=SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise OutsideError(NO_SCHEDULER, address=address) from error
    with client:
        _check(client, address)
        workers: Executor = client.get_executor(pure=False)
        try:
            yield workers
        finally:
            workers.shutdown(wait=False)


def require_address(address: str) -> None:
    """Raise `UserError` where an address cannot be a scheduler's."""
    try:
        where = urlsplit(address)
        is_one = bool(where.hostname and where.port)
    except ValueError:  # a port that is no number
        is_one = False
    if not is_one or not address.lower().startswith(SCHEMES):
        raise UserError(NO_ADDRESS, address=repr(address))


def result(future: "Future[_Result]") -> _Result:
    """Return what a task of the executor gave; raise `Lost` for one that lost its workers, else what it raised itself.

    A scheduler that went away is an `OutsideError`.
    """
    from distributed import KilledWorker

    try:
        return future.result()
    except KilledWorker as error:
        raise Lost(N_("Several workers of the cluster died while they were at this work.")) from error
    except CancelledError as error:
        raise OutsideError(N_("The cluster’s scheduler went away while it was at work. Start it again.")) from error


def _check(client: "Client", address: str) -> None:
    """Raise what stands between the scheduler and our work: no worker, or workers without this program."""
    try:
        client.wait_for_workers(1, timeout=WORKER_SECONDS)
    except TimeoutError as error:
        raise OutsideError(
            N_("The scheduler at {address} has no worker. Start one: dask worker {address}."), address=address
        ) from error
    try:
        client.run(ready)
    except ImportError as error:
        raise SetupError(
            N_("The workers of {address} do not have Porteplume: install this version of it on each of them."),
            address=address,
        ) from error


def ready() -> bool:
    """Return True on a worker that has this module."""
    return True
