"""All checks after an edit inside one paragraph, grammar of that paragraph included, against Yoast on the same text."""

from collections.abc import Iterator
from functools import partial

from assistant.checks import Goal, check
from tests.bench.frame import Cost, Figure, cost, versus
from tests.bench.peers import yoast
from tests.bench.texts import Article, articles

WANTED = {1000: 25.0, 3000: 40.0}
EDITS = 7


def run(article: Article) -> None:
    """Read the article and check it, as the editor does."""
    check(article.read(), Goal(form="article", keyphrases=(article.keyphrase,)))


def figures() -> Iterator[Figure]:
    """Yield a figure per length, in French and in English."""
    with yoast() as peer:
        for language in ("fr", "en"):
            for article in articles(language, 500, 2, 99):
                run(article)
                peer.cost(article.as_json())
            for words, wanted in WANTED.items():
                article = next(articles(language, words, 1, words))
                run(article)
                peer.cost(article.as_json())
                ours: list[Cost] = []
                theirs: list[Cost] = []
                for number in range(EDITS):
                    edited = article.edited(number)
                    if number % 2:  # Yoast is slow and steady: every second edit is enough
                        theirs.append(peer.cost(edited.as_json()))
                    ours.append(cost(partial(run, edited)))
                yield versus(f"all checks after an edit, {words:,} words, {language}", wanted, ours, theirs)
