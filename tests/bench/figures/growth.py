"""How many times the time of a full check grows when the text doubles: ordinary prose, and texts made to hurt."""

from collections.abc import Callable, Iterator
from functools import partial

from assistant.checks import Goal, check
from assistant.document import Format, read
from tests.bench.frame import Figure, cost
from tests.bench.texts import articles

WANTED = 2.3
HOSTILE = {
    "dates": "le 3 mai ", "full stops": "M. Dupont. ", "letters without a space": "a", "hyphens": "a-",
    "hashtags": "#a ", "handles": "@a.b ", "addresses": "www.a.fr/b?c ", "open brackets": "(((",
    "quotation marks": '« " ', "emoji": "🎉 ", "capitals": "ALLEZ VOIR ", "dots": "...", "elisions": "l'd'",
    "digits": "1.2,3 ", "new lines": "a\n",
}  # fmt: skip
MARKUP = {"open tags": "<div>", "broken links": "[a](", "emphasis": "*a _b ", "quotations": "> "}
SIZE = 15_000  # characters of the shorter of two hostile texts


def run(text: str, form: Format = "text") -> None:
    """Read a text and check it, in French."""
    check(read(text, form, "fr"), Goal(keyphrases=("mot clé",)))


def _times(make: Callable[[int], str], form: Format = "text") -> float:
    """Return the least of three ratios between a text and one twice as long, each new."""
    found = []
    for number in range(3):
        once, twice = make(number), make(number + 3) + make(number + 6)
        found.append(cost(partial(run, twice, form)).cpu / cost(partial(run, once, form)).cpu)
    return min(found)


def figures() -> Iterator[Figure]:
    """Yield a figure per kind of text."""
    prose = [article.plain for article in articles("fr", 3000, 9, 21)]
    run(prose[0])
    yield Figure("growth, ordinary prose", "times", _times(lambda n: f"{n}\n\n{prose[n]}"), "most", WANTED)
    for name, piece in HOSTILE.items():
        repeated = partial(_repeated, piece)
        yield Figure(f"growth, {name}", "times", _times(repeated), "most", WANTED)
    for name, piece in MARKUP.items():
        form: Format = "html" if piece.startswith("<") else "markdown"
        yield Figure(f"growth, {name}", "times", _times(partial(_repeated, piece), form), "most", WANTED)


def _repeated(piece: str, number: int) -> str:
    return f"{number} " + piece * (SIZE // len(piece))
