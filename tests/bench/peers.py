"""The peers: installed into a cache folder when first asked for, never into the project."""

import json
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.bench.frame import Cost, cost
from tests.bench.texts import CACHE, Article

YOAST, YAKE = "yoastseo@3.6.0", "yake==0.7.3"
# One answer per line: the cost of YAKE's proposals for one text, the extractor built as its documentation does.
_YAKE = """
import json, sys, time, yake
for line in sys.stdin:
    asked = json.loads(line)
    extractor = yake.KeywordExtractor(lan=asked["language"], n=3, top=10)
    cpu, wall = time.thread_time(), time.perf_counter()
    found = extractor.extract_keywords(asked["text"])
    print(json.dumps({"cpu": (time.thread_time() - cpu) * 1000, "wall": (time.perf_counter() - wall) * 1000,
                      "results": [phrase for phrase, _ in found]}), flush=True)
"""


class Peer:
    """A peer at work in a process of its own: it is asked by a line of JSON and answers with what it cost."""

    def __init__(self, command: list[str], folder: Path) -> None:
        self._process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def ask(self, question: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the answer of the peer, `cpu` and `wall` in milliseconds among it; raise when it has died."""
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("the peer has no pipes")
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        answer: Mapping[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def cost(self, question: Mapping[str, Any]) -> Cost:
        """Return what the question cost the peer."""
        answer = self.ask(question)
        return Cost(float(answer["cpu"]), float(answer["wall"]))

    def __enter__(self) -> "Peer":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.kill()
        self._process.wait()


def _installed(folder: Path, install: Callable[[Path], None]) -> Path:
    """Return the folder, filled by `install` the first time; an installation cut short is done again."""
    if not (folder / ".installed").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        install(folder)
        (folder / ".installed").touch()
    return folder


def yoast() -> Peer:
    """Return YoastSEO.js at work in Node, both assessors per article as in its editor."""

    def install(folder: Path) -> None:
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", YOAST], cwd=folder, check=True)

    folder = _installed(CACHE / YOAST.replace("@", "-"), install)
    shutil.copy(Path(__file__).with_name("yoast.js"), folder / "runner.js")
    return Peer(["node", "runner.js"], folder)


def yake() -> Peer:
    """Return YAKE at work in a virtual environment of its own."""

    def install(folder: Path) -> None:
        venv.create(folder / "venv", with_pip=True)
        subprocess.run([folder / "venv/bin/pip", "install", "--quiet", YAKE], check=True)

    folder = _installed(CACHE / YAKE.replace("==", "-"), install)
    return Peer([str(folder / "venv/bin/python"), "-c", _YAKE], folder)


def in_turns(texts: Iterable[Article], run: Callable[[Article], object], peer: Peer) -> tuple[list[Cost], list[Cost]]:
    """Return what each article costs us and the peer, one after the other, so that both meet the same machine."""
    ours, theirs = [], []
    for article in texts:
        theirs.append(peer.cost(article.as_json()))
        ours.append(cost(partial(run, article)))
    return ours, theirs


@cache
def cpu_of(*command: str) -> float:
    """Return the median CPU seconds of a whole Python process: user and system, over five runs."""
    spent = []
    for _ in range(5):
        before = os.times()
        subprocess.run([sys.executable, *command], check=False, capture_output=True)
        after = os.times()
        spent.append(after.children_user + after.children_system - before.children_user - before.children_system)
    return sorted(spent)[len(spent) // 2]
