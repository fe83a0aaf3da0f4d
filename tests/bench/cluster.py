"""`python -m tests.bench.cluster [PAGES]`: what an audit of a web archive over a cluster costs, here, with two workers.

Builds an archive (.warc.gz) of python3-doc's pages, starts a scheduler and two workers, and prints the CPU of a page at
the client and at the workers, with what a million pages would cost; `docs/crawling.md` holds a run's figures.
"""

import os
import sys
import tempfile
from pathlib import Path

from tests.bench.site import cost, pages
from tests.dask_cluster import cluster
from tests.web.archives import packed, response

MILLION = 1_000_000
TICKS = os.sysconf("SC_CLK_TCK")


def archive(path: Path, count: int) -> None:
    """Write an archive of so many pages; each page of the site stands in it under as many addresses as needed."""
    files = sorted(pages().rglob("*.html"))
    with path.open("wb") as out:
        for number in range(count):
            body = files[number % len(files)].read_bytes()
            out.write(packed([response(f"https://docs{number // len(files)}.example/{number}.html", body)]))


def used(pid: int) -> float:
    """Return the seconds of CPU a running process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def main(count: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as place, cluster(2) as made:
        data = Path(place)
        archive(data / "site.warc.gz", count)
        size = (data / "site.warc.gz").stat().st_size
        before = [used(worker.pid) for worker in made.workers]
        command = [sys.executable, "-m", "assistant", "audit", str(data / "site.warc.gz"), "--cluster", made.address]
        wall, client = cost([*command, "--fresh", "--report", str(data / "report.json")], data)
        workers = sum(used(worker.pid) - spent for worker, spent in zip(made.workers, before, strict=True))
        scheduler = used(made.processes[0].pid)
    print(f"{count} pages, {size / 1e6:.1f} MB packed, {wall:.0f} s by the clock with two workers")
    for name, seconds in (("client", client), ("workers", workers), ("scheduler", scheduler)):
        hours = seconds / count * MILLION / 3_600
        print(f"{name}: {seconds / count * 1000:.1f} ms of CPU a page, {hours:.1f} core hours a million pages")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 1_000)
