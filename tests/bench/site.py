"""A site of some 500 pages, Debian's python3-doc, as a folder and served by nginx; what a whole program costs on it.

Needs Debian's nginx-light; the packages of the pages and the peer are fetched into the cache when first asked for.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.bench.texts import CACHE
from tests.document.debian_pages import SHARE, folder

ADVERTOOLS = "advertools==0.18.0"
PATIENCE = 10  # seconds for nginx to answer
PAGES = int(os.environ.get("BENCH_PAGES") or 1_000)  # read at most, of each program; the site has fewer
_CONF = """user {user};
worker_processes 1; daemon off; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
  include /etc/nginx/mime.types; access_log off;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  server {{ listen 127.0.0.1:{port}; root {root}; index index.html; }}
}}
"""
_ADVERTOOLS = """
import sys, advertools
advertools.crawl(sys.argv[1], sys.argv[2], follow_links=True, allowed_domains=["127.0.0.1"], custom_settings={
    "LOG_LEVEL": "ERROR", "CONCURRENT_REQUESTS_PER_DOMAIN": 16, "CLOSESPIDER_PAGECOUNT": int(sys.argv[3])})
"""


class Run(NamedTuple):
    """What a whole program cost: pages read, seconds by the clock, seconds of CPU of it and its children."""

    pages: int
    wall: float
    cpu: float

    @property
    def wall_page(self) -> float:
        """Return milliseconds by the clock per page."""
        return self.wall / self.pages * 1000

    @property
    def cpu_page(self) -> float:
        """Return milliseconds of CPU per page."""
        return self.cpu / self.pages * 1000


def pages() -> Path:
    """Return the folder of the site."""
    return next((folder() / SHARE / "doc").glob("python3.*/html"))


@contextmanager
def served(root: Path) -> Iterator[str]:
    """Yield the address of the folder's home page on a server of its own."""
    with socket.socket() as free, tempfile.TemporaryDirectory() as place:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        user = "root" if os.geteuid() == 0 else "nobody"
        (Path(place) / "conf").write_text(_CONF.format(user=user, folder=place, port=port, root=root))
        server = subprocess.Popen(["nginx", "-e", f"{place}/error.log", "-c", f"{place}/conf"])
        try:
            _answers(port, server)
            yield f"http://127.0.0.1:{port}/index.html"
        finally:
            server.terminate()
            server.wait()


def _answers(port: int, server: "subprocess.Popen[bytes]") -> None:
    """Return when somebody listens; fail where the server ended, or never begins."""
    end = time.monotonic() + PATIENCE
    while True:
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        if server.poll() is not None or time.monotonic() > end:
            raise RuntimeError("nginx does not answer: is another one in its place?")
        time.sleep(0.05)


def cost(command: Sequence[str], data: Path, path: str = "") -> tuple[float, float]:
    """Return the seconds by the clock and of CPU of a whole program and its children."""
    environment = {**os.environ, "ASSISTANT_DATA": str(data), "PATH": path + os.environ["PATH"]}
    began = time.perf_counter()
    with subprocess.Popen(list(command), env=environment, stdout=subprocess.DEVNULL) as process:
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
    return time.perf_counter() - began, used.ru_utime + used.ru_stime


def ours(target: str, data: Path, *more: str) -> Run:
    """Return what our audit costs, its report written as JSON."""
    report = data / "report.json"
    report.unlink(missing_ok=True)
    command = [sys.executable, "-m", "assistant", "audit", target, "--max-pages", str(PAGES), "--report", str(report)]
    wall, cpu = cost([*command, *more], data)
    return Run(report.read_text(encoding="utf-8").count('"final_url": '), wall, cpu)


def advertools(url: str, data: Path) -> Run:
    """Return what `advertools.crawl` costs."""
    made = CACHE / ADVERTOOLS.replace("==", "-")
    if not (made / ".installed").exists():
        shutil.rmtree(made, ignore_errors=True)
        venv.create(made, with_pip=True)
        subprocess.run([made / "bin/pip", "install", "--quiet", ADVERTOOLS], check=True)
        (made / ".installed").touch()
    lines = data / "advertools.jsonl"
    lines.unlink(missing_ok=True)
    command = [str(made / "bin/python"), "-c", _ADVERTOOLS, url, str(lines), str(PAGES)]
    wall, cpu = cost(command, data, f"{made / 'bin'}{os.pathsep}")
    with lines.open(encoding="utf-8") as file:
        return Run(sum(1 for _ in file), wall, cpu)
