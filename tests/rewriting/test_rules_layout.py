"""What a rewritten post looks like: farewell last, link before it, tags apart, paragraphs parted, news first."""

import pytest

from assistant.checks import Goal
from assistant.document import read
from assistant.rewriting.engines import RulesEngine
from assistant.rewriting.rewrite import rewrite
from assistant.rewriting.rules import propose


def post(text: str, network: str, language: str = "fr") -> str:
    parts = propose(read(text, "text", language), Goal(network)).parts
    return "\n---\n".join(parts).replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "text", "ending"),
    [
        (
            "fr",
            "Il reste 12 places. Les chiens sont admis. Réserver : https://d.example/r\nÀ bientôt,\nLes Dunes 🌊",
            "Réserver : https://d.example/r\nÀ bientôt,\nLes Dunes 🌊",
        ),
        (
            "en",
            "The winner is drawn on 1 December. UK only. Full rules: https://h.example/rules\nGood luck! 🍀\n#Win",
            "Full rules: https://h.example/rules\nGood luck! 🍀\n#Win",
        ),
        (
            "fr",
            "La collection est en ligne. Découvrez-la : https://a.example/e\nLaquelle de ces robes emporteriez-vous ?",
            "La collection est en ligne.\nLaquelle de ces robes emporteriez-vous ?\n\nDécouvrez-la : "
            "https://a.example/e",
        ),
        (
            "fr",
            "Tout est dit dans le guide de la rentrée 👇\nhttps://a.example/e\n\nLisez-le avant lundi, et parlez-en "
            "autour de vous, car les places partent très vite.",
            "partent très vite.",
        ),
    ],
)
def test_a_link_goes_last_but_before_a_farewell(language: str, text: str, ending: str) -> None:
    assert post(text, "x", language).endswith(ending)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # away from its question, out of its list, from the workshop it is for, past a footnote, among several links
        ("fr", "20 piles rapportées, 2 € offerts.\n\nOù aller ? Ici → https://v.example/b\n\nÀ gagner : un bon "
         "d’achat."),
        ("fr", "Au programme :\n- samedi 9 h : le lac. Inscription sur https://f.example/i\n- dimanche : le "
         "marché\n\nÀ vos "
         "agendas, on compte sur vous tous pour venir en famille."),
        ("fr", "Pourquoi 6 % ?\n\n1/ Les fuites.\n\n2/ L’aide, jusqu’à 70 %. Renseignez-vous : "
         "https://e.example/a\n\nUne "
         "question ? Posez-la."),
        ("de", "Um 10 Uhr zeigt Jens, wie man backt. Meldet euch an: https://b.example/a\n\nHunde bleiben draußen. Und "
         "welches Brot esst ihr am liebsten?"),
        ("fr", "Un don de 200 € vous coûte 50 €*.\n\nDonnez : https://t.example/don\n\n*Dans la limite de 1 000 "
         "€ par an, "
         "puis 66 % du montant versé."),
        ("en", "The show is on.\n\nTickets: https://a.example/t\n\nThe book is out.\n\nOrder: "
         "https://a.example/b\n\nWe "
         "are glad to have you all with us this year."),
    ],
)  # fmt: skip
def test_a_link_stays_where_it_is_understood(language: str, text: str) -> None:
    assert " ".join(post(text, "linkedin", language).split()) == " ".join(text.split())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "5 erreurs\n\n❌ Erreur 1 : des horaires faux. Vérifiez-les. Tous.\n❌ Erreur 2 : une catégorie "
         "trop large. "
         "« Restaurant » ? Non. « Restaurant coréen » ? Oui."),
        ("fr", "Au programme :\n- samedi : le lac de Trécolpas, avec un guide de la vallée. Inscription "
         "obligatoire.\n- "
         "dimanche : le marché"),
        ("en", "It will replace the part of the job nobody liked. Scheduling. Resizing. Writing the same happy Monday "
         "post for the 40th time. But a machine should not answer a customer who is hurt."),
        ("fr", "Une coopérative.\nÀ propos des Jours Verts\nLes Jours Verts est une coopérative basée à "
         "Villeurbanne. Elle "
         "livre chaque semaine des paniers de fruits et légumes."),
    ],
)  # fmt: skip
def test_no_empty_line_tears_what_is_read_in_one_breath(language: str, text: str) -> None:
    assert post(text, "linkedin", language).count("\n\n") <= text.count("\n\n")
    assert "Verts\n\n" not in post(text, "linkedin", language)


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("On vous attend samedi ! 😋🍋 #nantes #bistrot", "samedi ! 😋🍋\n\n#nantes #bistrot"),
        ("Rendez-vous là-bas ☕️🐶 #nantes", "là-bas ☕️🐶\n\n#nantes"),
        ("Et vous, quel a été votre déclic ?\n#nantes", "déclic ?\n\n#nantes"),
        ("On adore vivre à #nantes", "On adore vivre à #nantes"),
    ],
)
def test_closing_hashtags_get_a_line_of_their_own(text: str, ending: str) -> None:
    assert post(text, "linkedin").endswith(ending)
    assert post(text, "x").endswith(text[-12:])


@pytest.mark.parametrize("network", ["google_business", "threads", "x"])
def test_the_hashtag_that_declares_an_advertisement_stays(network: str) -> None:
    text = "Ce week-end à Biarritz, on a dormi à la Maison basque. #voyage #biarritz #hotel #pub"
    made = rewrite(read(text, "text", "fr"), Goal(network), RulesEngine())
    assert "#pub" in made.parts[0]
    assert made.accepted


def test_a_phone_number_is_told_where_the_network_refuses_it() -> None:
    text = "La boutique ouvre lundi. Appelez le 04 93 02 11 22."
    told = propose(read(text, "text", "fr"), Goal("google_business")).changes
    assert [change.params["phone"] for change in told if "phone" in change.params] == ["04 93 02 11 22"]
    assert "04 93 02 11 22" in post(text, "google_business")
    assert not any("phone" in change.params for change in propose(read(text, "text", "fr"), Goal("facebook")).changes)


def test_a_pub_is_no_advertisement_in_english() -> None:
    text = "Sunday roast at The Plough, £18.50. #sundayroast #pub #foodie"
    made = rewrite(read(text, "text", "en"), Goal("google_business"), RulesEngine())
    assert made.accepted
    assert "#" not in made.parts[0]


def test_long_paragraphs_are_parted_and_lists_stay_together() -> None:
    text = (
        "On cherche 40 bénévoles.\nVos missions :\n- accueillir les donateurs\n- trier les denrées\nAucune expérience "
        "n’est demandée, juste de la bonne humeur. Chacun choisit son créneau de 2 heures.\nInscriptions à la mairie."
    )
    expected = text.replace("denrées\n", "denrées\n\n").replace("heures.\n", "heures.\n\n")
    assert post(text, "linkedin") == expected
    assert post(expected, "linkedin") == expected


@pytest.mark.parametrize(
    ("language", "text", "opening"),
    [
        ("fr", "Coucou les gourmands ! 🥐 La boulangerie rouvre samedi.", "La boulangerie"),
        ("fr", "Bonjour les dégâts ! La tempête est passée.", "Bonjour les dégâts"),
        ("ar", "مرحبا بالجميع! يسعدنا أن نعلن أن مقهانا يفتح أبوابه يوم السبت.", "مقهانا يفتح"),
    ],
)
def test_the_news_comes_first(language: str, text: str, opening: str) -> None:
    assert post(text, "instagram", language).startswith(opening)
