"""Keyphrases proposed from a text of 1,000 words that is already read, against YAKE on its plain text."""

from collections.abc import Iterator

from assistant.checks.keyphrase.proposals import propose
from tests.bench.frame import Cost, Figure, cost, versus
from tests.bench.peers import yake
from tests.bench.texts import articles

WANTED = 6.0


def figures() -> Iterator[Figure]:
    """Yield a figure per language."""
    with yake() as peer:
        for language in ("fr", "en"):
            for article in articles(language, 1000, 3, 99):
                propose(article.read())
                peer.cost({"language": language, "text": article.read().text})
            ours: list[Cost] = []
            theirs: list[Cost] = []
            for article in articles(language, 1000, 9, 7):
                document = article.read()
                theirs.append(peer.cost({"language": language, "text": document.text}))
                ours.append(cost(lambda document=document: propose(document)))  # type: ignore[misc]
            yield versus(f"keyphrase proposals, 1,000 words, {language}", WANTED, ours, theirs)
