import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.rewriting.facts import HARD
from assistant.rewriting.guard import Comparison, compare

Row = dict[str, Any]
PAIRS: list[Row] = [
    json.loads(line) for line in Path(__file__).with_name("pairs.jsonl").read_text("utf-8").splitlines()
]
OPEN = 102  # pairs of `open_pairs.jsonl` on which the guard is wrong
TO_CHECK = 32  # altered pairs of which a person is told, and that refuse nothing
SOURCES = [(row["source"], row["language"]) for row in PAIRS]


def guard(row: Row) -> Comparison:
    return compare(row["source"], row["rewrite"], row["language"], row["target_language"])


def touches(one: str, other: str) -> bool:
    a, b = ("".join(text.lower().split()) for text in (one, other))
    return bool(a and b) and (a in b or b in a)


@pytest.mark.parametrize("row", [p for p in PAIRS if p["verdict"] == "faithful"], ids=lambda row: row["id"])
def test_a_faithful_rewrite_is_not_flagged(row: Row) -> None:
    compared = guard(row)
    assert (compared.altered, compared.invented) == ((), ())


@pytest.mark.parametrize("row", [p for p in PAIRS if p["verdict"] == "altered"], ids=lambda row: row["id"])
def test_an_altered_rewrite_is_told_where_it_changed(row: Row) -> None:
    compared = guard(row)
    found = (*compared.altered, *compared.invented, *compared.unsure)
    for wanted in row["altered"]:
        assert any(touches(wanted["source"], a.source) or touches(wanted["rewrite"], a.rewrite) for a in found), found


def test_few_altered_rewrites_are_only_to_check() -> None:
    told = [guard(row) for row in PAIRS if row["verdict"] == "altered"]
    assert sum(one.faithful for one in told) <= TO_CHECK
    assert all(a.kind not in HARD for one in told if one.faithful for a in one.unsure)


def test_pairs_not_held_yet_may_only_become_fewer() -> None:
    """What the guard gets wrong is written down: a pair it now holds moves to `pairs.jsonl`, and `OPEN` falls."""
    lines = Path(__file__).with_name("open_pairs.jsonl").read_text("utf-8").splitlines()
    rows: list[Row] = [json.loads(line) for line in lines]
    wrong = [row["id"] for row in rows if guard(row).faithful is not (row["verdict"] == "faithful")]
    assert len(wrong) <= OPEN


@pytest.mark.parametrize(("source", "language"), SOURCES)
def test_a_text_is_faithful_to_itself(source: str, language: str) -> None:
    compared = compare(source, f"👉 {source} ✨", language)
    assert (compared.altered, compared.invented, compared.dropped) == ((), (), ())


def test_a_text_that_contradicts_itself_may_stay_as_it_is() -> None:
    text = "You should not close the shop until the parcel is there. Once it is there, close the shop. Tea at 4 pm."
    compared = compare(text, text, "en")
    assert compared == Comparison(kept=compared.kept)
    assert [fact.text for fact in compared.kept] == ["4 pm"]


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(SOURCES), st.integers(0, 200), st.integers(1, 8))
def test_no_changed_digit_passes(pair: tuple[str, str], place: int, step: int) -> None:
    source, language = pair
    digits = list(re.finditer(r"\d+", source))
    if not digits:
        return
    number = digits[place % len(digits)]
    changed = str(int(number.group()) + step).zfill(len(number.group()))
    rewrite = source[: number.start()] + changed + source[number.end() :]
    assert not compare(source, rewrite, language).faithful, (number, rewrite)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(SOURCES),
    st.sampled_from(
        [
            " Plus d'infos : https://autre-site.fr/page",
            " Suivez @compte_invente",
            " 4 327 clients",
            " 87 %",
            " 63 €",
            " le 29 février",
            " à 3 h 17",
            " contact@invente.fr",
            " 01 98 76 54 32",
            " avec Zébulon Trucmuche",
            " du 19 au 23 mars",
            " code PROMO77",
            " (17 km)",
        ]
    ),
)
def test_no_invented_hard_fact_passes(pair: tuple[str, str], addition: str) -> None:
    source, language = pair
    numbers = set(re.findall(r"\d+", addition))
    if language != "fr" and numbers and numbers <= set(re.findall(r"\d+", source)):
        return  # "29" after an age of 29: a French date says nothing in an English text
    assert not compare(source, source + addition, language).faithful


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=200),
    st.text(max_size=200),
    st.sampled_from([("fr", "fr"), ("en", "en"), ("fr", "en"), ("de", "de")]),
)
def test_comparing_never_fails(source: str, rewrite: str, languages: tuple[str, str]) -> None:
    compared = compare(source, rewrite, *languages)
    assert compared.faithful is (not compared.altered and not compared.invented)
    for side, spans in (
        (source, [a.source_span for a in compared.altered]),
        (rewrite, [a.rewrite_span for a in (*compared.altered, *compared.invented)]),
    ):
        assert all(span is None or 0 <= span[0] <= span[1] <= len(side) for span in spans)


