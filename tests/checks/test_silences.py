"""A silence holds whatever is edited elsewhere, is lifted when its own sentence changes, and costs no points."""

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from assistant.brand import Brand, Silence
from assistant.checks import Goal, check
from assistant.checks.silences import folded, lifted, silence_of
from assistant.document import Format, read
from assistant.findings import Report

QUIET = ("Le marché ouvre samedi.", "Des poules picorent sous les pommiers.", "On vend aussi du miel.")
JARGON = "Notre ADN booste la synergie de la roadmap."
CHECK = "style.jargon"
WORDS = st.lists(st.sampled_from(["le", "pain", "chaud", "arrive", "tôt", "Léa", "9 h", "été"]), max_size=6)


def report(text: str, *silences: Silence, brand: Brand | None = None) -> Report:
    return check(read(text, language="fr"), Goal(brand=brand or Brand(), silences=silences))


def told(found: Report, check_id: str = CHECK) -> list[str | None]:
    return [finding.excerpt for finding in found.findings if finding.check == check_id]


TEXT = " ".join([QUIET[0], JARGON, *QUIET[1:]])
HERE = Silence(CHECK, JARGON)


def test_the_cases_of_this_file_speak() -> None:
    assert told(report(TEXT))


@pytest.mark.parametrize("brand", [True, False])
def test_a_silenced_finding_is_counted_and_costs_nothing(brand: bool) -> None:
    found = report(TEXT, brand=Brand(silences=(HERE,))) if brand else report(TEXT, HERE)
    assert not told(found)
    assert [f.excerpt for f in found.silenced] == told(report(TEXT))
    assert found.scores["style"] == 100
    assert report(TEXT).scores["style"] != 100
    assert all(finding.points == 0 for finding in found.silenced)
    assert found.as_json("fr")["silenced"]


def test_only_the_check_that_is_named_is_silent() -> None:
    assert told(report(TEXT, Silence("style.shouting", JARGON)))


def test_the_marked_words_can_be_silenced_alone() -> None:
    words = told(report(TEXT))
    assert told(report(TEXT, Silence(CHECK, str(words[0])))) == words[1:]


@settings(max_examples=60, deadline=None)
@given(index=st.integers(0, 2), words=WORDS, apart=st.sampled_from([" ", "\n", "\n\n"]))
def test_editing_any_other_sentence_keeps_the_silence(index: int, words: list[str], apart: str) -> None:
    others = list(QUIET)
    others[index] = " ".join(words).capitalize() + "." if words else ""
    text = apart.join([others[0], JARGON, *others[1:]])
    assert not told(report(text, HERE))
    assert told(report(text))


@settings(max_examples=60, deadline=None)
@given(edit=st.text(max_size=60))
@example("ADN")
def test_whatever_is_written_in_other_paragraphs_keeps_the_silence(edit: str) -> None:
    text = f"{edit}\n\n{JARGON}\n\nFin."
    assert not [w for w in told(report(text, HERE)) if w and w in JARGON and w not in edit]


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, len(JARGON) - 1), letter=st.sampled_from("bcdxyz"))
def test_editing_the_sentence_itself_lifts_the_silence(at: int, letter: str) -> None:
    edited = JARGON[:at] + letter + JARGON[at:]
    assume(folded(edited) != folded(JARGON))
    text = TEXT.replace(JARGON, edited)
    assert told(report(text, HERE)) == told(report(text))


@pytest.mark.parametrize("same", [JARGON.upper(), JARGON.replace(" ", "\u00a0"), JARGON.replace(" ", "  ")])
def test_case_and_spaces_do_not_count(same: str) -> None:
    assert not told(report(TEXT, Silence(CHECK, same)))


def test_apostrophes_do_not_count() -> None:
    sentence = "L’ADN de la synergie booste l’équipe."
    assert not told(report(f"{sentence} Oui.", Silence(CHECK, sentence.replace("’", "'"))))


def test_what_is_said_of_the_whole_text_is_silenced_by_the_check_alone() -> None:
    text = "Une journée à la mer avec les enfants, du soleil et des glaces."
    goal = Goal(keyphrases=("agence",))
    assert [f.check for f in check(read(text, language="fr"), goal).findings] == ["keyphrase.missing"]
    silent = check(read(text, language="fr"), Goal(keyphrases=("agence",), silences=(Silence("keyphrase.missing"),)))
    assert not silent.findings
    assert silent.scores["keyphrase"] == 100
    assert told(report(TEXT, Silence(CHECK))), "it holds for no single place"


SOURCES: dict[Format, str] = {
    "text": TEXT,
    "markdown": f"# Titre\n\n- {QUIET[0]}\n\nNotre **ADN** booste la *synergie* de la roadmap. {QUIET[1]}",
    "html": f"<p>{QUIET[0]} Notre <b>ADN</b> booste la <i>synergie</i> de la roadmap. {QUIET[1]}</p>",
}


@pytest.mark.parametrize("format", SOURCES)
def test_a_finding_names_its_silence_and_comes_back_when_told_again(format: Format) -> None:
    document = read(SOURCES[format], format, "fr")
    for finding in check(document).findings:
        silence = silence_of(finding, document)
        silent = check(document, Goal(silences=(silence,)))
        assert finding.excerpt in [f.excerpt for f in silent.silenced if f.check == finding.check]
        assert finding not in silent.findings
        assert lifted((silence, HERE, Silence("x.y")), finding, document)[-1] == Silence("x.y")
        assert silence not in lifted((silence,), finding, document)


def test_several_sentences_of_one_finding_are_silenced_together() -> None:
    text = "Le pain est bon. Le pain est chaud. Le pain est là. Le pain est cher. Fin du texte ici, merci beaucoup."
    document = read(text, language="fr")
    found = [f for f in check(document).findings if f.check == "readability.consecutive_openings"]
    assert found
    silent = check(document, Goal(silences=(silence_of(found[0], document),)))
    assert not [f for f in silent.findings if f.check == "readability.consecutive_openings"]
