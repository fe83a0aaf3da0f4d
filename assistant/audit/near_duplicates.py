"""Pages whose main texts are nearly the same: min-wise hashing, bands, and a comparison; linear in the pages."""

from collections.abc import Sequence
from itertools import chain

from assistant.audit.figures import figures
from assistant.audit.shingles import likeness
from assistant.audit.types import NearDuplicates, PageAudit


def near_duplicates(pages: Sequence[PageAudit]) -> tuple[NearDuplicates, ...]:
    """Return the groups of pages that resemble each other, the most alike and largest first.

    A page that points to another as canonical is settled already, and left out.
    """
    limits = figures("near_duplicates")
    least, most = limits["similarity"], limits["leaders_per_band"]
    leaders: dict[bytes, tuple[int, ...]] = {}  # by band
    groups: dict[int, list[tuple[int, float]]] = {}
    for number, page in enumerate(pages):
        mark = page.material.signature
        if not mark or page.indexable is False:
            continue
        bands = _bands(mark)
        known = [leaders.get(band, ()) for band in bands]
        best = _closest(pages, mark, set(chain.from_iterable(known)))
        if best and best[1] >= least:
            groups[best[0]].append((number, best[1]))
            continue
        groups[number] = []
        for band, others in zip(bands, known, strict=True):
            if len(others) < most:
                leaders[band] = (*others, number)
    found = [
        NearDuplicates((pages[leader].url, *(pages[n].url for n, _ in group)), round(min(s for _, s in group), 3))
        for leader, group in groups.items()
        if group
    ]
    return tuple(sorted(found, key=lambda group: (-group.similarity, -len(group.urls), group.urls)))


def _bands(mark: bytes) -> list[bytes]:
    """Return the pieces of a signature, each after its place, but for those that nothing of the text fell into."""
    width = figures("near_duplicates")["rows_per_band"] * 4
    found = (mark[start : start + width] for start in range(0, len(mark), width))
    return [bytes((place,)) + band for place, band in enumerate(found) if band.strip(b"\xff")]


def _closest(pages: Sequence[PageAudit], mark: bytes, candidates: set[int]) -> tuple[int, float] | None:
    scored = [(number, likeness(mark, pages[number].material.signature) or 0.0) for number in sorted(candidates)]
    return max(scored, key=lambda pair: pair[1], default=None)
