"""All checks that need no grammar on a text never seen before, reading included, against Yoast's full analysis; the
lists of the language are made ready beforehand, as the app does beside a first text."""

from collections.abc import Iterator
from itertools import islice

from assistant.checks import Goal, check, prepare
from tests.bench.frame import Figure, versus
from tests.bench.peers import in_turns, yoast
from tests.bench.texts import Article, drawn

WANTED = {"fr": 60.0, "en": 30.0}  # at 1,000 words; the other lengths are held to it too
WARM = [500] * 20  # articles before the first that counts: tables are loaded
SIZES = {250: 5, 1000: 7, 3000: 3}  # words, and how many articles of so many


def run(article: Article) -> None:
    """Read the article and check it, as the editor does."""
    check(article.read(), Goal(form="article", keyphrases=(article.keyphrase,)), with_grammar=False)


def figures() -> Iterator[Figure]:
    """Yield a figure per language and length."""
    with yoast() as peer:
        for language, wanted in WANTED.items():
            sizes = [*WARM, *(words for words, count in SIZES.items() for _ in range(count))]
            for _ in prepare(language):
                pass  # as the app does once it has checked a first text
            texts = drawn(language, sizes, 1)
            for number, article in enumerate(islice(texts, len(WARM))):
                run(article)
                if number < 4:
                    peer.cost(article.as_json())
            for words, count in SIZES.items():
                ours, theirs = in_turns(islice(texts, count), run, peer)
                yield versus(f"all checks without grammar, new text, {words:,} words, {language}", wanted, ours, theirs)
