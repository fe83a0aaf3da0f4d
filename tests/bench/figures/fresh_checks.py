"""All checks that need no grammar on a text never seen before, reading included, against Yoast's full analysis."""

from collections.abc import Iterator

from assistant.checks import Goal, check
from tests.bench.frame import Cost, Figure, cost, versus
from tests.bench.peers import Peer, yoast
from tests.bench.texts import Article, articles

WANTED = {("fr", 1000): 60.0, ("en", 1000): 30.0}
# Words and how many articles of them; wanted also for the other lengths, as those of 1,000 words.
SIZES = {250: 7, 1000: 7, 3000: 3}


def run(article: Article) -> None:
    """Read the article and check it, as the editor does."""
    check(article.read(), Goal(form="article", keyphrases=(article.keyphrase,)), with_grammar=False)


def figures() -> Iterator[Figure]:
    """Yield a figure per language and length."""
    with yoast() as peer:
        for language in ("fr", "en"):
            texts = {words: list(articles(language, words, n, words)) for words, n in SIZES.items() if words != 3000}
            texts[3000] = list(articles(language, 3000, SIZES[3000], 3))
            for article in articles(language, 500, 4, 99):  # warm: tables loaded, code compiled
                run(article)
                peer.cost(article.as_json())
            for words in SIZES:
                ours, theirs = _in_turns(texts[words], peer)
                name = f"all checks without grammar, new text, {words:,} words, {language}"
                yield versus(name, WANTED[language, 1000], ours, theirs)


def _in_turns(texts: list[Article], peer: Peer) -> tuple[list[Cost], list[Cost]]:
    ours, theirs = [], []
    for article in texts:
        theirs.append(peer.cost(article.as_json()))
        ours.append(cost(lambda article=article: run(article)))  # type: ignore[misc]
    return ours, theirs
