"""Keyphrases proposed from a text of 1,000 words that is already read, against YAKE on its plain text."""

from collections.abc import Iterator
from functools import partial
from itertools import islice

from assistant.checks.keyphrase.proposals import propose
from tests.bench.frame import Cost, Figure, cost, versus
from tests.bench.peers import yake
from tests.bench.texts import articles

WARM, MEASURED = 3, 9  # articles
WANTED = 6.0


def figures() -> Iterator[Figure]:
    """Yield a figure per language."""
    with yake() as peer:
        for language in ("fr", "en"):
            texts = articles(language, 1000, WARM + MEASURED, 7)
            for article in islice(texts, WARM):
                propose(article.read())
                peer.cost({"language": language, "text": article.read().text})
            ours: list[Cost] = []
            theirs: list[Cost] = []
            for article in texts:
                document = article.read()
                theirs.append(peer.cost({"language": language, "text": document.text}))
                ours.append(cost(partial(propose, document)))
            yield versus(f"keyphrase proposals, 1,000 words, {language}", WANTED, ours, theirs)
