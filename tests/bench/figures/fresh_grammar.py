"""All checks, grammar too, on a text never seen before, reading included, against Yoast's full analysis."""

from collections.abc import Iterator
from itertools import islice

from assistant.checks import Goal, check
from assistant.document import grammar
from tests.bench.frame import Figure, versus
from tests.bench.peers import in_turns, yoast
from tests.bench.texts import Article, drawn

WANTED = 4.0
WARM = [500] * 6


def run(article: Article) -> None:
    """Read the article and check it with its grammar."""
    check(article.read(), Goal(form="article", keyphrases=(article.keyphrase,)))


def figures() -> Iterator[Figure]:
    """Yield a figure per language; none where its pipeline is not installed: there is no grammar to pay for."""
    with yoast() as peer:
        for language in ("fr", "en"):
            if not grammar.available(language):
                continue
            texts = drawn(language, [*WARM, *[1000] * 7], 2)
            for article in islice(texts, len(WARM)):
                run(article)
                peer.cost(article.as_json())
            ours, theirs = in_turns(texts, run, peer)
            yield versus(f"all checks with grammar, new text, 1,000 words, {language}", WANTED, ours, theirs)
