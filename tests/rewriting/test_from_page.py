"""A page to write from: its title, its telling sentences, its address, and nothing the page does not say."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import AssistantError, OutsideError, UserError
from assistant.languages import codes, load
from assistant.rewriting.from_page import Material, figures, from_address, material
from assistant.rewriting.guard import compare
from assistant.web.html import read_page
from tests.web.site_server import SiteServer, page, redirect, status

ADDRESS = "https://argile.example/stage"
STAGE = """<html lang=fr><head><title>Stage - Argile & Cie</title>
<meta name=description content="Trois jours pour apprendre à tourner, à Rabat, avec la céramiste Salma Idrissi."></head>
<body><nav><a href=/>Accueil</a><a href=/contact>Contact</a></nav><main><h1>Stage de poterie : apprendre à tourner</h1>
<p>Le stage de poterie a lieu du 12 au 14 mars 2027, de 10 h à 17 h, dans notre atelier de Rabat. Il coûte 320 DH par
jour, terre et cuisson comprises.</p><h2>Programme</h2><ul><li>Centrer la terre</li><li>Monter un cylindre</li></ul>
<p>Nous acceptons huit personnes au plus par stage. On y boit du thé. Chaque participant repart avec trois pièces
émaillées. Voyez aussi <a href=/reserver>comment réserver une place</a>.</p></main><footer>© 2026</footer></body>"""


def read(html: str, address: str = ADDRESS) -> Material:
    return material(read_page(html.encode(), address))


def test_the_first_post_is_the_page_in_its_own_words() -> None:
    title, lead, told, address = read(STAGE).post.split("\n\n")
    assert title == "Stage de poterie : apprendre à tourner"
    assert lead.endswith("avec la céramiste Salma Idrissi.")
    assert told.startswith("Le stage de poterie a lieu du 12 au 14 mars 2027")
    assert "Il coûte" not in told  # leans on the sentence before it
    assert "thé" not in told  # tells nothing of the page
    assert address == ADDRESS


def test_menus_footers_and_other_pages_stay_out() -> None:
    made = read(STAGE)
    for words in ("Accueil", "Contact", "© 2026"):
        assert words not in made.post
        assert words not in made.text


def test_the_material_holds_title_address_text_and_links() -> None:
    made = read(STAGE)
    assert made.text.startswith(f"Stage de poterie : apprendre à tourner\n\n{ADDRESS}\n\nLe stage de poterie")
    assert "comment réserver une place https://argile.example/reserver" in made.text
    assert {"320 DH", "du 12 au 14 mars 2027", ADDRESS} <= {fact.text for fact in made.facts}


def test_the_guard_finds_nothing_wrong_with_the_first_post() -> None:
    made = read(STAGE)
    compared = compare(f"{made.text}\n\n{made.page.description}", made.post, "fr")
    assert compared.altered == ()
    assert compared.invented == ()


def test_a_page_without_heading_or_description_still_gives_a_post() -> None:
    made = read("<html lang=en><title>Open day</title><p>The mill opens its doors on 6 June 2027 from 10 am.</p>")
    assert made.post == f"Open day\n\nThe mill opens its doors on 6 June 2027 from 10 am.\n\n{ADDRESS}"


def test_a_description_that_was_cut_or_lists_words_is_left_out() -> None:
    for said in ("The mill opens its doors, come and…", "mill, flour, bread, doors"):
        html = f"<html lang=en><meta name=description content='{said}'><h1>Open day</h1><p>The mill opens in June.</p>"
        assert said not in read(html).post


def test_a_long_page_is_cut_at_the_end_of_a_sentence() -> None:
    body = " ".join(f"The oven number {n} bakes bread all day long." for n in range(1000))
    text = read(f"<html lang=en><h1>Ovens</h1><p>{body}</p>").text
    assert len(text) < figures()["material"]["most_characters"] + 200
    assert text.endswith(".")


def test_every_language_knows_what_leans_on_the_sentence_before() -> None:
    for code in codes():
        words = load(code).words("leaning_openers")
        assert len(words) > 10, code
        assert all(word == word.lower() for word in words), code


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=300), st.text(max_size=60))
def test_any_page_gives_its_own_text_or_says_why_not(body: str, title: str) -> None:
    try:
        made = read(f"<title>{title}</title><p>{body}</p>")
    except AssistantError:
        return
    assert made.post.endswith(ADDRESS)
    for sentence in made.post.split("\n\n")[1:-1]:
        assert set(sentence.split()) <= set(made.page.document.text.split())


PAGES = {"/stage": page(STAGE), "/old": redirect("/stage"), "/wall": status(403), "/empty": page("<title>Vide</title>")}


@pytest.fixture(scope="module")
def site() -> Iterator[SiteServer]:
    with SiteServer(PAGES) as server:
        yield server


def test_a_page_is_read_at_its_address_and_named_by_its_last_one(site: SiteServer) -> None:
    made = from_address(f"  {site.url('/old')} ", allow_private=True)
    assert made.address == site.url("/stage")
    assert made.post.endswith(site.url("/stage"))


@pytest.mark.parametrize(("path", "told"), [("/wall", "403"), ("/gone", "404"), ("/empty", "no text")])
def test_a_page_that_cannot_be_read_is_told(site: SiteServer, path: str, told: str) -> None:
    with pytest.raises(OutsideError, match=told):
        from_address(site.url(path), allow_private=True)


def test_addresses_of_this_machine_are_refused_unless_allowed(site: SiteServer) -> None:
    asked = len(site.asked)
    with pytest.raises(OutsideError, match="private"):
        from_address(site.url("/stage"))
    assert len(site.asked) == asked


def test_offline_nothing_is_asked(site: SiteServer) -> None:
    asked = len(site.asked)
    with pytest.raises(OutsideError, match="offline"):
        from_address(site.url("/stage"), offline=True, allow_private=True)
    assert len(site.asked) == asked


@pytest.mark.parametrize("address", ["", "  ", "the news page"])
def test_what_is_no_address_is_told(address: str) -> None:
    with pytest.raises(UserError, match="address of a page"):
        from_address(address)
