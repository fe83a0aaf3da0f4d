import inspect

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.rewriting.facts import Fact, exact_facts, find_facts
from assistant.rewriting.facts.cue import _buckets
from assistant.rewriting.guard.values import same
from tests.timing import growth

TIMES = ("18 h 30", "3 mai", "du 3 au 5 mai", "1/3", "half past", "May 3", "XIIIe")
AMOUNTS = ("20 %", "1 500 €", "$", "12,5", "trois", "deux", "un sur deux", "06 12 34 56 78")
OTHERS = ("https://a.fr", "@moi", "a@b.fr", "«", "»", "n'", "ne", "pas", "Lyon", "\n", " ", ", ", "à", "-")
PIECES = st.sampled_from((*TIMES, *AMOUNTS, *OTHERS))


def only(text: str, language: str, kind: str) -> Fact:
    facts = [f for f in find_facts(text, language) if f.kind == kind and not f.weak]
    assert len(facts) == 1, facts
    return facts[0]


@pytest.mark.parametrize(
    ("kind", "language", "forms"),
    [
        ("percentage", "fr", ["20 %", "20%", "20 pour cent", "vingt pour cent"]),
        ("percentage", "fr", ["un sur deux", "50 %", "la moitié", "moitié prix"]),
        ("percentage", "en", ["a third", "one in three", "one third"]),
        ("price", "fr", ["1 500 €", "1500 euros", "1.500 €", "1,5 k€", "€1500"]),
        ("price", "fr", ["450 DH", "450 dirhams", "450 MAD"]),
        ("price", "fr", ["3 000 F CFA", "3 000 FCFA", "3000 francs CFA", "3 000 XOF"]),
        ("price", "fr", ["20 francs suisses", "20 CHF"]),
        ("price", "fr", ["45 $ CA", "45 $CA", "45 CAD"]),
        ("price", "fr", ["3,80 €", "3€80", "3,8 euros"]),
        ("price", "fr", ["1,5 million d'euros", "1 500 000 €", "1,5 M€"]),
        ("price", "en", ["£19,500", "£19.5k", "19,500 pounds"]),
        ("price", "en", ["£5", "a fiver", "5 pounds", "five pounds"]),
        ("price", "fr", ["49 € HT", "49 euros hors taxes"]),
        ("date", "fr", ["3 mai", "03/05", "le 3 mai"]),
        ("date", "fr", ["1er juin", "premier juin", "01/06"]),
        ("date", "fr", ["31 mars 2026", "31/03/2026", "2026-03-31"]),
        ("date", "en", ["May 3", "3 May", "3rd of May", "5/3", "May 3rd"]),
        ("date", "en", ["Saturday, May 2", "Sat 2 May"]),
        ("time", "fr", ["18 h 30", "18h30", "18:30", "dix-huit heures trente", "6 h 30 du soir"]),
        ("time", "fr", ["à midi", "12 h", "12h00"]),
        ("time", "en", ["6:30 pm", "18:30", "half past six in the evening", "6.30pm"]),
        ("time", "en", ["8:45 p.m.", "a quarter to nine in the evening", "20:45"]),
        ("quantity", "fr", ["72 heures", "3 jours", "trois jours"]),
        ("quantity", "fr", ["2 kilomètres", "2 km", "2000 m"]),
        ("quantity", "fr", ["4,6 tonnes", "4600 kg", "4 600 kilos"]),
        ("quantity", "fr", ["350 mètres carrés", "350 m²"]),
        ("quantity", "en", ["500 sq ft", "500 square feet"]),
        ("quantity", "en", ["90 minutes", "an hour and a half", "1.5 hours"]),
        ("quantity", "en", ["three and a half hours", "3.5 hours"]),
        ("quantity", "en", ["half an hour", "30 minutes"]),
        ("phone", "fr", ["03 53 01 22 90", "+33 3 53 01 22 90", "03.53.01.22.90", "(0353) 01 22 90"]),
        ("phone", "en", ["0114 496 0187", "(0114) 496 0187"]),
        ("phone", "en", ["1-800-555-0199", "800-555-0199", "+1 800 555 0199"]),
        ("phone", "fr", ["33 800 00 47", "+221 33 800 00 47", "33.800.00.47", "+221338000047"]),  # Dakar
        ("phone", "fr", ["27 20 30 40 51", "+225 27 20 30 40 51"]),  # Abidjan
        ("phone", "fr", ["6 71 23 45 67", "+237 671 23 45 67"]),  # Douala
        ("phone", "fr", ["76 12 34 56", "76-12-34-56", "00223 76 12 34 56"]),  # Bamako
        ("email", "fr", ["rh@brodelia.fr", "RH@Brodelia.fr"]),
        ("hashtag", "fr", ["#marchedenoel", "#MarcheDeNoel", "#MarchéDeNoël"]),
        ("link", "fr", ["https://a.fr/b/", "https://a.fr/b", "https://a.fr/b?utm_source=x"]),
        ("range", "fr", ["du 20 au 26 avril", "20–26 avril", "du 20/04 au 26/04", "du 20 au 26/04"]),
        ("range", "fr", ["de 12 à 28 €", "12–28€", "entre 12 et 28 euros"]),
        ("range", "fr", ["de 14 h à 18 h", "14:00-18:00", "14h/18h"]),
        ("range", "en", ["11am–4pm", "11am to 4pm", "11:00 to 16:00"]),
        ("range", "en", ["24–26 December", "Christmas Eve to Boxing Day"]),
    ],
)
def test_notations_of_one_fact_are_the_same(kind: str, language: str, forms: list[str]) -> None:
    first = next(f for f in find_facts(f"Voir {forms[0]}.", language) if f.kind == kind)
    for form in forms[1:]:
        others = [f for f in find_facts(f"Voir {form}.", language) if not f.weak or f.kind == "date"]
        assert any(same(first, f) for f in others), (form, [(f.kind, f.value) for f in others])


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("fr", "20 %", "2 %"),
        ("fr", "190 DH", "190 €"),
        ("fr", "18 h", "8 h"),
        ("en", "6:30 pm", "6:30 am"),
        ("fr", "20 km", "20 m"),
        ("fr", "49 € HT", "49 € TTC"),
        ("fr", "02 61 91 55 20", "02 61 91 55 02"),
        ("fr", "77 123 45 67", "77 123 54 67"),
        ("fr", "06 12 00 45 78", "6 12 00 45 78"),
        ("fr", "+33 6 12 00 45 78", "6 12 00 45 78"),
        ("fr", "du 20 au 26 avril", "du 20 au 28 avril"),
        ("fr", "https://a.fr/b?campus=x", "https://a.fr/b"),
        ("fr", "vendredi 3 avril", "jeudi 3 avril"),
        ("en", "C$12 million", "US$12 million"),
        ("en", "ten miles", "ten kilometers"),
        ("fr", "un tiers", "un quart"),
        ("fr", "@oliveraie_zerhoun", "@oliveraie_zerhoune"),
    ],
)
def test_different_facts_are_not_the_same(language: str, one: str, other: str) -> None:
    first, second = ([f for f in find_facts(f"Le : {t} !", language) if f.is_hard and not f.weak] for t in (one, other))
    assert first
    assert second
    assert not any(same(a, b) for a in first for b in second)


