"""What opens a text makes way for the news, and a call says what to do."""

import pytest

from assistant.languages import codes
from tests.rewriting.test_rules import flat, proposal, said

GREETED = {
    "fr": ("Bonjour à toutes et à tous ! La boutique ouvre lundi.", "La boutique ouvre lundi."),
    "en": ("Hello everyone, hope you're all having a lovely week! We open on Monday.", "We open on Monday."),
    "de": ("Hallo zusammen! Wir öffnen am Montag.", "Wir öffnen am Montag."),
    "es": ("¡Hola a todos! Abrimos el lunes.", "Abrimos el lunes."),
    "it": ("Buongiorno a tutti! Apriamo lunedì.", "Apriamo lunedì."),
    "nl": ("Hallo allemaal! We openen maandag.", "We openen maandag."),
    "pt": ("Olá a todos! Abrimos na segunda-feira.", "Abrimos na segunda-feira."),
    "ar": ("مرحبا بكم! نفتح يوم الاثنين.", "نفتح يوم الاثنين."),
}


@pytest.mark.parametrize("language", codes())
def test_a_greeting_makes_way_for_the_news(language: str) -> None:
    given, expected = GREETED[language]
    found = proposal(given, "linkedin", language)
    assert flat(found.parts[0]) == expected
    assert "Greeting left out" in " ".join(said(found))
    assert proposal(given, "forum", language).parts[0].split()[0] == given.split()[0]  # where one greets, it stays
    assert len(proposal(given, "linkedin", language, form="reply").parts[0]) >= len(given) - 2


@pytest.mark.parametrize(
    ("language", "given", "expected"),
    [
        ("fr", "Nous avons le plaisir de vous annoncer que la boutique rouvre lundi.", "La boutique rouvre lundi."),
        ("fr", "Bonne nouvelle. Nous vous informons qu’un car part à 8 h.", "Bonne nouvelle. Un car part à 8 h."),
        ("fr", "Nous vous annonçons la réouverture.", "Nous vous annonçons la réouverture."),
        ("fr", "Salut à toi, futur champion !", "Salut à toi, futur champion !"),
        ("fr", "Bonjour !", "Bonjour !"),
        ("fr", "Chers amis randonneurs,\n\nla fête commence.", "La fête commence."),
        ("fr", "Chers parents de CP, venez.", "Chers parents de CP, venez."),
        ("fr", "Madame, Monsieur, chers clients,\n\nUne panne a eu lieu.", "Une panne a eu lieu."),
        ("fr", "Lettre n° 41\n\nBonjour,\n\nVoici le programme.", "Lettre n° 41\n\nVoici le programme."),
        ("fr", "COMMUNIQUÉ DE PRESSE\n\nLyon, le 3 mai. On ouvre.", "Lyon, le 3 mai. On ouvre."),
        ("fr", "C’est avec joie que nous vous annonçons la 12e fête.", "Nous vous annonçons la 12e fête."),
        ("fr", "C’est avec joie qu’Anne ouvre sa boutique.", "Anne ouvre sa boutique."),
        ("fr", "Bonjour à tous, iPhone ou Android ?", "iPhone ou Android ?"),
        ("en", "FOR IMMEDIATE RELEASE\n\nLEEDS, 3 May. We open.", "LEEDS, 3 May. We open."),
        ("en", "We’re so excited to finally share that we open.", "We open."),
        ("de", "Liebe Freundinnen und Freunde des guten Brotes,\n\nam Samstag öffnen wir.", "Am Samstag öffnen wir."),
        ("it", "Gentili clienti, siamo felici di annunciarvi che apriamo.", "Apriamo."),
        ("ar", "أصدقاءنا الأعزاء، نفتح غدا.", "نفتح غدا."),
        ("fr", "Bonjour à tous, la boutique ouvre demain.", "La boutique ouvre demain."),
        ("en", "We're delighted to announce that our café reopens on Monday.", "Our café reopens on Monday."),
        ("en", "Please be advised that, due to snow, we close at 3.", "Due to snow, we close at 3."),
        ("es", "Nos complace anunciar que abrimos el lunes.", "Abrimos el lunes."),
        ("it", "Siamo lieti di annunciare che apriamo lunedì.", "Apriamo lunedì."),
        ("pt", "Temos o prazer de anunciar que abrimos na segunda-feira.", "Abrimos na segunda-feira."),
        ("de", "Wir freuen uns, dass der Laden am Montag öffnet.", "Wir freuen uns, dass der Laden am Montag öffnet."),
    ],
)  # fmt: skip
def test_announcements_make_way_where_the_rest_is_a_sentence(language: str, given: str, expected: str) -> None:
    assert flat(proposal(given, "linkedin", language).parts[0]) == expected


@pytest.mark.parametrize(
    ("language", "given", "expected"),
    [
        ("en", "Click here to see the range: https://a.example.com/x", "See the range: https://a.example.com/x"),
        ("fr", "Cliquez ici pour réserver : https://a.example.com/x", "Réserver : https://a.example.com/x"),
        ("es", "Haz clic aquí para reservar: https://a.example.com/x", "Reservar: https://a.example.com/x"),
        ("en", "Click here to see the range.", "Click here to see the range."),
        ("en", "Please don't hesitate to call us.", "Call us."),
    ],
)
def test_a_call_says_what_to_do_beside_its_link(language: str, given: str, expected: str) -> None:
    assert flat(proposal(given, "mastodon", language).parts[0]) == expected
