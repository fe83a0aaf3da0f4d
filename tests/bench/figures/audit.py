"""Milliseconds a page of a whole audit, start and site view included, by the clock and of CPU: Debian's python3-doc as
a folder, crawled from nginx on loopback, and crawled again unchanged; against `advertools.crawl` with 16 requests at
once, which judges nothing."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.frame import Figure
from tests.bench.site import advertools, ours, pages, served


def figures() -> Iterator[Figure]:
    """Yield the figures of the audit; none, with a word why, where nginx is not installed."""
    if shutil.which("nginx") is None:
        print("nginx is not installed (apt-get install nginx-light): audits are not measured", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as place, served(pages()) as home:
        data = Path(place)
        crawl = ("--crawl", "--allow-private", "--pace", "0")
        first = ours(home, data, *crawl)
        again = ours(home, data, *crawl)
        peer = advertools(home, data)
        saved = ours(str(pages()), data, "--fresh")
    wall, cpu = "a page of an audit, by the clock", "CPU of a page of an audit"
    yield Figure(f"{wall}, folder", "ms", saved.wall_page, "times", 10.0, peer.wall_page)
    yield Figure(f"{wall}, crawl", "ms", first.wall_page, "times", 5.0, peer.wall_page)
    yield Figure(f"{cpu}, folder", "ms", saved.cpu_page, "share", 0.2, peer.cpu_page)
    yield Figure(f"{cpu}, crawl", "ms", first.cpu_page, "share", 0.2, peer.cpu_page)
    second = "CPU of a second crawl of an unchanged site, against the first"
    yield Figure(second, "s", again.cpu, "share", 0.2, first.cpu)
