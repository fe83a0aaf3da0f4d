"""What the drafting screen loads before anybody asks for more: a first visitor waits for it."""

import subprocess
import sys

LOADED = """
import sys
import assistant.ui.draft
print(*sorted({name.split(".")[0] for name in sys.modules}))
"""


def test_the_drafting_screen_loads_no_package_for_what_was_not_asked() -> None:
    found = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True).stdout.split()
    assert "streamlit" in found
    assert not {"openai", "spacy", "dask", "openpyxl", "numpy", "pandas", "pyarrow"}.intersection(found)