@pytest.mark.parametrize("text", ["Tailles 36 38 40 42", "3-12-24-36 mois", "20 500 000 F CFA", "1 200 350 visites"])
def test_groups_of_figures_that_are_no_telephone_number(text: str) -> None:
    assert [f for f in find_facts(text, "fr") if f.kind == "phone"] == []


@pytest.mark.parametrize(
    "text",
    ["1/3 Bonjour\n\n2/3 Suite\n\n3/3 Fin", "1. Laver\n2. Couper", "Ni une ni deux, on part !", "1️⃣ Laver\n2️⃣ Couper"],
)
def test_numbering_and_idioms_state_no_fact(text: str) -> None:
    assert [f for f in find_facts(text, "fr") if f.kind in ("number", "date", "range") and not f.weak] == []


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("jusqu'à 30 %", {"up_to"}),
        ("à partir de 20 €", {"from"}),
        ("près de 300 habitants", {"nearly"}),
        ("8 Go minimum", {"from"}),
    ],
)
def test_limits_are_read_with_their_value(text: str, bounds: set[str]) -> None:
    assert bounds <= next(f for f in find_facts(text, "fr") if f.number is not None).bounds


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("gratuit sur inscription", "fr", "condition.registration_required"),
        ("La décision pourrait tomber", "fr", "modality.possible"),
        ("Selon la préfecture, tout va bien", "fr", "attribution.according"),
        ("Certaines lignes sont déviées", "fr", "scope.some"),
        ("C'est la bière la plus primée", "fr", "superlative.most"),
        ("weather permitting", "en", "condition.weather"),
        ("Crews expect to finish", "en", "modality.expected"),
        ("one of the first", "en", "superlative.one_of"),
        ("free refills", "en", "offer.free"),
    ],
)
def test_soft_facts_are_found_by_their_cues(text: str, language: str, value: str) -> None:
    assert value in {f.value for f in find_facts(text, language)}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_cue_can_be_found_by_its_first_letters(language: str) -> None:
    assert all(opening and not set(opening) & set("([\\?") for opening in _buckets(language))


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=16).map("".join)), st.sampled_from(["fr", "en", "de", "ar"]))
def test_finding_facts_never_fails_and_stays_inside_the_text(text: str, language: str) -> None:
    for fact in find_facts(text, language):
        assert 0 <= fact.start <= fact.end <= len(text)
        assert fact.text == text.replace("\x00", " ")[fact.start : fact.end]


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=16).map("".join), st.sampled_from(["fr", "en"]))
def test_exact_facts_are_the_hard_ones_that_are_surely_told(text: str, language: str) -> None:
    told = tuple(fact for fact in find_facts(text, language) if fact.is_hard and not fact.weak)
    assert exact_facts(text, language) == told


@pytest.mark.parametrize("piece", ["12 € ", "a@", "du 3 au 5 ", "Marie-", "«", "ne pas ", "1.", "www.", "lundi et "])
def test_time_grows_with_the_length_only(piece: str) -> None:
    find = inspect.unwrap(find_facts)  # what is remembered takes no time
    find(piece, "fr")
    assert growth(lambda: find(piece * 200, "fr"), lambda: find(piece * 1600, "fr"), most=30) <= 30


def test_a_number_word_tied_to_a_name_is_part_of_it() -> None:
    facts = find_facts(
        "Rendez-vous à Trois-Rivières, puis dans les Deux-Sèvres : trois dates, Vingt-deux places.", "fr"
    )
    assert [f.text for f in facts if f.kind == "name"] == ["Trois-Rivières", "Deux-Sèvres"]
    assert [f.text for f in facts if f.kind == "number"] == ["Trois", "Deux", "trois", "Vingt-deux"]


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u2009"])
@pytest.mark.parametrize("figures", ["05 37 20 11 22", "514 555 0123", "77 123 45 67"])
def test_a_telephone_number_is_one_whatever_its_spaces(figures: str, space: str) -> None:
    written = figures.replace(" ", space)
    found = exact_facts(f"Appelez le {written} !", "fr")
    assert [(fact.kind, fact.text) for fact in found] == [("phone", written)]
    assert found[0].value == exact_facts(f"Appelez le {figures} !", "fr")[0].value