@pytest.mark.parametrize("text", ["A.\u0300", "A0\u0300", "\u0300 Ab C"])
def test_an_accent_that_stands_alone_is_no_letter_of_a_name(text: str) -> None:
    for languages in (("fr", "fr"), ("fr", "en"), ("en", "en")):
        assert compare(text, text + " 👋", *languages).faithful
        assert compare(text, "Bonjour !", *languages).invented == ()


def test_the_contract_names_what_happened() -> None:
    compared = compare("Le 3 mai à 18 h, place Carnot : 25 €. https://a.fr/b", "Le 3 mai, place Carnot : 20 € !", "fr")
    assert compared.as_json() == {
        "kept": ["3 mai", "Carnot"],
        "dropped": ["18 h", "https://a.fr/b"],
        "altered": [{"source": "25 €", "rewrite": "20 €", "kind": "price"}],
        "invented": [],
    }
    assert [fact.text for fact in compared.must_keep_lost] == ["18 h", "https://a.fr/b"]


def test_reasons_are_sentences_in_both_languages() -> None:
    compared = compare("L'entrée coûte 25 €.", "L'entrée coûte 20 €, navette gratuite.", "fr")
    french = [reason.render("fr") for reason in compared.reasons()]
    assert "Le prix 25 € est devenu 20 €." in french
    assert any(reason.render("en").startswith("The price 25 € became") for reason in compared.reasons())


def test_swapped_prices_are_told_apart_from_reordered_ones() -> None:
    source = "Entrée : 12 € pour les adultes, 8 € pour les enfants."
    assert compare(source, "Enfants : 8 €. Adultes : 12 €.", "fr").faithful
    assert not compare(source, "Enfants : 12 €. Adultes : 8 €.", "fr").faithful


def test_campaign_parameters_do_not_change_a_link() -> None:
    tagged = "Voir https://a.fr/b?utm_source=x&utm_medium=social"
    assert compare("Voir https://a.fr/b", tagged, "fr").faithful
    assert not compare("Voir https://a.fr/b?campus=1", "Voir https://a.fr/b", "fr").faithful


@pytest.mark.parametrize(
    ("source", "rewrite", "faithful"),
    [
        ("Tournoi U11 samedi, T2 à louer.", "Samedi : tournoi U11, un T2 à louer.", True),
        ("Tournoi U11 samedi.", "Samedi : tournoi U12.", False),
        ("La version 8 est là.", "La V8 est là.", True),
        ("La réunion est lundi.", "La réunion est lundi, salle B12.", False),
    ],
)
def test_a_label_of_letters_and_figures_is_a_fact(source: str, rewrite: str, faithful: bool) -> None:
    assert compare(source, rewrite, "fr").faithful is faithful


