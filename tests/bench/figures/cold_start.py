"""CPU of `python -m assistant check` on a short post, a whole process from a cold start, against importing spaCy."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.frame import Figure
from tests.bench.peers import cpu_of

POST = "Nos bureaux ferment vendredi à 17 h. Écrivez-nous : nous répondons sous deux jours ! #Lyon\n"
SPACY_IMPORT = 0.9  # seconds of CPU of `import spacy` alone, where spaCy is not installed


def figures() -> Iterator[Figure]:
    """Yield the figure of a post that needs no grammar."""
    with tempfile.TemporaryDirectory() as folder:
        post = Path(folder) / "post.txt"
        post.write_text(POST, encoding="utf-8")
        ours = cpu_of("-m", "assistant", "check", str(post), "--network", "linkedin")
    try:
        import spacy  # noqa: F401
    except ImportError:
        yield Figure("check a post from a cold start", "s", ours, "most", SPACY_IMPORT)
        return
    yield Figure(
        "check a post from a cold start, against `import spacy`", "s", ours, "share", 1.0, cpu_of("-c", "import spacy")
    )
