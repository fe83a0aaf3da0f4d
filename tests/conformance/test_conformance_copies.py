"""The vectors committed here are the ones received, byte for byte."""

from pathlib import Path

import pytest

DATA = Path(__file__).parent / "data"
COPIES = [p for p in sorted(DATA.rglob("*")) if p.is_file() and p.parent.name + p.name != "blueskyLICENSE"]


@pytest.mark.parametrize("path", COPIES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_copy_is_the_original(path: Path, shared: Path) -> None:
    assert path.read_bytes() == (shared / "conformance" / path.relative_to(DATA)).read_bytes()