@pytest.mark.parametrize(
    ("source", "rewrite", "language", "faithful"),
    [
        ("Ouvert jusqu'au 30 septembre.", "Ouvert, mais plus pour longtemps : avant octobre !", "fr", True),
        ("Inscriptions jusqu'au 20 mars.", "Inscriptions jusqu'au 19 mars.", "fr", False),
        ("Jars at £6.75.", "Jars at six pounds seventy-five.", "en", True),
        ("Jars at £6.75.", "Jars at six pounds seventy.", "en", False),
        ("Visits at eleven and two.", "Visits: 11am and 2pm.", "en", True),
        ("Visits at eleven and two.", "Visits: 11am and 3pm.", "en", False),
        ("The data is incomplete.", "The data is not complete yet.", "en", True),
        ("The data is incomplete.", "The data is now complete.", "en", False),
        ("Dix séances, 120 € le cycle.", "Dix séances à 120 € la séance.", "fr", False),
        ("Deux séances, 12 € la séance.", "12 € la séance, deux en tout.", "fr", True),
        ("Shuttles leave every half hour.", "Shuttles leave every hour.", "en", False),
        ("Une navette part toutes les demi-heures.", "Une navette part toutes les heures.", "fr", False),
        ("Une navette part toutes les demi-heures.", "Une navette part toutes les 30 minutes.", "fr", True),
        ("Shuttles leave every half hour.", "Shuttles leave twice an hour.", "en", True),
        ("Caution : 50 DH.", "Et sans caution !", "fr", False),
        ("Il n'y a pas de frais de dossier.", "Frais de dossier ? 0 € !", "fr", True),
        ("Trois infirmiers, dont un poste à 80 %.", "3 postes, dont un à 80 %.", "fr", True),
        ("Suivis pendant deux ans.", "Suivis pendant 2 ans par une équipe.", "fr", True),
        ("Première femme à ce poste depuis 1937.", "Depuis 1937, aucune femme n'avait occupé ce poste.", "fr", True),
        ("Staff can leave early with their manager's agreement.", "Staff can leave early.", "en", False),
        ("Selon une étude commandée par Ecoverre, il tient.", "Selon une étude indépendante, il tient.", "fr", False),
        ("The Lions beat the Tigers 3-1.", "The Tigers beat the Lions 3-1.", "en", False),
        ("The Lions beat the Tigers.", "The Tigers lost to the Lions.", "en", True),
        ("The Lions beat the Tigers.", "Tigers beaten by the Lions.", "en", True),
        ("The Lions beat the Tigers.", "The Lions lost to the Tigers.", "en", False),
        ("Anna hired Ben.", "Ben hired Anna.", "en", False),
        ("Anna met Ben.", "Ben met Anna.", "en", True),
        ("Le train part de Lyon à 8 h et arrive à Paris à 10 h.", "De Paris à 8 h, il est à Lyon à 10 h.", "fr", False),
        ("Train de Lyon à Paris.", "Train de Paris à Lyon.", "fr", False),
        ("Train de Lyon à Paris.", "De Lyon à Paris en train.", "fr", True),
        ("From Leeds to York by bus.", "By bus to York, from Leeds.", "en", True),
        ("From Leeds to York by bus.", "By bus to Leeds, from York.", "en", False),
        ("Le produit ne contient pas de sucre ajouté.", "Le produit ne contient pas de sucre.", "fr", False),
        ("No added sugar.", "No sugar.", "en", False),
        ("No added sugar.", "Without any added sugar.", "en", True),
        ("Salle A : danse. Salle B : théâtre.", "Salle A : théâtre. Salle B : danse.", "fr", False),
        ("Morning: tour. Afternoon: workshop.", "Afternoon: workshop. Morning: tour.", "en", True),
        ("Morning: tour. Afternoon: workshop.", "Morning: workshop. Afternoon: tour.", "en", False),
        ("Doors open at 7pm.", "Doors close at 7pm.", "en", False),
        ("The library is open until 10pm.", "The library closes at 10pm.", "en", True),
        ("She won silver.", "She won gold.", "en", False),
        ("She won silver.", "Silver for her!", "en", True),
        ("Free delivery over £50.", "Free delivery!", "en", False),
        ("Thanks to rain, attendance dropped.", "Despite rain, attendance dropped.", "en", False),
        ("Cyclists are advised to avoid the bridge.", "Cyclists are banned from the bridge.", "en", False),
        ("The vaccine lowers the risk.", "The vaccine removes the risk.", "en", False),
        ("Les enfants doivent être accompagnés.", "Les enfants peuvent venir seuls.", "fr", False),
        ("Nous étudions l’ouverture d’un magasin à Fès.", "Nous ouvrons un magasin à Fès.", "fr", False),
        ("Total a racheté Engie.", "Engie a racheté Total !", "fr", False),
        ("Total a racheté Engie.", "Engie a été rachetée par Total !", "fr", True),
        ("Adults £12, children £8.", "Kids £12, grown-ups £8.", "en", False),
        ("Adults £12, children £8.", "Kids £8, grown-ups £12.", "en", True),
        ("Lundi : yoga à 18 h. Mardi : pilates à 19 h.", "Lundi, pilates à 18 h ; mardi, yoga à 19 h.", "fr", False),
        ("Lundi : yoga à 18 h. Mardi : pilates à 19 h.", "Mardi, pilates à 19 h ; lundi, yoga à 18 h.", "fr", True),
        ("A deposit of £50 is asked.", "No deposit!", "en", False),
        ("Tickets £8, no booking fee.", "£8, no booking fee.", "en", True),
        ("Un quart des photos est en ligne.", "Trois quarts des photos restent à venir.", "fr", True),
        ("Un quart des photos est en ligne.", "Trois quarts des photos sont en ligne.", "fr", False),
        ("Comptes créés avant 2021.", "Comptes créés en 2020 ou plus tôt.", "fr", True),
        ("Comptes créés avant 2021.", "Comptes créés en 2019 ou plus tôt.", "fr", False),
        ("Open all year.", "Open 365 days a year.", "en", True),
        ("The mill is one of the last in the county.", "The mill is the last in the county.", "en", False),
        ("Ouvert du lundi au samedi.", "Ouvert six jours sur sept.", "fr", True),
        ("Ouvert du lundi au samedi.", "Ouvert 5j/7.", "fr", False),
        ("Ouvert tous les jours.", "Ouvert 7j/7.", "fr", True),
        ("Open Monday to Saturday.", "Open 6 days out of 7.", "en", True),
        ("Open Monday to Saturday.", "Open 5 days out of 7.", "en", False),
        ("Entrée : 40 DH, demi-tarif pour les étudiants.", "40 DH l'entrée (20 pour les étudiants).", "fr", True),
        ("Entrée : 40 DH, demi-tarif pour les étudiants.", "40 DH l'entrée (30 pour les étudiants).", "fr", False),
        (
            "Mise à jour incluse dans l'abonnement Pro, 60 € pour les autres.",
            "Les autres ? Comptez 60 € hors abonnement Pro, où elle est incluse.",
            "fr",
            True,
        ),
        ("Fees included: £40. Parking: £6.", "Fees not included: £40. Parking: £6.", "en", False),
    ],
)
def test_values_told_in_other_words_and_values_that_moved(
    source: str, rewrite: str, language: str, faithful: bool
) -> None:
    assert compare(source, rewrite, language).faithful is faithful


@pytest.mark.parametrize(
    ("source", "rewrite", "kind", "refused"),
    [
        (
            "Sam may open a second bakery in Leeds.",
            "Sourdough lovers, sharpen your knives and clear your cupboards: Sam opens a second bakery.",
            "modality",
            False,
        ),
        ("Sam may open a second bakery in Leeds.", "Sam opens a second bakery in Leeds.", "modality", True),
        (
            "The museum is open daily and groups of up to 40 people are welcome.",
            "Bring along the whole gang, classmates, cousins and grandparents: 40 curious visitors fit inside happily.",
            "scope",
            False,
        ),
        ("Groups of up to 40 people are welcome.", "Groups of 40 people are welcome.", "scope", True),
    ],
)
def test_a_soft_sign_in_a_sentence_of_other_words_is_to_check_and_refuses_nothing(
    source: str, rewrite: str, kind: str, refused: bool
) -> None:
    compared = compare(source, rewrite, "en")
    assert [a.kind for a in (compared.altered if refused else compared.unsure)] == [kind]
    assert compared.faithful is not refused
    assert bool(compared.reasons()) is refused
    assert ("unsure" in compared.as_json()) is not refused
