"""What pages are held to aim at when nobody said: a phrase that the title, the H1 and the address claim."""

from pathlib import Path

import pytest

from assistant.audit import Audit, AuditOptions, audit
from assistant.audit.search_export import Entry, Figures
from assistant.audit.search_view import search_view

FILLER = {
    "fr": "Nous ouvrons du mardi au samedi, et nous répondons sous deux jours à qui nous écrit.",
    "en": "We open from Tuesday to Saturday, and we answer within two days whoever writes to us.",
}


def made(folder: Path, language: str, pages: dict[str, tuple[str, str, str]]) -> Audit:
    """Return the audit of pages told by title, H1 and text."""
    for name, (title, h1, text) in pages.items():
        (folder / name).write_text(
            f'<html lang="{language}"><head><title>{title}</title></head><body><h1>{h1}</h1>'
            f"<p>{text}</p><p>{FILLER[language]}</p></body></html>",
            encoding="utf-8",
        )
    return audit([str(folder)], AuditOptions(workers=1))


SHOPS = {
    "fr": {
        "theieres.html": (
            "Théières en fonte, en terre et en porcelaine",
            "Théières",
            "La théière en fonte convient à qui boit lentement. La théière en fonte garde la chaleur.",
        ),
        "theiere-en-fonte.html": (
            "Théière en fonte de 60 centilitres",
            "Théière en fonte",
            "Cette théière en fonte est coulée à Morioka. La théière en fonte pèse plus d’un kilo.",
        ),
        "the-fume.html": (
            "Thé fumé de la montagne",
            "Thé fumé",
            "Le thé fumé accompagne un saumon. Préparez ce thé fumé dans votre théière en fonte.",
        ),
    },
    "en": {
        "teapots.html": (
            "Cast iron teapots, clay pots and china",
            "Pots",
            "A cast iron teapot suits those who drink slowly. A cast iron teapot keeps its heat.",
        ),
        "cast-iron-teapot.html": (
            "Cast iron teapot of two pints",
            "Cast iron teapot",
            "This cast iron teapot is poured in Morioka. The cast iron teapot weighs three pounds.",
        ),
        "smoked-tea.html": (
            "Smoked tea from the mountain",
            "Smoked tea",
            "Smoked tea goes with salmon. Brew this smoked tea in your cast iron teapot.",
        ),
    },
}


@pytest.mark.parametrize("language", SHOPS)
def test_a_list_of_products_does_not_compete_with_one_of_them(language: str, tmp_path: Path) -> None:
    found = made(tmp_path, language, SHOPS[language])
    assert found.site.cannibalisation == ()


@pytest.mark.parametrize(("language", "product"), [("fr", "theiere-en-fonte.html"), ("en", "cast-iron-teapot.html")])
def test_a_link_is_proposed_to_the_page_that_claims_the_phrase(language: str, product: str, tmp_path: Path) -> None:
    found = made(tmp_path, language, SHOPS[language])
    last = list(SHOPS[language])[2]
    assert (last, product) in [(link.source, link.target) for link in found.site.link_opportunities]


@pytest.mark.parametrize("language", SHOPS)
def test_two_pages_that_claim_one_phrase_compete(language: str, tmp_path: Path) -> None:
    shop = dict(SHOPS[language])
    _, product, _ = shop
    shop[f"blog-{product}"] = shop[product]
    found = made(tmp_path, language, shop)
    assert [sorted(group.urls) for group in found.site.cannibalisation] == [[f"blog-{product}", product]]


@pytest.mark.parametrize(
    ("language", "phrase", "product"),
    [("fr", "théière fonte", "theiere-en-fonte.html"), ("en", "cast iron teapot", "cast-iron-teapot.html")],
)
def test_a_search_is_joined_to_the_page_that_claims_it(
    language: str, phrase: str, product: str, tmp_path: Path
) -> None:
    found = made(tmp_path, language, SHOPS[language])
    view = search_view(tuple(reversed(found.pages)), [Entry(phrase, None, Figures(12, 900, 11.2), None)])
    assert [near.page for near in view.near] == [product]


def test_no_link_is_proposed_to_a_home_page_for_the_name_of_the_site(tmp_path: Path) -> None:
    pages = {
        "index.html": ("Maison Fougère : thés et théières", "Maison Fougère, thés depuis 1987", "Bienvenue chez nous."),
        "cgv.html": ("Conditions de vente", "Conditions de vente", "Maison Fougère vend du thé à des particuliers."),
    }
    found = made(tmp_path, "fr", pages)
    assert [page.keyphrase for page in found.pages if page.url == "index.html"] == ["Maison Fougère"]
    assert found.site.link_opportunities == ()
