"""The pages in the orders the screen offers: most to mend first, or by a column, what is not known last."""

import pytest

from assistant.audit.page_order import ORDERS, SHOWN, numbers
from assistant.audit.page_table import COLUMNS, SEARCH_COLUMNS
from assistant.audit.shared_site import path_of, shared_site

ROWS: list[dict[str, object]] = [
    {"url": "b", "words": 300, "problems": 1, "warnings": 5, "incoming": 2, "impressions": None},
    {"url": "C", "words": None, "error": "The page is empty.", "problems": None, "warnings": None},
    {"url": "a", "words": 90, "problems": 1, "warnings": 5, "incoming": 9, "impressions": 0},
    {"url": "d", "words": 90, "problems": 4, "warnings": 0, "incoming": 0, "impressions": 40},
]


@pytest.mark.parametrize(
    ("code", "order"),
    [
        ("worth", [1, 3, 2, 0]),
        ("read", [0, 1, 2, 3]),
        ("words", [2, 3, 0, 1]),
        ("impressions", [3, 2, 0, 1]),
        ("url", [2, 0, 1, 3]),
        ("score_page", [0, 1, 2, 3]),
    ],
)
def test_pages_come_in_the_order_asked(code: str, order: list[int]) -> None:
    assert numbers(ROWS, code) == order


def test_every_order_is_of_a_column_that_there_is_and_can_be_chosen() -> None:
    assert {order.column for order in ORDERS.values()} <= {*COLUMNS, *SEARCH_COLUMNS}
    assert all(sorted(numbers(ROWS, code)) == [0, 1, 2, 3] for code in SHOWN)


@pytest.mark.parametrize(
    ("urls", "paths"),
    [
        (["https://a.example/", "https://a.example/b/c"], ["/", "/b/c"]),
        (["https://a.example", "https://a.example/b"], ["/", "/b"]),
        (["https://a.example/b", "https://ab.example/b"], ["https://a.example/b", "https://ab.example/b"]),
        (["http://a.example/b", "https://a.example/b"], ["http://a.example/b", "https://a.example/b"]),
        (["b/c.html", "b/d.html"], ["b/c.html", "b/d.html"]),
        (["b.html", "https://a.example/b"], ["b.html", "https://a.example/b"]),
    ],
)
def test_addresses_of_one_site_are_told_by_their_paths(urls: list[str], paths: list[str]) -> None:
    shared = shared_site(urls)
    assert [path_of(url, shared) for url in urls] == paths
