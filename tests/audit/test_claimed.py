"""The phrase a page is held to aim at when nobody said: what its title and its H1 call it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.audit.page import audit_page
from assistant.audit.types import PageAudit
from assistant.web.fetch import Fetched

HOST = "https://www.maisonfougere.example"
ABOUT = {
    "fr": "Chez Maison Fougère, le thé arrive deux fois par an. Maison Fougère choisit chaque thé dans six jardins.",
    "en": "At Maison Fougère tea comes in twice a year. Maison Fougère picks each tea from six gardens.",
}


def audited(path: str, title: str, h1: str, language: str = "fr", text: str = "") -> PageAudit:
    body = f"""<html lang="{language}"><head><title>{title}</title></head><body><main><h1>{h1}</h1>
<p>{text or ABOUT[language]}</p></main></body></html>"""
    return audit_page(Fetched(HOST + path, HOST + path, 200, {}, body.encode()))


@pytest.mark.parametrize(
    ("path", "title", "h1", "phrase"),
    [
        ("/conserver-the", "Conserver son thé | Fougère", "Comment conserver son thé ?", "conserver son thé"),
        ("/guides/the-et-cafeine", "Thé et caféine | Maison Fougère", "Thé et caféine : combien ?", "thé et caféine"),
        ("/rituel", "Mon rituel du soir - Le blog - Fougère", "Mon rituel du soir", "rituel du soir"),
        ("/noel", "Thé de Noël : des idées | Maison Fougère", "Thé de Noël", "thé de Noël"),
        ("/contact", "Contact | Maison Fougère", "Nous écrire", "contact"),
        ("/theieres", "Découvrez nos théières en fonte – Maison Fougère", "Nos théières en fonte", "théières en fonte"),
        ("/", "Maison Fougère : thés et théières", "Maison Fougère, thés depuis 1987", "Maison Fougère"),
        ("/coffret", "Coffret Coffret cadeau", "Coffret cadeau", "coffret cadeau"),
        ("/guide/4", "4. Ce que demande un thé vert — Maison Fougère", "4. Ce que demande un thé vert", "thé vert"),
    ],
)
def test_a_french_page_aims_at_what_it_calls_itself(path: str, title: str, h1: str, phrase: str) -> None:
    assert audited(path, title, h1).keyphrase == phrase


@pytest.mark.parametrize(
    ("path", "title", "h1", "phrase"),
    [
        ("/en/store-tea", "How to store tea | Maison Fougère", "How to store tea", "store tea"),
        ("/en/cast-iron", "Cast Iron Teapots - Maison Fougère", "Cast Iron Teapots", "cast iron teapots"),
        ("/en/3", "3. What makes a green tea good | Fougère", "3. What makes a green tea good", "green tea"),
        ("/en/gift-card", "Our gift cards | Maison Fougère", "Gift cards for tea lovers", "gift cards"),
    ],
)
def test_an_english_page_aims_at_what_it_calls_itself(path: str, title: str, h1: str, phrase: str) -> None:
    assert audited(path, title, h1, "en").keyphrase == phrase


def test_a_claimed_phrase_is_written_as_the_text_writes_it_however_seldom() -> None:
    told = "Le filtre en coton, la boîte en fer, le fouet en bambou et le tamis en inox vont par deux. " * 4
    text = f"{told}{told.replace('deux', 'trois')} Nos théières japonaises sont en fonte."
    title, phrase = "Théières Japonaises", "théières japonaises"
    assert audited("/japon", f"{title} | Maison Fougère", title).keyphrase != phrase
    assert audited("/japon", f"{title} | Maison Fougère", title, text=text).keyphrase == phrase


@pytest.mark.parametrize(
    ("title", "text", "phrase"),
    [
        (
            "Embedding Python",
            "Why embed it? An application that is embedding Python can run scripts.",
            "embedding Python",
        ),
        ("Common Procedures", "Some procedures are common. Learn the procedures of the trade.", "common procedures"),
        ("Linux Mint", "Many like Linux Mint. Linux Mint is easy, and Linux Mint is free.", "Linux Mint"),
        ("Brioches", "Each brioche rises all night. Our brioche is sold out by nine.", "brioche"),
    ],
)
def test_the_sentences_tell_how_a_phrase_is_written(title: str, text: str, phrase: str) -> None:
    assert audited("/one", title, title, "en", text).keyphrase == phrase


def test_a_page_within_does_not_aim_at_the_name_of_the_site() -> None:
    page = audited("/produit-retire", "Introuvable | Maison Fougère", "Oups")
    assert page.keyphrase is not None
    assert "Fougère" not in page.keyphrase


def test_the_further_pages_of_a_list_are_no_rivals_of_the_first() -> None:
    assert audited("/blog/", "Blog | Maison Fougère", "Le blog").material.aim
    for path in ("/blog/page/2", "/blog/?page=3", "/blog/page-4/"):
        assert audited(path, "Blog | Maison Fougère", "Le blog").material.aim == ()


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_title_gives_a_phrase_or_none(title: str, h1: str) -> None:
    phrase = audited("/page", title, h1).keyphrase
    assert phrase is None or phrase.strip()
