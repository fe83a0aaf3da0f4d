"""What a page says, and its text apart from what stands around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.document import Document
from assistant.web.html import links_of, read_page

URL = "https://www.exemple.fr/blog/pain.html"
PAGE = """<!doctype html><html lang="fr-FR"><head><title> Le pain &amp;
 la mie </title><meta name="Description" content="Une  description"><meta name=robots content="noindex,follow">
<link rel="alternate canonical" href="/pain/?utm_source=x#a"><link rel=alternate hreflang=en href="/en/">
<meta property="og:title" content="Pain"><base href="/autre/">
<script type="application/ld+json">{"@type": "Bakery"}</script><script type="application/ld+json">{"@type": }</script>
<style>p{color:red}</style></head><body class="menu">
<header><nav><a href="/">Accueil</a></nav></header><div id=cookie-banner><p>Nous utilisons des cookies</p></div>
<main><h1>Le pain au levain</h1><p>Bonjour,
<a href="recette.html#x" rel="nofollow noopener">la  recette <b>complète</b></a> est là.&nbsp;Voilà !<br>Ligne deux</p>
<ul><li>Un<li><p>Deux</p><img src=a.png alt="Un pain"></ul><blockquote><p>Cité</p></blockquote>
<table><tr><td>x<td>y</table><pre>a
  b</pre><a href="/wrap"><h2>Carte</h2><p>de la carte</p></a><img src="b.png"><p hidden>caché</p></main>
<footer>Pied <a href="https://facebook.com/x">FB</a><img src="pixel.gif" width=1 height=1></footer></body></html>"""


def test_page_says_what_it_is() -> None:
    page = read_page(PAGE.encode(), URL, {"x-robots-tag": "nofollow"})
    assert (page.title, page.description) == ("Le pain & la mie", "Une description")
    assert page.canonical == "https://www.exemple.fr/pain/"
    assert page.hreflang == (("en", "https://www.exemple.fr/en/"),)
    assert page.noindex
    assert page.robots == "noindex,follow, nofollow"
    assert page.language == "fr-FR"
    assert dict(page.properties) == {"og:title": "Pain"}
    assert [(h.level, h.text) for h in page.headings] == [(1, "Le pain au levain"), (2, "Carte")]
    assert (page.json_ld, len(page.json_ld_errors)) == (2, 1)


def test_links_carry_anchor_rel_and_place() -> None:
    found = {link.url: link for link in read_page(PAGE.encode(), URL).links}
    recipe = found["https://www.exemple.fr/autre/recette.html"]
    assert (recipe.anchor, recipe.nofollow, recipe.internal, recipe.main) == ("la recette complète", True, True, True)
    assert found["https://www.exemple.fr/wrap"].anchor == "Carte de la carte"
    assert not found["https://www.exemple.fr/"].main
    assert not found["https://facebook.com/x"].internal
    assert links_of(PAGE.encode(), URL) == (
        "https://www.exemple.fr/",
        "https://www.exemple.fr/wrap",
        "https://facebook.com/x",
    )


def test_images_tell_missing_from_empty_alt() -> None:
    body = b'<p>a<img src=1.png><img src=2.png alt><img src=3.png alt=""><img src=4.png alt=pain><img data-src=5.png>'
    assert [i.alt for i in read_page(body, URL).images] == [None, "", "", "pain", None]


def test_main_text_is_apart_from_what_stands_around() -> None:
    document = read_page(PAGE.encode(), URL).document
    assert [(p.kind, p.text) for p in document.paragraphs] == [
        ("heading", "Le pain au levain"),
        ("paragraph", "Bonjour, la recette complète est là.\xa0Voilà !\nLigne deux"),
        ("list_item", "Un"),
        ("list_item", "Deux"),
        ("quotation", "Cité"),
        ("table", "x"),
        ("table", "y"),
        ("code", "a\n  b"),
        ("heading", "Carte"),
        ("paragraph", "de la carte"),
    ]
    assert document.language == "fr"
    assert_sound(document)


@pytest.mark.parametrize(
    "around",
    [
        "<nav><a href=/>Accueil</a> menu</nav>",
        "<div role=navigation>menu</div>",
        "<div class='site-footer dark'>menu</div>",
        "<div id=tarteaucitronRoot>menu</div>",
        "<aside>menu</aside>",
        "<header><p>menu</p></header>",
        "<ul class=breadcrumbs><li>menu</ul>",
        "<form><select><option>menu</select><button>menu</button></form>",
        "<div style='display: none'>menu</div>",
    ],
)
def test_page_without_main_keeps_its_text(around: str) -> None:
    body = f"<body>{around}<div><h1>Titre</h1><p>Le texte de la page.</p></div>{around}</body>"
    assert read_page(body.encode(), URL).document.text == "Titre\n\nLe texte de la page."


def test_unmarked_menu_is_a_run_of_links() -> None:
    menu = "".join(f"<li><a href=/{n}>Rubrique {n}</a></li>" for n in range(6))
    body = f"<body><ul>{menu}</ul><h1>Titre</h1><p>Le texte.</p></body>"
    assert read_page(body.encode(), URL).document.text == "Titre\n\nLe texte."


@pytest.mark.parametrize(
    ("head", "header"),
    [
        ("<meta name=robots content='noindex, nofollow'>", ""),
        ("<meta name=Googlebot content=none>", ""),
        ("", "googlebot: nofollow"),
        ("", "nofollow"),
    ],
)
def test_a_page_that_asks_that_its_links_not_be_followed_leads_nowhere(head: str, header: str) -> None:
    body = f"<head>{head}</head><a href=/a>a</a>".encode()
    assert links_of(body, URL, {"x-robots-tag": header}) == ()
    assert links_of(b"<meta name=robots content=noindex><a href=/a>a</a>", URL) == ("https://www.exemple.fr/a",)


def test_name_of_a_banner_on_the_whole_page_hides_nothing() -> None:
    body = "<body><div class='menu sidebar'><h1>Carte</h1><p>Le menu du jour.</p></div></body>"
    assert read_page(body.encode(), URL).document.text == "Carte\n\nLe menu du jour."


def test_heading_above_the_main_part_counts() -> None:
    body = "<header><h1>Titre</h1></header><main><p>Texte.</p></main>"
    assert read_page(body.encode(), URL).document.text == "Titre\n\nTexte."


def test_page_of_nothing_is_a_page() -> None:
    page = read_page(b"<html></html>", URL)
    assert page.document.text == ""
    assert page.title is None


def test_old_table_layout_is_read() -> None:
    body = "<table><tr><td><font>Bienvenue <b>chez</b> nous</font></td></tr></table>"
    assert read_page(body.encode(), URL).document.text == "Bienvenue chez nous"


def assert_sound(document: Document) -> None:
    """Every offset points at what it says."""
    for paragraph in document.paragraphs:
        assert document.text[paragraph.start : paragraph.end] == paragraph.text
        for sentence in paragraph.sentences:
            assert document.text[sentence.start : sentence.end] == sentence.text
            assert paragraph.start <= sentence.start <= sentence.end <= paragraph.end
    for link in document.links:
        assert document.text[link.start : link.end] == link.anchor
    for image in document.images:
        assert 0 <= image.start <= len(document.text)


MARKUP = """<p>|</p>|<div>|</div>|<a href=x>|</a>|<h1>|</h1>|<li>|<ul>|</ul>|<table><tr><td>|</table>|<br>|<b>|</b>
|<main>|</main>|<nav>|</nav>|<img src=i>|<pre>|</pre>|<base href=//y/>|<svg>|<title>|<!--|-->|&nbsp;|<|>" """
TAGS = st.sampled_from(MARKUP.split("|"))


