"""Runs a job in a process of its own, so that it goes on when the screen, the tab or the app is closed."""

import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from assistant.errors import SetupError, reason_of
from assistant.messages import N_
from assistant.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
COMMAND = ("-m", "assistant", "backlog", "run")


def start_worker(job_id: str, settings: Settings, command: Sequence[str] = COMMAND) -> int:
    """Return the number of the process that runs a job from now on; what it says goes to the job's log.

    Two workers of one job share it: each text is made once.
    """
    log = log_file(job_id, settings)
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("ab") as output:
            process = subprocess.Popen(
                [sys.executable, *command, job_id],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=environment(settings),
                start_new_session=True,
            )
    except OSError as error:
        raise SetupError(N_("The job cannot be started: {reason}."), reason=reason_of(error)) from error
    threading.Thread(target=process.wait, daemon=True).start()  # buried when it ends, whenever that is
    return process.pid


def log_file(job_id: str, settings: Settings) -> Path:
    """Return where the worker of a job writes what it has to say."""
    return settings.data_folder / "logs" / f"backlog-{job_id}.log"


def environment(settings: Settings) -> dict[str, str]:
    """Return the environment in which another process finds the same settings; the key travels nowhere else."""
    own = {
        "ASSISTANT_DATA": str(settings.data_folder),
        "DATABASE_URL": settings.database_url,
        "OPENAI_API_KEY": settings.api_key,
        "OPENAI_BASE_URL": settings.base_url,
        "ASSISTANT_MODEL": settings.model,
        "ASSISTANT_OFFLINE": "1" if settings.offline else None,
        "ASSISTANT_PROMPTS": str(settings.prompts_folder) if settings.prompts_folder else None,
    }
    path = os.pathsep.join(part for part in (str(ROOT), os.environ.get("PYTHONPATH", "")) if part)
    kept = {name: value for name, value in os.environ.items() if name not in own}
    return {**kept, "PYTHONPATH": path, **{name: value for name, value in own.items() if value}}
