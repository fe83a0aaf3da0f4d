"""All checks on a text never seen before, against Yoast's full analysis: with the grammar the checks ask for, and with
that of every paragraph."""

from collections.abc import Iterator
from itertools import islice

from assistant.checks import Goal, check
from assistant.document import grammar
from tests.bench.frame import Figure, versus
from tests.bench.peers import in_turns, yoast
from tests.bench.texts import Article, drawn

WANTED = 4.0
ARTICLES = 7
WORDS = 1000
WARM = [500] * 3


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
            texts = drawn(language, [*WARM, *[WORDS] * ARTICLES * len(runs)], 7)
            for article in islice(texts, len(WARM)):  # pipelines and tables loaded, code compiled
                of_all(article)
                peer.cost(article.as_json())
            for run in runs:
                what = "grammar of every paragraph" if run is of_all else "grammar where asked"
                name = f"all checks, {what}, new text, {WORDS:,} words, {language}"
                yield versus(name, WANTED, *in_turns(islice(texts, ARTICLES), run, peer))
