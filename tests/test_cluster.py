"""The door to Dask, with a real scheduler and real workers."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import cluster
from assistant.errors import OutsideError, UserError
from tests.dask_cluster import Cluster
from tests.dask_cluster import cluster as started


@pytest.fixture(scope="module")
def running() -> Iterator[Cluster]:
    with started(2) as made:
        yield made


def _marked(folder: str, number: int) -> int:
    """Write down that the task ran; the first run of task 3 kills its worker."""
    with (Path(folder) / f"{number}-{os.getpid()}").open("x"):
        pass
    if number == 3 and len(list(Path(folder).glob("3-*"))) == 1:
        os._exit(1)
    return number * number


def _deadly() -> None:
    os._exit(1)


def test_a_worker_that_dies_loses_nothing(running: Cluster, tmp_path: Path) -> None:
    with cluster.executor(running.address) as workers:
        futures = [workers.submit(_marked, str(tmp_path), number) for number in range(20)]
        assert [cluster.result(future) for future in futures] == [number * number for number in range(20)]
    assert len({path.name.partition("-")[0] for path in tmp_path.iterdir()}) == 20
    assert sum(worker.poll() is not None for worker in running.workers) == 1


def test_an_error_of_the_task_comes_back(running: Cluster) -> None:
    with cluster.executor(running.address) as workers, pytest.raises(ZeroDivisionError):
        cluster.result(workers.submit(divmod, 1, 0))


def test_a_task_that_kills_each_worker_is_lost() -> None:
    with started(2) as made, cluster.executor(made.address) as workers, pytest.raises(cluster.Lost):
        cluster.result(workers.submit(_deadly))


@pytest.mark.parametrize("address", ["localhost:8786", "tcp://", "tcp://localhost", "tcp://localhost:x", "http://a:1"])
def test_an_address_that_is_none_says_how_to_write_one(address: str) -> None:
    with pytest.raises(UserError, match="tcp://HOST:PORT"), cluster.executor(address):
        pass


def test_no_scheduler_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "SECONDS", 1.0)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        with pytest.raises(OutsideError, match="dask scheduler"), cluster.executor(address):
            pass


def test_no_worker_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    with started(0) as made:
        monkeypatch.setattr(cluster, "WORKER_SECONDS", 0.5)
        with pytest.raises(OutsideError, match="dask worker"), cluster.executor(made.address):
            pass
