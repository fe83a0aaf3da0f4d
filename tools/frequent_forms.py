"""Writes `assistant/languages/XX/frequent_forms.txt`: the commonest written forms of a language, most frequent first.

Needs `wordfreq` (Speer, 2022), which the product itself does not: install `wordfreq==3.1.1` beside the requirements,
then

    python tools/frequent_forms.py 2026-11-22

By these forms the language of a short text is told (`assistant/languages/likelihood.py`). A language told by its
script needs none.
"""

import sys
from pathlib import Path
from textwrap import fill

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from assistant.languages import codes, load  # noqa: E402
from assistant.languages.pack import FOLDER  # noqa: E402

MOST = 16_000
HEADER = """\
# The {most} commonest written forms of the language, most frequent first.
# Source: wordfreq 3.1.1 (Robyn Speer, 2022, https://github.com/rspeer/wordfreq), from Wikipedia, subtitles, news,
# books, the web and networks; data under CC BY-SA 4.0, and so is this file. Made on {date} by tools/frequent_forms.py.
"""


def written(language: str, date: str) -> str:
    """Return the file of a language."""
    from wordfreq import top_n_list

    forms = [form for form in top_n_list(language, MOST * 2) if form.replace("'", "").replace("-", "").isalpha()]
    wrapped = fill(" ".join(forms[:MOST]), 118, break_long_words=False, break_on_hyphens=False)
    return HEADER.format(most=MOST, date=date) + wrapped + "\n"


if __name__ == "__main__":
    for code in codes():
        if not (load(code).section("identify") or {}).get("script"):
            path = FOLDER / code / "frequent_forms.txt"
            path.write_text(written(code, sys.argv[1]), encoding="utf-8")
            print(path.relative_to(ROOT), path.stat().st_size)
