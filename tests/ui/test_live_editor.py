"""The live editor's bundle: one file, with the licences of what is in it, and built from the sources beside it."""

import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from assistant.ui import live_editor

BUILT = live_editor.FOLDER / "assets"
MODULES = live_editor.FOLDER / "node_modules"
with_node = pytest.mark.skipif(
    not (shutil.which("node") and (MODULES / "esbuild").exists()), reason="node or its packages are not installed"
)


def test_the_bundle_is_there_with_its_licences() -> None:
    assert live_editor.available()
    licences = (BUILT / "LICENSES.txt").read_text(encoding="utf-8")
    for package in ("@codemirror/state", "@codemirror/view", "@codemirror/lint", "@codemirror/commands", "style-mod"):
        assert f"{package} " in licences
    assert licences.count("Permission is hereby granted") == licences.count("(MIT)")


def test_a_browser_that_kept_an_older_bundle_asks_for_the_new_one() -> None:
    for name in live_editor.COMPONENTS:
        (built,) = BUILT.glob(f"{name}-*.js")
        assert built.stem == f"{name}-{sha256(built.read_bytes()).hexdigest()[:12]}"


@with_node
def test_the_bundle_is_what_its_sources_build(tmp_path: Path) -> None:
    command = ["node", str(live_editor.FOLDER / "build.mjs"), str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {p.name: p.read_bytes() for p in BUILT.iterdir()}


@with_node
def test_revisions_keep_what_is_typed() -> None:
    done = subprocess.run(
        ["node", "--test", str(Path(__file__).parent / "revisions.test.mjs")],
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stdout + done.stderr
