"""`python -m tests.quality ENGINE`: the posts rewritten by an engine, and the report of it.

`--posts N` takes the first N posts, in both languages by turns. `--rows FILE` keeps each rewrite as it comes: a run
that was stopped goes on from there. An engine is rules, demo, or endpoint (as OPENAI_BASE_URL, OPENAI_API_KEY and
ASSISTANT_MODEL name it).
"""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from assistant.networks import load as load_network
from assistant.rewriting.engines import NAMES, engine
from assistant.settings import load as load_settings
from tests.quality.measure import Row, measure
from tests.quality.posts import NETWORKS, posts
from tests.quality.report import written

WHOLE = "No post was left out."
SAMPLE = "A sample: this engine is too slow here for all {posts} posts and {networks} networks."


def main() -> None:
    """Write the report to standard output or to a file."""
    args = _arguments()
    networks = [load_network(name.strip()).key for name in args.networks.split(",")]
    chosen = posts()[: args.posts]
    rows = list(_rows(args, networks))
    by = engine(args.engine, load_settings(), args.model)
    whole = len(chosen) == len(posts()) and len(networks) >= len(NETWORKS)
    about = {
        "title": f"{by.name}, {by.model}" if by.model else by.name,
        "date": date.today().isoformat(),
        "command": " ".join(_shown(sys.argv[1:])),
        "sample": WHOLE if whole else SAMPLE.format(posts=len(posts()), networks=len(NETWORKS)),
    }
    text = written(rows, chosen, about)
    if args.out:
        args.out.write_text(text, encoding="utf-8")
    else:
        print(text)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m tests.quality", description=__doc__)
    parser.add_argument("engine", choices=NAMES)
    parser.add_argument("--model")
    parser.add_argument("--posts", type=int, default=len(posts()))
    parser.add_argument("--networks", default=",".join(NETWORKS))
    parser.add_argument("--rows", type=Path, help="JSONL of the rewrites, read first and added to")
    parser.add_argument("--out", type=Path, help="where to write the report")
    return parser.parse_args()


def _rows(args: argparse.Namespace, networks: list[str]) -> Iterator[Row]:
    known = {(row.post, row.network): row for row in _kept(args.rows)}
    by = engine(args.engine, load_settings(), args.model)
    for post in posts()[: args.posts]:
        for network in networks:
            row = known.get((post.id, network)) or measure(post, network, by)
            if args.rows and (post.id, network) not in known:
                with args.rows.open("a", encoding="utf-8") as file:
                    print(json.dumps(row.as_json(), ensure_ascii=False), file=file)
            yield row


def _kept(path: Path | None) -> Iterator[Row]:
    if path is not None and path.is_file():
        for line in path.read_text(encoding="utf-8").splitlines():
            values = json.loads(line)
            lists = {name: tuple(values[name]) for name in ("parts", "reasons", "notes")}
            yield Row(**{**values, **lists})


def _shown(words: list[str]) -> Iterator[str]:
    """Yield the words of the command without the files of this one run."""
    skipped = False
    for word in words:
        if word not in ("--rows", "--out") and not skipped:
            yield word
        skipped = word in ("--rows", "--out")


if __name__ == "__main__":
    main()
