"""Memory of a warm process that has checked French and English articles and analysed their grammar, at its peak."""

import resource
from collections.abc import Iterator

from assistant.checks import Goal, check
from assistant.checks.keyphrase.proposals import propose
from assistant.document import grammar
from tests.bench.frame import Figure
from tests.bench.texts import articles

WANTED = 500.0


def figures() -> Iterator[Figure]:
    """Yield the peak of the memory in use, in MB."""
    for language in ("fr", "en"):
        for article in articles(language, 1000, 10, 11):
            document = article.read()
            check(document, Goal(form="article", keyphrases=(article.keyphrase,)))
            propose(document)
            grammar.analyse(document.prose, language)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    yield Figure("a warm process with French and English", "MB", peak, "most", WANTED)
