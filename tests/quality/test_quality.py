"""The quality report itself: its posts are many and varied, its figures are those of the rewrites."""

from collections import Counter
from dataclasses import replace

import pytest

from assistant.document import read
from assistant.languages import identify
from assistant.networks import load
from assistant.rewriting.engines import engine
from assistant.rewriting.facts import find_facts
from assistant.settings import load as load_settings
from tests.quality.measure import Row, measure
from tests.quality.posts import NETWORKS, Post, posts
from tests.quality.report import written
from tests.scripted_endpoint import KEY, ScriptedEndpoint, writes

ABOUT = {"title": "t", "date": "2026-11-22", "command": "rules", "sample": ""}


def test_posts_are_forty_half_of_them_french_and_no_two_alike() -> None:
    found = posts()
    assert Counter(post.language for post in found) == {"fr": 20, "en": 20}
    assert len({post.id for post in found}) == len({post.text for post in found}) == 40
    assert len({load(network).key for network in NETWORKS}) == 8


@pytest.mark.parametrize("post", posts(), ids=lambda post: post.id)
def test_each_post_reads_as_its_language_and_holds_facts(post: Post) -> None:
    assert identify(post.text) == post.language
    assert any(fact.is_hard for fact in find_facts(post.text, post.language))
    assert len(read(post.text, language=post.language).sentences) >= 3


@pytest.mark.parametrize("network", ["x", "instagram"])
@pytest.mark.parametrize("post", posts()[::5], ids=lambda post: post.id)
def test_rules_are_accepted_and_fit(post: Post, network: str) -> None:
    row = measure(post, network, engine("rules", load_settings()))
    assert row.accepted, row.reasons
    assert row.fit
    assert row.right_language
    assert not row.facts["altered"]
    assert not row.facts["invented"]


def _liar() -> tuple[Row, Row]:
    """Return a row of a model that lies at first, and one of a model that does nothing else."""
    settings = replace(load_settings(), model="m", api_key=KEY)
    post = posts()[0]
    lie = writes(lambda draft: draft.replace("18 €", "28 €"))
    with ScriptedEndpoint(lie) as server:
        mended = measure(post, "facebook", engine("endpoint", replace(settings, base_url=server.base_url)))
    with ScriptedEndpoint(default=lie) as server:
        stubborn = measure(post, "facebook", engine("endpoint", replace(settings, base_url=server.base_url)))
    return mended, stubborn


def test_what_needed_repair_and_what_is_refused_shows_in_the_report() -> None:
    mended, stubborn = _liar()
    assert mended.accepted
    assert mended.attempts == 2
    assert not stubborn.accepted
    assert stubborn.facts["altered"] + stubborn.facts["invented"] > 0
    text = written((mended, stubborn), posts(), ABOUT)
    assert "| all | 2 | 0% | 50% |" in text
    assert "28" in text
    assert "not accepted:" in text
