"""What all tests share: nothing outside this machine is reached, and the settings are the test's own."""

import os
import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# On the build machine the examples are the same each time, and take what they take: a find there would stop what did
# not cause it.
settings.register_profile("build", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
if os.environ.get("CI"):
    settings.load_profile("build")

LOOPBACK = ("127.", "::1", "localhost", "0.0.0.0")


@pytest.fixture(autouse=True)
def _nothing_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that is not to this machine."""
    real = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not str(address[0]).startswith(LOOPBACK):
            raise AssertionError(f"a test tried to reach {address!r}")
        real(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Give each test a data folder of its own and no endpoint, whatever the developer's environment holds."""
    for name in (
        "OPENAI_API_KEY",
        "OPENAI_BASE_URL",
        "ASSISTANT_MODEL",
        "DATABASE_URL",
        "ASSISTANT_OFFLINE",
        "ASSISTANT_EDITOR",
        "ASSISTANT_PROMPTS",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path / "data"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of reference material beside the checkout; skip where it is not there."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not (folder / "gold").is_dir():
        pytest.skip("the reference material is not beside this checkout")
    return folder
