"""All checks and the grammar of every paragraph, on a text never seen before, against Yoast's full analysis."""

from collections.abc import Iterator

from assistant.checks import Goal, check
from assistant.document import grammar
from tests.bench.frame import Cost, Figure, cost, versus
from tests.bench.peers import yoast
from tests.bench.texts import Article, articles

WANTED = 4.0
ARTICLES = 7
WORDS = 1000


def run(article: Article) -> None:
    """Read the article, check it, and analyse all its prose, also where no check asks for it."""
    document = article.read()
    grammar.analyse(document.prose, document.language)
    check(document, Goal(form="article", keyphrases=(article.keyphrase,)))


def figures() -> Iterator[Figure]:
    """Yield a figure per language."""
    with yoast() as peer:
        for language in ("fr", "en"):
            for article in articles(language, 500, 3, 98):  # warm: pipelines and tables loaded, code compiled
                run(article)
                peer.cost(article.as_json())
            ours: list[Cost] = []
            theirs: list[Cost] = []
            for article in articles(language, WORDS, ARTICLES, 7):
                theirs.append(peer.cost(article.as_json()))
                ours.append(cost(lambda article=article: run(article)))  # type: ignore[misc]
            yield versus(f"all checks and grammar, new text, {WORDS:,} words, {language}", WANTED, ours, theirs)
