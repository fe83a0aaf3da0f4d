"""How a figure is measured, judged and written down."""

import gc
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

Wish = Literal["times", "share", "least", "most"]


@dataclass(frozen=True)
class Cost:
    """Milliseconds of one run: CPU of the thread that did it, and wall clock."""

    cpu: float
    wall: float


@dataclass(frozen=True)
class Figure:
    """One figure. `wish` says how it is judged against `wanted`:

    "times": the peer's cost is at least so many times ours; "share": ours is at most this share of the peer's;
    "least" and "most": ours itself is at least, at most this.
    """

    name: str
    unit: str
    ours: float
    wish: Wish
    wanted: float
    peer: float | None = None
    wall_ratio: float | None = None

    @property
    def ratio(self) -> float | None:
        """Return how many times the peer's cost is ours ("share": which share of it ours is); None without a peer."""
        if self.peer is None:
            return None
        return self.ours / self.peer if self.wish == "share" else self.peer / self.ours

    @property
    def is_reached(self) -> bool:
        """Return whether the figure is as wanted."""
        if self.wish in ("times", "share"):
            ratio = self.ratio
            return ratio is not None and (ratio >= self.wanted if self.wish == "times" else ratio <= self.wanted)
        return self.ours >= self.wanted if self.wish == "least" else self.ours <= self.wanted

    def cells(self) -> tuple[str, ...]:
        """Return the figure as the cells of a row of the table."""
        sign = {"times": "≥ {} times", "share": "≤ {} of it", "least": "≥ {}", "most": "≤ {}"}[self.wish]
        return (
            self.name,
            f"{_shown(self.ours)} {self.unit}".strip(),
            "" if self.peer is None else f"{_shown(self.peer)} {self.unit}".strip(),
            "" if self.ratio is None else f"{self.ratio:.2f}" if self.wish == "share" else f"{self.ratio:.1f}",
            "" if self.wall_ratio is None else f"{self.wall_ratio:.1f}",
            sign.format(_shown(self.wanted)),
            "yes" if self.is_reached else "NO",
        )


HEADER = ("figure", "ours", "peer", "ratio", "by the wall clock", "wanted", "reached")


def _shown(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def table(figures: Iterable[Figure]) -> str:
    """Return the figures as a Markdown table."""
    rows = [HEADER, *(figure.cells() for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADER))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def cost(run: Callable[[], object]) -> Cost:
    """Return what one run costs; garbage that others left is collected before, not during."""
    gc.collect()
    cpu, wall = time.thread_time(), time.perf_counter()
    run()
    return Cost((time.thread_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000)


def middle(costs: Sequence[Cost]) -> Cost:
    """Return the median CPU time and the median wall time."""
    return Cost(median(c.cpu for c in costs), median(c.wall for c in costs))


def versus(name: str, wanted: float, ours: Sequence[Cost], peers: Sequence[Cost]) -> Figure:
    """Return the figure of costs that were measured in turns: the peer's over ours, in milliseconds of CPU."""
    mine, theirs = middle(ours), middle(peers)
    return Figure(name, "ms", mine.cpu, "times", wanted, theirs.cpu, theirs.wall / mine.wall)
