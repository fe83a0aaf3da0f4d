"""The view of a whole site of 10,000 pages of real prose, each as a worker sends it (pickled and read back): 3,000
words and 200 links a page; the time of the view, its growth from 5,000 pages, and the memory of pages and view."""

import pickle
import random
import resource
import time
from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.audit import site
from assistant.audit.shared_parts import SharedParts
from assistant.audit.shingles import signature, text_numbers
from assistant.audit.types import Material, OutLink, PageAudit, packed
from assistant.checks import Goal, check
from assistant.document import read
from tests.bench.frame import Figure
from tests.bench.texts import articles

PAGES = 10_000
WORDS = 3_000
LINKS = 200
MENU = 30
HOME = "https://www.site-a-mesurer.example"


class Piece(NamedTuple):
    """A paragraph as its text, the numbers of its words and the offsets of its sentences."""

    text: str
    numbers: "array[int]"
    offsets: "array[int]"


def pieces() -> list[Piece]:
    """Return the paragraphs of the corpus."""
    found = []
    for article in articles("fr", WORDS, 12, 31):
        for text in article.plain.split("\n\n"):
            document = read(text, "text", "fr")
            numbers, offsets = text_numbers(document)
            if len(numbers) > 20:
                found.append(Piece(document.text, numbers, offsets))
    return found


def pages(count: int, pool: Sequence[Piece]) -> list[PageAudit]:
    """Return so many pages, each the paragraphs of the corpus in an order of its own; some are nearly the same."""
    chance = random.Random(f"site of {count}")
    findings = check(read("\n\n".join(p.text for p in pool[:20]), "text", "fr"), Goal(form="article")).findings
    urls = [f"{HOME}/rubrique-{n % 97}/une-page-comme-il-y-en-a-tant-{n}.html" for n in range(count)]
    parts = SharedParts()
    found = []
    for number in range(count):
        chosen = chance.sample(pool, len(pool)) if number % 50 else list(pool)
        page = _page(number, chosen, urls, chance)
        sent = pickle.dumps((page, findings), protocol=pickle.HIGHEST_PROTOCOL)
        read_back, own = pickle.loads(sent)
        found.append(parts.page(_with_findings(read_back, own)))
    return found


def _with_findings(page: PageAudit, findings: object) -> PageAudit:
    object.__setattr__(page, "findings", findings)
    return page


def _page(number: int, chosen: Sequence[Piece], urls: Sequence[str], chance: random.Random) -> PageAudit:
    texts: list[str] = []
    numbers, offsets = array("I"), array("I")
    length = 0
    for piece in chosen:
        for first, start in zip(piece.offsets[::2], piece.offsets[1::2], strict=True):
            offsets.extend((first + len(numbers), start + length))
        numbers.extend(piece.numbers)
        texts.append(piece.text)
        length += len(piece.text) + 2
        if len(numbers) > WORDS:
            break
    known = len(urls) if number >= len(urls) // 2 else len(urls) // 2  # the first half is a site of its own
    targets = [*range(MENU), *(chance.randrange(known) for _ in range(LINKS - MENU))]
    links = tuple(OutLink(urls[t], f"vers la page {t}", True, False, t >= MENU) for t in targets)
    at = chance.randrange(len(numbers) - 3)
    material = Material(
        urls[number], packed("\n\n".join(texts)), numbers.tobytes(), offsets.tobytes(), signature(numbers),
        tuple(numbers[at : at + 2]), links, (number % (len(urls) // 3),),
    )  # fmt: skip
    phrase = f"expression {number % (len(urls) // 3)}"
    return PageAudit(
        urls[number],
        urls[number],
        200,
        language="fr",
        title=f"Titre {number // 2}",
        description=f"Description {number}",
        words=len(numbers),
        indexable=True,
        keyphrase=phrase,
        keyphrase_given=number % 3 == 0,
        material=material,
    )


def _seconds(made: Sequence[PageAudit]) -> float:
    start = time.process_time()
    site.view(made, True, frozenset(), None)
    return time.process_time() - start


def figures() -> Iterator[Figure]:
    """Yield the time, the growth and the memory."""
    pool = pieces()
    made = pages(PAGES, pool)
    half, whole = _seconds(made[: PAGES // 2]), _seconds(made)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9
    yield Figure("site view of 10,000 pages", "s", whole, "most", 60.0)
    yield Figure("site view, growth from 5,000 to 10,000 pages", "times", whole / half, "most", 2.3)
    yield Figure("memory of 10,000 pages and their site view", "GB", peak, "most", 1.5)
