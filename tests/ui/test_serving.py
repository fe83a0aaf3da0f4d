"""The app as `streamlit run` starts it: it answers, opens the browser of who started it, and ends when asked to."""

import asyncio
import gc
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from socket import AF_INET, IPPROTO_TCP, TCP_NODELAY, socket

import pytest
import streamlit as st
from streamlit import config

from assistant.ui import serving
from assistant.ui.sockets import OPEN_FILES, send_at_once
from tests.browser.serving import APP, ROOT, START, free_port, wait_for
from tests.loops import ran


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="what opens a browser differs elsewhere")
def test_the_app_opens_the_browser_of_who_started_it(tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    opener = tmp_path / "xdg-open"
    opener.write_text(f'#!/bin/sh\necho "$1" > "{asked}.new" && mv "{asked}.new" "{asked}"\n')
    opener.chmod(0o755)
    port = free_port()
    environment = {
        **os.environ,
        "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
        "ASSISTANT_DATA": str(tmp_path / "data"),
        "STREAMLIT_SERVER_HEADLESS": "false",
    }
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(APP),
        f"--server.port={port}",
        "--server.address=127.0.0.1",
    ]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health", process)
            pause, end = threading.Event(), time.monotonic() + START
            while not asked.exists() and time.monotonic() < end:
                pause.wait(0.1)
        finally:
            process.terminate()
            process.wait(timeout=60)
    assert asked.read_text().strip() == f"http://127.0.0.1:{port}"
    assert "Traceback" not in (tmp_path / "log").read_text()


@pytest.mark.skipif(not OPEN_FILES.is_dir(), reason="the system does not tell a process its open files")
def test_what_is_accepted_sends_at_once_and_no_file_stays_open() -> None:
    before = len(os.listdir(OPEN_FILES))
    with socket(AF_INET) as listening, socket(AF_INET) as client:  # as Streamlit opens it: the protocol unsaid
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        send_at_once()
        client.connect(listening.getsockname())
        accepted, _address = listening.accept()
        with accepted:
            assert accepted.getsockopt(IPPROTO_TCP, TCP_NODELAY)
        assert not client.getsockopt(IPPROTO_TCP, TCP_NODELAY)
    assert len(os.listdir(OPEN_FILES)) == before


def test_the_app_looks_for_garbage_by_itself_and_not_after_each_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    config.get_config_options(force_reparse=True)
    assert st.get_option("runner.postScriptGC") is False
    monkeypatch.setattr(serving, "LOOK_THROUGH_EVERY", 0.0)

    async def look_twice() -> None:
        looked: asyncio.Queue[int] = asyncio.Queue()
        loop = asyncio.get_running_loop()

        def told(phase: str, info: dict[str, int]) -> None:
            if phase == "stop" and info["generation"] == 2:
                loop.call_soon_threadsafe(looked.put_nowait, info["collected"])

        gc.callbacks.append(told)
        looking = asyncio.create_task(serving.look_through())
        try:
            for _ in range(2):
                await asyncio.wait_for(looked.get(), START)
        finally:
            gc.callbacks.remove(told)
            looking.cancel()

    ran(look_twice())
