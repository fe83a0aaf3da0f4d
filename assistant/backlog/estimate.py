"""What a backlog will take, from the file itself: texts, tokens, money, minutes. Nothing is sent, nothing is kept."""

import hashlib
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.backlog.export.outcome import BAD_DATE
from assistant.backlog.mapping import bare
from assistant.backlog.named_networks import canonical
from assistant.backlog.options import RULES, JobOptions, targets
from assistant.backlog.read import UNREAD_DATE, Backlog
from assistant.backlog.reasons import message
from assistant.backlog.repeats import Repeat, Repeats
from assistant.backlog.repeats import figures as repeat_figures
from assistant.backlog.work import document_of
from assistant.checks import Goal
from assistant.document import Document
from assistant.messages import Message
from assistant.networks import fits, load
from assistant.settings import Settings
from assistant.store import ACCEPTED, EDITED, Filter, Row, Store

if TYPE_CHECKING:
    from assistant.rewriting.rewrite import Preview

DIGEST = 8  # bytes that stand for a text when repeats are looked for: a million rows stay small


@dataclass(frozen=True)
class Cost:
    """What one text is expected to take; None where no price is known."""

    input_tokens: int
    output_tokens: int
    cost: float | None


Price = Callable[[Document, Goal], Cost]


@dataclass(frozen=True)
class BadRow:
    """A row that cannot be worked on, or whose date cannot be read, and why."""

    number: int
    reason: Message


@dataclass(frozen=True)
class Estimate:
    """What a backlog will take. `minutes` and `cost` are None where they cannot be told."""

    rows: int = 0
    bad_rows: int = 0
    unread_dates: int = 0  # rows that are worked on, but have no day to be posted
    problems: tuple[BadRow, ...] = ()  # the first of both, one by one
    duplicates: int = 0  # rows whose text another row before has already: networks refuse repeats
    near_duplicates: int = 0  # rows that say nearly what another one before says, or a post of an earlier backlog
    repeats: tuple[Repeat, ...] = ()  # the first of both, one by one
    variants: int = 0
    fit_already: int = 0  # variants whose text the network takes as it is
    by_network: dict[str, int] = field(default_factory=dict)
    input_tokens: int = 0
    output_tokens: int = 0
    cost: float | None = 0.0
    minutes: float | None = 0.0

    def as_json(self, ui: str = "en") -> dict[str, object]:
        """Return plain values (version 1), its sentences in the language `ui`."""
        problems = [{"row": one.number, "reason": one.reason.render(ui)} for one in self.problems]
        return {"version": 1, **vars(self), "repeats": [vars(one) for one in self.repeats], "problems": problems}


@cache
def figures() -> dict[str, Any]:
    """Return the figures of `estimate.toml`."""
    return tomllib.loads((Path(__file__).parent / "estimate.toml").read_text(encoding="utf-8"))


def estimate(
    backlog: Backlog,
    options: JobOptions,
    concurrency: int | None,
    price: Price | None = None,
    earlier: Iterable[tuple[str, str]] = (),
) -> Estimate:
    """Return what a backlog will take, its rows read one by one; `price` tells what a text takes of a model.

    Without a `concurrency` nobody can tell how long it takes: a provider's batches come within a day.
    `earlier` gives the names and texts of posts that went out before, to tell which rows repeat them.
    """
    options = replace(options, networks=tuple(dict.fromkeys(map(canonical, options.networks))))
    seen: set[bytes] = set()
    known, repeats = Repeats(), list[Repeat]()
    problems: list[BadRow] = []
    for name, text in earlier:
        known.add(name, text)
    total: Counter[str] = Counter()
    networks: Counter[str] = Counter()
    cost: float | None = 0.0
    for row, asked in _usable(backlog, options, total, problems):
        digest = _digest(row.text)
        is_same = digest in seen
        seen.add(digest)
        repeat = known.add(str(row.number), row.text)
        total["duplicates"] += is_same
        total["near_duplicates"] += repeat is not None and not is_same
        if repeat is not None and len(repeats) < repeat_figures()["shown"]:
            repeats.append(repeat)
        networks.update(asked)
        total["fit_already"] += sum(fits(row.text, load(network)) for network in asked)
        if options.engine == RULES or price is None:
            continue
        for taken in _taken(row, asked, options, price):
            total["input_tokens"] += taken.input_tokens
            total["output_tokens"] += taken.output_tokens
            cost = None if cost is None or taken.cost is None else cost + taken.cost
    variants = sum(networks.values())
    minutes = _minutes(variants, total["output_tokens"], options.engine, concurrency)
    return Estimate(
        variants=variants,
        by_network=dict(networks),
        cost=cost,
        minutes=minutes,
        repeats=tuple(repeats),
        problems=tuple(problems),
        **total,
    )


