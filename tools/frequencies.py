"""Writes `assistant/languages/XX/frequency.txt`: how common the words of a language are, in bands.

Needs `wordfreq` (Speer, 2022), which the product itself does not: install `wordfreq==3.1.1` beside the requirements,
then give the date that the files are to bear:

    python tools/frequencies.py 2026-11-22

A line is a band and words of it. The band is the Zipf value of a word (van Heuven et al., 2014: the base-10 logarithm
of how often it stands in a thousand million words), its forms taken together, rounded down to a half. Words below
LEAST are left out, long ones below LEAST_LONG: whoever reads the table takes them for rare.
"""

import sys
from collections import defaultdict
from math import floor, log10
from pathlib import Path
from textwrap import fill

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from assistant.languages import codes, load  # noqa: E402
from assistant.languages.lemmas import lemma  # noqa: E402
from assistant.languages.pack import FOLDER  # noqa: E402

LEAST = (
    3.0  # one time in a million words: what most readers have met (van Heuven et al., 2014: under 3 is low frequency)
)
LEAST_LONG = 2.5  # of words of LONG letters or more, which a text for everybody may hold once
LONG = 9
SEEN = 1.5  # a form rarer than this is a misspelling or a name more often than not
PER_THOUSAND_MILLION = 9  # from a share of all words to a Zipf value
HEADER = """\
# How common the words of the language are: a band, then words of it. The band is a Zipf value (10 to its power times
# in a thousand million words), the forms of a word taken together, rounded down to a half. What is under {least} is not
# here; where rare words are looked for, what is under {least_long} among words of {long} letters or more.
# Source: wordfreq 3.1.1 (Robyn Speer, 2022, https://github.com/rspeer/wordfreq), from Wikipedia, subtitles, news,
# books, the web and networks; data under CC BY-SA 4.0, and so is this file. Made on {date} by tools/frequencies.py.
"""


def table(language: str) -> dict[str, float]:
    """Return the Zipf value of each dictionary form, the frequencies of its forms added up."""
    from wordfreq import get_frequency_dict  # type: ignore[import-not-found, unused-ignore]

    sums: dict[str, float] = defaultdict(float)
    for form, share in get_frequency_dict(language, wordlist="best").items():
        if form.replace("-", "").isalpha() and len(form) > 1 and log10(share) + PER_THOUSAND_MILLION >= SEEN:
            sums[lemma(form, language)] += share
    return {word: log10(share) + PER_THOUSAND_MILLION for word, share in sums.items()}


def written(language: str, date: str) -> str:
    """Return the file of a language."""
    least_long = LEAST_LONG if load(language).section("readability.complex_words") else LEAST
    bands: dict[float, list[str]] = defaultdict(list)
    for word, zipf in table(language).items():
        if zipf >= (least_long if len(word) >= LONG else LEAST) and word.replace("-", "").isalpha():
            bands[floor(zipf * 2) / 2].append(word)
    lines = [HEADER.format(least=LEAST, least_long=LEAST_LONG, long=LONG, date=date)]
    for band in sorted(bands, reverse=True):
        words = sorted(bands[band])
        wrapped = fill(" ".join(words), 110, break_long_words=False, break_on_hyphens=False).splitlines()
        lines += [f"{band:.1f} {line}\n" for line in wrapped]
    return "".join(lines)


if __name__ == "__main__":
    for code in codes():
        path = FOLDER / code / "frequency.txt"
        path.write_text(written(code, sys.argv[1]), encoding="utf-8")
        print(path.relative_to(ROOT), path.stat().st_size)
