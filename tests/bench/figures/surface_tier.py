"""The surface tier on one core: words, sentences, lemmas and links of new plain texts, in words a second."""

from collections.abc import Iterator
from functools import partial
from statistics import median

from assistant.document import read
from assistant.languages.lemmas import lemmas
from tests.bench.frame import Figure, cost
from tests.bench.texts import articles

WANTED = 300_000.0


def run(text: str) -> None:
    """Read a text and look up its lemmas."""
    document = read(text)
    words = document.words
    lemmas([word.text for word in words], document.language)


def figures() -> Iterator[Figure]:
    """Yield a figure per language."""
    for language in ("fr", "en"):
        texts = [article.plain for article in articles(language, 1500, 20, 5)]
        for text in texts[:6]:
            run(text)
        speeds = []
        for text in texts[6:]:
            spent = cost(partial(run, text))
            speeds.append(len(read(text).words) / spent.cpu * 1000)
        yield Figure(f"surface tier, {language}", "words/s", median(speeds), "least", WANTED)