def _usable(
    backlog: Backlog, options: JobOptions, total: Counter[str], problems: list[BadRow]
) -> Iterator[tuple[Row, tuple[str, ...]]]:
    """Yield the rows that can be worked on, with their networks; count all in `total`, keep the first `problems`."""
    for row in backlog.rows():
        total["rows"] += 1
        asked, reason = targets(row, options)
        reason = message(row.problem) if row.problem is not None else reason
        written = row.fields.get(UNREAD_DATE)
        if reason is not None:
            total["bad_rows"] += 1
        elif written:
            total["unread_dates"] += 1
        told = reason or (Message(BAD_DATE, {"date": written}) if written else None)
        if told is not None and len(problems) < figures()["rows_shown"]:
            problems.append(BadRow(row.number, told))
        if reason is None:
            yield row, asked


def prompt_price(engine_name: str, settings: Settings, options: JobOptions, by_batch: bool = False) -> Price:
    """Return what tells the tokens and the cost of a text by the very prompt that would be sent; nothing is sent."""
    from assistant.backlog.engines import wishes_of
    from assistant.llm import batch
    from assistant.rewriting.engines import engine
    from assistant.rewriting.rewrite import dry_run

    chosen, wishes = engine(engine_name, settings, options.model), wishes_of(options)
    share = float(batch.figures()["price_share"]) if by_batch and engine_name == "endpoint" else 1.0

    def price(document: Document, goal: Goal) -> Cost:
        usage = dry_run(document, goal, chosen, wishes).usage
        cost = None if usage.cost is None else usage.cost * share
        return Cost(usage.input_tokens, usage.output_tokens, cost)

    return price


def first_prompts(backlog: Backlog, settings: Settings, options: JobOptions) -> tuple["Preview", ...]:
    """Return what would be sent for the first texts, word for word; nothing is sent, and rules send nothing at all."""
    from assistant.backlog.engines import wishes_of
    from assistant.rewriting.engines import engine
    from assistant.rewriting.rewrite import dry_run

    chosen, wishes = engine(options.engine, settings, options.model), wishes_of(options)
    options = replace(options, networks=tuple(map(canonical, options.networks)))
    asked = ((row, network) for row in backlog.rows() if row.problem is None for network in targets(row, options)[0])
    return tuple(
        dry_run(document_of(row, options), options.goal(row, network), chosen, wishes)
        for row, network in islice(asked, figures()["prompts_shown"])
    )


def earlier_posts(store: Store, name: str) -> Iterator[tuple[str, str]]:
    """Yield the sources of the texts that were accepted in the latest jobs, named by job and row.

    Jobs of a file called `name` are left out: they are this backlog, worked on before.
    """
    limits = figures()["earlier"]
    for job in [job for job in store.jobs.all() if job.name != name][: limits["jobs"]]:
        last = None
        for entry in store.variants.list(job.id, Filter(states=(ACCEPTED, EDITED), limit=limits["texts"])):
            if entry.row.number != last:
                yield f"{job.name}:{entry.row.number}", entry.row.text
            last = entry.row.number


def _taken(row: Row, asked: tuple[str, ...], options: JobOptions, price: Price) -> list[Cost]:
    document = document_of(row, options)
    return [price(document, options.goal(row, network)) for network in asked]


def _minutes(variants: int, output_tokens: int, engine: str, concurrency: int | None) -> float | None:
    speeds: dict[str, dict[str, float]] = figures()
    if engine == RULES:
        return round(variants * speeds["rules"]["seconds_a_variant"] / 60, 1)
    if concurrency is None:
        return None
    seconds = variants * speeds["endpoint"]["seconds_before_the_first_token"]
    seconds += output_tokens / speeds["endpoint"]["output_tokens_a_second"]
    return round(seconds / max(1, concurrency) / 60, 1)


def _digest(text: str) -> bytes:
    return hashlib.blake2b(bare(text).encode(), digest_size=DIGEST).digest()
