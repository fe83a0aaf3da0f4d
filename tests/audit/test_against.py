"""A page beside those of others: what it lacks, and a danger that repeating can only raise."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.audit import AuditOptions, audit
from assistant.audit.gauges import WordCounts, gauge, watch
from assistant.audit.rivals import Against, against, word_counts

PAGES = Path(__file__).parent / "labelled" / "pages"
WORDS = st.sampled_from(["pain", "levain", "farine", "four", "miche", "croûte", "sel"])
COUNTS = st.dictionaries(WORDS, st.integers(1, 30), min_size=1)
TELLS = dict.fromkeys(["pain", "levain", "farine", "four", "miche", "croûte", "sel"], 3.0)
RIVAL = "Le pain au levain demande de la farine, du sel et un four. La miche de pain lève, la croûte dore."


def compared(name: str, *rivals: str) -> Against:
    options = AuditOptions(workers=1)
    pages = audit([str(PAGES / name)], options).pages
    return against(pages, audit([str(PAGES / rival) for rival in rivals], options).pages)


def test_what_the_others_name_and_the_page_does_not_comes_first() -> None:
    made = compared("blog/entretien-chaine.html", "atelier/chaine.html", "atelier/freins.html")
    (page,) = made.pages
    missing = [word.word for word in page.gauges.words if not word.times]
    assert "freiner" in missing or "frein" in missing
    assert "huile" not in missing
    left = [word.weight - word.covered for word in page.gauges.words if not word.danger]
    assert left == sorted(left, reverse=True)
    counts = [expression.times > 0 for expression in page.expressions]
    assert counts == sorted(counts)
    assert 0 < page.gauges.coverage < 100


def test_a_page_covers_itself_and_is_in_no_danger() -> None:
    made = compared("atelier/chaine.html", "atelier/chaine.html")
    (page,) = made.pages
    assert page.gauges.coverage == pytest.approx(100)
    assert page.gauges.danger == 0
    assert made.rivals[0].gauges == page.gauges


def test_shares_add_up_to_the_gauges() -> None:
    (page,) = compared("location-velo-la-rochelle.html", "louer-un-velo.html", "tarifs.html").pages
    assert sum(w.weight for w in page.gauges.words) == pytest.approx(1)
    assert 100 * sum(w.covered for w in page.gauges.words) == pytest.approx(page.gauges.coverage)
    assert 100 * sum(w.danger for w in page.gauges.words) == pytest.approx(page.gauges.danger)


def test_pages_of_another_language_and_those_that_cannot_be_read_are_no_measure() -> None:
    made = compared("location-tandem.html", "en/tandem.html", "archives/vide.html")
    assert made.pages == ()
    assert [rival.error is None for rival in made.rivals] == [True, False]
    assert made.rivals[1].gauges is None
    assert made.as_json("fr")["rivals"]


@given(rivals=st.lists(COUNTS, min_size=1, max_size=4), counts=COUNTS, vocabulary=st.integers(1, 500), word=WORDS)
def test_one_more_of_a_word_never_lowers_the_danger(
    rivals: list[dict[str, int]], counts: dict[str, int], vocabulary: int, word: str
) -> None:
    watched = watch([WordCounts(one, sum(one.values()) + 40) for one in rivals], TELLS)
    before = gauge(WordCounts(counts, vocabulary), watched)
    after = gauge(WordCounts({**counts, word: counts.get(word, 0) + 1}, vocabulary), watched)
    assert after.danger >= before.danger - 1e-9
    assert 0 <= before.coverage <= 100 + 1e-9
    assert 0 <= before.danger < 100


@given(
    text=st.lists(st.sampled_from(RIVAL.replace(",", "").replace(".", "").split()), min_size=8, max_size=60),
    term=st.sampled_from(["pain au levain", "miche de pain", "le four", "croûte", "farine"]),
    times=st.integers(1, 40),
    place=st.integers(0, 60),
)
def test_repeating_a_term_in_a_text_never_lowers_the_danger(text: list[str], term: str, times: int, place: int) -> None:
    watched = watch([word_counts(RIVAL, "fr")], TELLS)
    words = [*text, *term.split()]
    more = [*words[:place], *term.split() * times, *words[place:]]
    before, after = (gauge(word_counts(" ".join(one), "fr"), watched).danger for one in (words, more))
    assert after >= before - 1e-9


def test_stuffing_is_seen() -> None:
    rivals = [word_counts(RIVAL, "fr"), word_counts(f"{RIVAL} On mange le pain avec du beurre.", "fr")]
    watched = watch(rivals, TELLS)
    assert gauge(rivals[0], watched).danger == 0
    assert gauge(word_counts(f"{RIVAL} {'Pain au levain ! ' * 20}", "fr"), watched).danger > 50
