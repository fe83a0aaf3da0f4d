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


SHORT_TEXTS = {
    "fr": ("", " \n", "👍", "Parfait, merci à tous !", "#brioche", "https://a.example"),
    "en": ("", "🎉🎉", "Thanks, everyone!", "@friend", "OK."),
}


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, texts in SHORT_TEXTS.items() for text in texts])
@pytest.mark.parametrize("form", [None, "post", "article", "newsletter"])
def test_a_text_too_short_to_judge_has_no_score_and_no_absurd_finding(
    language: str, text: str, form: str | None
) -> None:
    report = check(read(text, language=language), Goal("linkedin", form, ("bakery",)))
    assert report.scores["readability"] is None
    assert report.scores["keyphrase"] is None
    assert not [f.check for f in report.findings if f.check.startswith(("readability.", "keyphrase."))]
    assert not {f.check for f in report.findings} & {"links.none", "page.single_h1", "style.brand_missing_word"}
    if not text.strip():
        assert not any(report.scores.values())
        assert not report.findings


POSTS = {
    "fr": "On ouvre samedi à Lyon : pain, café et musique de 9 h à 18 h. Venez avec vos enfants, un goûter les attend "
    "au fond de la cour, sous le grand tilleul.",
    "en": "We open on Saturday in Lyon: bread, coffee and music from 9 am to 6 pm. Bring your children: a snack is "
    "waiting for them under the big lime tree.",
}


@pytest.mark.parametrize("language", POSTS)
def test_a_post_of_some_thirty_words_is_judged_as_a_post(language: str) -> None:
    report = check(read(POSTS[language], language=language), Goal("linkedin"))
    assert {f.check for f in report.findings if f.level != "good"} <= {"style.typography", "network.hashtag_count"}
    assert report.scores["readability"] == 100
    assert report.scores["network"] == 96, "a hashtag is proposed, no more"
    assert report.scores["links"] is None
    assert report.scores["keyphrase"] is None
    assert report.scores["page"] is None


@pytest.mark.parametrize("check_id", sorted(checks()))
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_check_says_anything_of_nothing(check_id: str, language: str) -> None:
    for text in ("", "\n", "\u00a0"):
        report = check(read(text, language=language), Goal("x", "article", ("pain",)))
        assert check_id not in {finding.check for finding in report.findings}
        assert check_id not in {finding.check for finding in report.silenced}


@pytest.mark.parametrize("text", ["Bonjour à tous.", LONG * 6, "Voir http://a.fr et http://b.fr ! ! !"])
def test_the_points_of_a_finding_stand_on_it(text: str) -> None:
    report = check(read(text, language="fr"), Goal("facebook", keyphrases=("boutique",)))
    assert [finding.points for finding in report.findings] == [loss.points for loss in explain(report.findings)]