@given(st.lists(TAGS | st.text(max_size=12), max_size=60))
def test_any_markup_is_read_and_sound(parts: list[str]) -> None:
    assert_sound(read_page("".join(parts).encode("utf-8", "replace"), URL).document)


@given(st.binary(max_size=400))
def test_any_bytes_are_read(body: bytes) -> None:
    assert_sound(read_page(body, URL).document)


def test_what_the_checks_of_a_page_need_is_kept_as_written() -> None:
    source = (
        '<html lang="fr"><head><link rel="canonical" href="/a"><link rel="alternate" hreflang="fr_FR" href="/fr">'
        '<script type="application/ld+json">{"@type": }</script></head><body><main id="haut"><p>'
        + "Le pain au levain se garde une semaine. " * 20
        + '<a href="mailto:julie">Julie</a> <a href="#haut" aria-label="Haut">en haut</a> <a href="/c">la carte</a></p>'
    )
    page = read_page(source.encode(), "https://x.fr/page", {"link": '<https://x.fr/h>; rel="canonical"'})
    meta = page.document.meta
    assert (meta.canonicals, meta.address) == (("/a", "https://x.fr/h"), "https://x.fr/page")
    assert (meta.alternates, meta.structured_data) == ((("fr_FR", "/fr"),), ('{"@type": }',))
    assert meta.targets == {"haut"}
    assert page.canonical == "https://x.fr/a"
    assert page.hreflang == (("fr_fr", "https://x.fr/fr"),)
    links = [(link.url, link.anchor, link.label) for link in page.document.links]
    assert links == [("mailto:julie", "Julie", ""), ("#haut", "en haut", "Haut"), ("https://x.fr/c", "la carte", "")]
    assert [link.url for link in page.links] == ["https://x.fr/page", "https://x.fr/c"]


def test_a_list_of_names_is_in_the_language_its_page_names() -> None:
    entries = "".join(
        f"<li>f_{name}() (in module {name})</li>" for name in ("back", "code", "lineno", "trace", "locals") * 12
    )
    page = f"<html lang=en><title>F</title><h1>Index – F</h1><ul>{entries}<li>fast handler</li></ul>"
    assert read_page(page.encode(), "https://example.com/f.html").document.language == "en"


def test_a_page_that_names_the_wrong_language_is_read_in_its_own() -> None:
    text = "<p>Le levain se nourrit de farine et d’eau, et nous le gardons au frais dans la cave de la boutique."
    page = f"<html lang=en><title>Levain</title><h1>Notre levain</h1>{text}"
    assert read_page(page.encode(), "https://example.com/").document.language == "fr"
