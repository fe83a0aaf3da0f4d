"""The app as a person runs it: a process of its own, on a free port, with a data folder of its own."""

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "streamlit_app.py"
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
START = 90  # seconds a loaded two-core machine may need to answer for the first time


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(
    data: Path, more: Mapping[str, str] | None = None, script: Path = APP, port: int | None = None
) -> Iterator[str]:
    """Yield the address of a running app; it stops at the end."""
    port = port or free_port()
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("OPENAI_", "ASSISTANT_", "DATABASE_"))}
    environment |= {"ASSISTANT_DATA": str(data), "PYTHONPATH": str(ROOT), **(more or {})}
    options = (f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true")
    command = [sys.executable, "-m", "streamlit", "run", str(script), *options]
    data.mkdir(parents=True, exist_ok=True)
    with (data / "app.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(f"{address}/_stcore/health", process)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait_for(health: str, process: "subprocess.Popen[bytes]") -> None:
    """Return when the app answers; fail when it ended or never does."""
    pause = threading.Event()
    end = time.monotonic() + START
    while time.monotonic() < end:
        assert process.poll() is None, "the app ended at its start"
        try:
            with urllib.request.urlopen(health, timeout=2) as answer:
                if answer.read() == b"ok":
                    return
        except OSError:
            pause.wait(0.1)
    raise AssertionError("the app never answered")
