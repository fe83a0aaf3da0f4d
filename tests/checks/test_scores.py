"""Every point of a score can be traced to a finding."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checks import Goal, check, checks
from assistant.checks.scores import explain
from assistant.document import read
from assistant.findings import FAMILIES, LEVELS, Finding
from assistant.messages import Message

LONG = "Nous avons le plaisir de vous dire que la boutique de la rue rouvre ses portes samedi matin à dix heures."
MADE = st.builds(
    lambda check_id, level: Finding(check_id, level, Message("")),
    st.sampled_from(sorted(checks())),
    st.sampled_from(LEVELS),
)


@pytest.mark.parametrize("text", ["Bonjour à tous.", LONG * 6, "Voir http://a.fr et http://b.fr ! ! !"])
@pytest.mark.parametrize("keyphrases", [(), ("boutique",)])
def test_lost_points_are_those_of_the_findings(text: str, keyphrases: tuple[str, ...]) -> None:
    report = check(read(text, language="fr"), Goal("facebook", keyphrases=keyphrases))
    for family, score in report.scores.items():
        lost = sum(loss.points for loss in explain(report.findings) if loss.family == family)
        if score is None:
            assert lost == 0
        else:
            assert score == 100 - lost


def test_a_family_with_nothing_to_judge_has_no_score() -> None:
    scores = check(read("Bonjour à tous.", language="fr")).scores
    assert scores["keyphrase"] is None
    assert scores["links"] is None
    assert scores["network"] is None
    assert scores["page"] is None


def test_a_short_post_is_not_told_what_articles_are_told() -> None:
    report = check(read("On ouvre samedi à Lyon : pain, café et musique. Venez avec vos enfants !", language="fr"))
    told = {finding.check for finding in report.findings}
    assert not told & {"readability.subheading_distribution", "links.none", "readability.transition_words"}
    assert report.scores["readability"] == 100


@settings(max_examples=80, deadline=None)
@given(findings=st.lists(MADE, max_size=60))
def test_no_family_loses_more_than_it_has(findings: list[Finding]) -> None:
    for family in FAMILIES:
        assert 0 <= sum(loss.points for loss in explain(findings) if loss.family == family) <= 100
    assert all(loss.points == 0 for loss in explain(findings) if loss.finding.level == "good")
