"""Whatever the text: no exception, and every span inside the source."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checks import Goal, check, checks, problems
from assistant.checks.run import limits_of, subject_of
from assistant.document import Format, Meta, read
from assistant.languages import codes
from tests.timing import fresh, growth

WORDS = [
    "Notre",
    "boulangerie",
    "bio",
    "la",
    "la",
    "https://a.fr",
    "[ici](http://b.fr?fbclid=1)",
    "<a href='x y'>",
    "#été",
]
PIECES = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=12)), max_size=40).map(" ".join)
SURROGATES = st.text(st.characters(), max_size=200)
FORMATS: tuple[Format, ...] = ("text", "markdown", "html")


@settings(max_examples=80, deadline=None)
@given(
    text=st.one_of(PIECES, SURROGATES),
    language=st.sampled_from(codes()),
    format=st.sampled_from(FORMATS),
    network=st.sampled_from([None, "x", "instagram", "linkedin"]),
)
def test_any_text_is_checked(text: str, language: str, format: Format, network: str | None) -> None:
    goal = Goal(network, keyphrases=("boulangerie bio", '"la la"'))
    report = check(read(text, format, language, Meta("Le pain", text[:50], text[:20])), goal)
    for finding in report.findings:
        assert finding.message.render("fr")
        assert finding.message.render("en")
        if finding.start is not None:
            assert finding.end is not None
            assert 0 <= finding.start <= finding.end <= len(text)
    assert all(score is None or 0 <= score <= 100 for score in report.scores.values())
    told = [replace(finding, points=0) for finding in report.findings if finding.level == "problem"]
    assert list(problems(read(text, format, language, Meta("Le pain", text[:50], text[:20])), goal)) == told


@pytest.mark.parametrize(
    "piece", ["a", "a b ", "bio-", "#bio", "é\u0301", "boulangerie bio ", "l'été ", "https://a.fr?"]
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def read_and_checked(text: str) -> None:
        subject = subject_of(read(text, language="fr"), Goal(keyphrases=("boulangerie bio",)))
        for check_id, declared in checks().items():
            limits = limits_of(check_id, subject)
            if limits is not None:
                list(declared.find(subject, limits))

    read_and_checked(piece)
    assert growth(fresh(read_and_checked, piece * 1_000), fresh(read_and_checked, piece * 4_000), most=10) <= 10
