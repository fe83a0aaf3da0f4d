"""The networks that a row names, as people write them in a calendar."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.backlog.options import JobOptions, targets
from assistant.store import Row


def row(cell: str) -> Row:
    return Row(1, "1", "Bonjour", {"network": cell}, {})


@pytest.mark.parametrize(
    ("cell", "networks"),
    [
        ("Instagram", ("instagram",)),
        ("insta", ("instagram",)),
        ("X (Twitter)", ("x",)),
        ("Twitter/X", ("x",)),
        ("Instagram + Facebook", ("instagram", "facebook")),
        ("Instagram et Facebook", ("instagram", "facebook")),
        ("Facebook & Instagram", ("facebook", "instagram")),
        ("FB, IG ; LinkedIn", ("facebook", "instagram", "linkedin")),
        ("Instagram\nFacebook\nFB", ("instagram", "facebook")),
        ("Page LinkedIn", ("linkedin",)),
        ("Story Instagram", ("instagram",)),
        ("Blue Sky", ("bluesky",)),
        ("Google My Business", ("google_business",)),
        ("x:premium", ("x:premium",)),
    ],
)
def test_networks_are_known_as_people_write_them(cell: str, networks: tuple[str, ...]) -> None:
    assert targets(row(cell), JobOptions()) == (networks, None)


@pytest.mark.parametrize("cell", ["Tous", "Instagram + Orkut", "LinkedIn Instagram mix"])
def test_what_names_no_network_or_leaves_a_doubt_is_told(cell: str) -> None:
    networks, reason = targets(row(cell), JobOptions())
    assert networks == ()
    assert reason is not None
    assert cell in reason.render("fr")


@given(st.text(max_size=40))
def test_any_cell_gives_networks_or_a_reason(cell: str) -> None:
    networks, reason = targets(row(cell), JobOptions())
    assert bool(networks) is (reason is None)
