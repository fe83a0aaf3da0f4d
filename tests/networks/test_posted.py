"""What counts for a network is what is pasted there: addresses written out, or the Markdown itself where it is read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checks import Goal, check
from assistant.document import Format, read
from assistant.networks import length, load, names
from assistant.networks.posted import posted, visible

DRAFT = (
    "# La fête\n\nVenez [au **marché**](https://exemple.fr/marche-de-noel) demain,\nÀ bientôt\n\n- un [plan]"
    "(https://exemple.fr/plan)\n- deux\n\n| a | b |\n|---|---|\n| c | d |\n\nFin."
)
PIECES = [
    "# ",
    "[lien](https://a.fr/b)",
    "- un",
    "\n",
    "\n\n",
    "1. ",
    "| a | b |",
    "|---|---|",
    "**gras**",
    "Mot ",
    "`c` ",
    "🎉",
]


@pytest.mark.parametrize("network", names())
def test_the_count_is_that_of_the_text_to_paste(network: str) -> None:
    document = read(DRAFT, "markdown", "fr")
    pasted = visible(document, load(network)).strip()
    assert check(document, Goal(network)).metrics["network_length"] == length(pasted, load(network))
    assert "https://exemple.fr/marche-de-noel" in pasted
    assert ("(https" in pasted) is (pasted == DRAFT)


def test_an_address_written_out_makes_a_post_too_long_and_the_end_is_marked() -> None:
    text = f"Voir [le programme](https://exemple.fr/{'a' * 480}) demain. À samedi !"
    found = [f for f in check(read(text, "markdown", "fr"), Goal("threads")).findings if f.check == "network.too_long"]
    assert [(f.excerpt, f.level) for f in found] == [(" demain. À samedi !", "problem")]


@settings(max_examples=100, deadline=None)
@given(
    text=st.lists(st.sampled_from(PIECES), max_size=20).map("".join),
    written=st.sampled_from(["text", "markdown"]),
    network=st.sampled_from(["facebook", "reddit"]),
)
def test_each_sign_that_is_posted_has_its_place_in_the_text(text: str, written: Format, network: str) -> None:
    document = read(text, written, "fr")
    made = posted(document, load(network))
    places = [made.place(at) for at in range(len(made.text) + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= len(document.text) for place in places)
