"""Where a keyphrase stands on a page."""

import pytest

from assistant.checks.keyphrase.places import places
from assistant.document import Meta, read

PAGE = """<html><head><title>L’algorithme d’Instagram expliqué</title>
<meta name="description" content="Astuces."></head>
<body><h1>Comprendre les algorithmes d’Instagram</h1><p>Instagram a un algorithme.</p><h2>L’algorithme</h2><p>Un.</p>
<h2>Photos</h2><p>Deux.</p><img src="a.png" alt="Algorithme d’Instagram"><img src="b.png" alt=""></body></html>"""


def test_each_place_of_a_page_is_told() -> None:
    found = places(read(PAGE, "html", "fr", Meta(slug="algorithme-instagram")), "l’algorithme d’Instagram")
    assert found.as_json() == {
        "title": True,
        "description": False,
        "h1": True,
        "introduction": True,
        "slug": True,
        "subheadings": 0.5,
        "alt": 1.0,
    }


def test_a_place_that_is_not_there_is_none() -> None:
    found = places(read("Bonjour.", language="fr"), "boulangerie")
    assert found.as_json() == dict.fromkeys(found.as_json()) | {"introduction": False}


@pytest.mark.parametrize(
    ("slug", "keyphrase", "wanted"),
    [
        ("algorithme-instagram", "l'algorithme d'Instagram", True),
        ("amenagement-de-l-enclos", "aménagement de l’enclos", True),
        ("oeuvre-d-art", "œuvre d'art", True),
        ("/blog/2026/creme-brulee.html", "crème brûlée", True),
        ("https://exemple.fr/blog/cours-cuisine/?p=1", "cours de cuisine", True),
        ("cours", "cours de cuisine", False),
        ("boulangerie-bio", "boulangerie bio Lyon", True),
        ("boulangerie", "boulangerie bio Lyon", False),
        ("", "boulangerie", None),
    ],
)
def test_an_address_holds_the_keyphrase_without_accents_and_articles(slug: str, keyphrase: str, wanted: bool) -> None:
    assert places(read("Bonjour.", language="fr", meta=Meta(slug=slug)), keyphrase).slug is wanted
