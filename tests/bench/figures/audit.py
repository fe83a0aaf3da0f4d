"""Milliseconds a page of a whole audit, start and site view included, by the clock and of CPU: Debian's python3-doc as
a folder, crawled from nginx on loopback, and crawled again unchanged; with all page and keyphrase checks alone, and
with everything; against `advertools.crawl` with 16 requests at once, which judges nothing."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.frame import Figure
from tests.bench.site import advertools, ours, pages, served

FEW = ("--families", "page,keyphrase")


def figures() -> Iterator[Figure]:
    """Yield the figures of the audit; none, with a word why, where nginx is not installed."""
    if shutil.which("nginx") is None:
        print("nginx is not installed (apt-get install nginx-light): audits are not measured", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as place, tempfile.TemporaryDirectory() as other, served(pages()) as home:
        data, apart = Path(place), Path(other)  # what one kind of audit kept is of no use to the other
        crawl = ("--crawl", "--allow-private", "--pace", "0")
        first = ours(home, data, *crawl)
        again = ours(home, data, *crawl)
        peer = advertools(home, data)
        saved = ours(str(pages()), data, "--fresh")
        few_saved = ours(str(pages()), apart, "--fresh", *FEW)
        few_first = ours(home, apart, *crawl, *FEW)
    for checks, folder, crawled in (("page and keyphrase checks", few_saved, few_first), ("everything", saved, first)):
        wall, cpu = f"a page of an audit, {checks}, by the clock", f"CPU of a page of an audit, {checks}"
        yield Figure(f"{wall}, folder", "ms", folder.wall_page, "times", 10.0, peer.wall_page)
        yield Figure(f"{wall}, crawl", "ms", crawled.wall_page, "times", 5.0, peer.wall_page)
        yield Figure(f"{cpu}, folder", "ms", folder.cpu_page, "share", 0.2, peer.cpu_page)
        yield Figure(f"{cpu}, crawl", "ms", crawled.cpu_page, "share", 0.2, peer.cpu_page)
    second = "CPU of a second crawl of an unchanged site, against the first"
    yield Figure(second, "s", again.cpu, "share", 0.2, first.cpu)
