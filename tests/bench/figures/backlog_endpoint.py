"""A thousand rows by an endpoint that takes 300 ms an answer, 32 at once: loop, guard and store against a bare loop.

The bare loop sends the same prompts by `AsyncOpenAI` and throws the answers away. CPU time is that of the whole
process, all threads, and of the processes it started and that have ended; the server runs in another one. The server
gives the drafts back as they are: the facts of a text are looked for once and compared with nothing. A text that a
model changed is read and compared as well, which takes about twice as long as all the rest of its judging.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, cast

import openai

from assistant.backlog.engines import wishes_of
from assistant.backlog.jobs import create_job
from assistant.backlog.options import JobOptions, Limits
from assistant.backlog.read import open_backlog
from assistant.backlog.run import run
from assistant.backlog.work import document_of
from assistant.rewriting.engines import engine
from assistant.rewriting.rewrite import dry_run
from assistant.settings import Settings
from assistant.store import open_store
from tests.bench.frame import Figure
from tests.bench.texts import articles
from tests.scripted_endpoint import KEY, MODEL

ROWS, AT_ONCE, LATENCY = 1000, 32, 0.3
RUNS = 3
OPTIONS = JobOptions(networks=("linkedin",), engine="endpoint", model=MODEL, language="fr")
THROUGHPUT, CPU = 0.9, 3.0
Turns = Sequence[dict[str, str]]


def figures() -> Iterator[Figure]:
    """Yield the time of all rows, ours and the bare loop's, and the CPU time a row."""
    with tempfile.TemporaryDirectory() as folder, _server() as address:
        file = _posts(Path(folder))
        settings = Settings(Path(folder), "", KEY, address, MODEL)
        turns = _prompts(file, settings)
        ours, peers = [], []
        for number in range(RUNS):
            here = replace(settings, database_url=f"sqlite:///{folder}/{number}.db")
            peers.append(_timed(partial(_loop, address, turns)))
            ours.append(_timed(partial(_backlog, file, here)))
    (wall, cpu), (peer_wall, peer_cpu) = _middle(ours), _middle(peers)
    yield Figure("backlog by an endpoint, 1,000 rows", "s", wall, "times", THROUGHPUT, peer_wall)
    each = 1000 / ROWS
    yield Figure("backlog by an endpoint, CPU a row", "ms", cpu * each, "share", CPU, peer_cpu * each)


def _posts(folder: Path) -> Path:
    sentences = [s for article in articles("fr", 1000, 30, 11) for s in article.plain.split("\n") if 60 < len(s) < 400]
    path = folder / "posts.csv"
    lines = (f'P{n};"Post {n} : {sentences[n % len(sentences)].replace(chr(34), " ")}"' for n in range(ROWS))
    path.write_text("Id;Texte\n" + "\n".join(lines), encoding="utf-8")
    return path


def _prompts(file: Path, settings: Settings) -> list[Turns]:
    chosen, wishes = engine("endpoint", settings, MODEL), wishes_of(OPTIONS)
    rows = open_backlog(file).rows()
    previews = (dry_run(document_of(r, OPTIONS), OPTIONS.goal(r, "linkedin"), chosen, wishes) for r in rows)
    return [[dict(turn) for turn in preview.turns] for preview in previews]


def _loop(address: str, prompts: Sequence[Turns]) -> None:
    asyncio.run(_bare(address, prompts))


async def _bare(address: str, prompts: Sequence[Turns]) -> None:
    gate = asyncio.Semaphore(AT_ONCE)
    async with openai.AsyncOpenAI(api_key=KEY, base_url=address) as client:

        async def ask(turns: Turns) -> None:
            async with gate:
                await client.chat.completions.create(model=MODEL, messages=cast(Any, turns))

        await asyncio.gather(*(ask(turns) for turns in prompts))


def _backlog(file: Path, settings: Settings) -> None:
    store = open_store(settings)
    job = create_job(file, OPTIONS, store, Limits(concurrency=AT_ONCE))
    assert run(job, store, settings).done
    store.close()


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), _cpu()
    work()
    return time.perf_counter() - wall, _cpu() - cpu


def _cpu() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _middle(pairs: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return median(wall for wall, _ in pairs), median(cpu for _, cpu in pairs)


@contextmanager
def _server() -> Iterator[str]:
    command = [sys.executable, "-m", "tests.bench.scripted_server", str(LATENCY)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.kill()
