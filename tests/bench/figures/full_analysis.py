"""All checks on a text never seen before, against Yoast's full analysis: with the grammar the checks ask for, and with
that of every paragraph."""

from collections.abc import Callable, Iterator

from assistant.checks import Goal, check
from assistant.document import grammar
from tests.bench.frame import Cost, Figure, cost, versus
from tests.bench.peers import Peer, yoast
from tests.bench.texts import Article, articles

WANTED = 4.0
ARTICLES = 7
WORDS = 1000


def as_asked(article: Article) -> None:
    """Read the article and check it: grammar is told of the sentences whose words ask for it."""
    check(article.read(), Goal(form="article", keyphrases=(article.keyphrase,)))


def of_all(article: Article) -> None:
    """Read the article, analyse all its prose, and check it."""
    document = article.read()
    grammar.analyse(document.prose, document.language)
    check(document, Goal(form="article", keyphrases=(article.keyphrase,)))


def figures() -> Iterator[Figure]:
    """Yield both figures for French, the first for English."""
    with yoast() as peer:
        for language, runs in (("fr", (as_asked, of_all)), ("en", (as_asked,))):
            for article in articles(language, 500, 3, 98):  # warm: pipelines and tables loaded, code compiled
                of_all(article)
                peer.cost(article.as_json())
            for number, run in enumerate(runs):
                what = "grammar of every paragraph" if run is of_all else "grammar where asked"
                name = f"all checks, {what}, new text, {WORDS:,} words, {language}"
                yield versus(name, WANTED, *_in_turns(run, list(articles(language, WORDS, ARTICLES, 7 + number)), peer))


def _in_turns(run: Callable[[Article], None], texts: list[Article], peer: Peer) -> tuple[list[Cost], list[Cost]]:
    ours, theirs = [], []
    for article in texts:
        theirs.append(peer.cost(article.as_json()))
        ours.append(cost(lambda article=article: run(article)))  # type: ignore[misc]
    return ours, theirs
