"""A post is never told to add subheadings, nor judged by what only articles have, on any network and in any form."""

import pytest

from assistant.checks import Goal, check
from assistant.document import read
from assistant.networks import load, names

ARTICLE_ONLY = {
    "readability.subheading_distribution",
    "readability.long_sentences_share",
    "keyphrase.in_subheadings",
    "keyphrase.density",
    "keyphrase.distribution",
    "keyphrase.in_introduction",
    "keyphrase.in_h1",
    "links.none",
    "page.title_width",
    "page.single_h1",
}
SENTENCE = "La boutique ouvre samedi, et le café chauffe déjà pour vous. "
LONG = SENTENCE * 80  # nine hundred words without a heading


def told(goal: Goal) -> set[str]:
    return {finding.check for finding in check(read(LONG, language="fr"), goal).findings}


@pytest.mark.parametrize("network", [name for name in names() if load(name).form not in ("article", "newsletter")])
def test_no_network_of_posts_asks_for_subheadings(network: str) -> None:
    assert not told(Goal(network, keyphrases=("boutique",))) & ARTICLE_ONLY


def test_a_newsletter_is_not_asked_for_subheadings_either() -> None:
    assert "readability.subheading_distribution" not in told(Goal(form="newsletter"))


@pytest.mark.parametrize("form", ["post", "thread", "reply", "contest"])
def test_no_form_but_an_article_asks_for_subheadings(form: str) -> None:
    assert not told(Goal(form=form, keyphrases=("boutique",))) & ARTICLE_ONLY


def test_the_same_text_as_an_article_is_told() -> None:
    assert "readability.subheading_distribution" in told(Goal(form="article", keyphrases=("boutique",)))
