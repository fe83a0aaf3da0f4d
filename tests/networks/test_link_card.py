"""The link of a post that becomes its card, by network; and that the data of cards can be drawn."""

import pytest

from assistant.networks import load, names
from assistant.networks.link_card import card_link

TWO = "D’abord https://un.fr/a, puis https://deux.fr/b. Fin."
PARTS = {"picture", "domain", "title", "description"}


@pytest.mark.parametrize("network", [name for name in names() if load(name).facts.get("link_card")])
def test_a_network_that_shows_cards_says_which_link_and_how(network: str) -> None:
    facts = load(network).facts
    shown = facts["link_card"]
    assert set(shown) <= PARTS
    assert len(set(shown)) == len(shown)
    assert {"domain", "title"} <= set(shown)
    assert "picture" in (shown[0], shown[-1])  # it stands before the words or after them
    assert facts["link_card_of"] in {"first", "last"}
    assert facts["link_card_picture"] in {"wide", "small"}
    assert all(load(network).source(fact) for fact in ("link_card", "link_card_of", "link_card_picture"))


@pytest.mark.parametrize(
    ("network", "shown"),
    [
        ("linkedin", "https://un.fr/a"),
        ("mastodon", "https://un.fr/a"),
        ("x", "https://deux.fr/b"),
        ("instagram", None),
        ("blog", None),
    ],
)
def test_the_card_is_that_of_the_networks_link(network: str, shown: str | None) -> None:
    found = card_link(TWO, load(network))
    assert (found.text if found else None) == shown


@pytest.mark.parametrize("network", ["linkedin", "x", "bluesky"])
def test_without_a_link_there_is_no_card(network: str) -> None:
    assert card_link("Écrivez à bonjour@atelier.example ou passez nous voir.", load(network)) is None
