"""The bench itself: each figure says what it measures, and costs are compared the right way round."""

from importlib import import_module

import pytest

from tests.bench.__main__ import names, page, replaced
from tests.bench.frame import Cost, Figure, middle, table, versus


@pytest.mark.parametrize("name", names())
def test_a_figure_says_what_it_measures(name: str) -> None:
    module = import_module(f"tests.bench.figures.{name}")
    assert (module.__doc__ or "").strip().endswith(".")
    assert callable(module.figures)


def test_a_ratio_is_the_cost_of_the_peer_over_ours() -> None:
    ours = [Cost(10.0, 12.0), Cost(11.0, 30.0), Cost(9.0, 10.0)]
    theirs = [Cost(600.0, 660.0), Cost(500.0, 480.0)]
    found = versus("checks", 60.0, ours, theirs)
    assert (found.ours, found.peer) == (10.0, 550.0)
    assert found.ratio == pytest.approx(55.0)
    assert found.wall_ratio == pytest.approx(570 / 12)
    assert not found.is_reached
    assert middle(ours) == Cost(10.0, 12.0)


@pytest.mark.parametrize(
    ("figure", "reached"),
    [
        (Figure("faster", "ms", 10.0, "times", 60.0, 600.0), True),
        (Figure("no peer", "ms", 10.0, "times", 60.0), False),
        (Figure("a share", "s", 0.8, "share", 1.0, 0.9), True),
        (Figure("too large a share", "s", 3.0, "share", 0.6, 4.9), False),
        (Figure("at least", "words/s", 299_999.0, "least", 300_000.0), False),
        (Figure("at most", "MB", 500.0, "most", 500.0), True),
    ],
    ids=lambda value: value.name if isinstance(value, Figure) else "",
)
def test_a_figure_is_judged_by_its_wish(figure: Figure, reached: bool) -> None:
    assert figure.is_reached is reached


def test_the_page_holds_the_table_and_what_each_measures() -> None:
    figures = [Figure("all checks", "ms", 10.0, "times", 60.0, 600.0, 58.0)]
    written = page(figures, [("Machine", "a small one")])
    assert table(figures) in written
    assert "| all checks | 10 ms | 600 ms | 60.0  | 58.0              | ≥ 60 times | yes     |" in written
    assert all(f"`{name}`" in written for name in names())


def test_a_run_of_some_figures_replaces_their_rows() -> None:
    old = [Figure("one", "ms", 10.0, "times", 60.0, 600.0), Figure("two", "MB", 400.0, "most", 500.0)]
    before = page(old, [("Date", "2026-11-22")])
    after = replaced(before, [Figure("two", "MB", 350.0, "most", 500.0).cells()])
    assert "350 MB" in after
    assert "400 MB" not in after
    assert after.replace("350 MB", "400 MB") == before
    longer = replaced(before, [Figure("six", "MB", 1.0, "most", 2.0).cells()])
    assert table([*old, Figure("six", "MB", 1.0, "most", 2.0)]) in longer
