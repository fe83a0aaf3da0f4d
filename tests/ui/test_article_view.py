"""An article in the previews: its blocks as readers see them, nothing fetched, no word lost."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.brand import Brand
from assistant.document import Format, Meta, read
from assistant.document.writers import as_html
from assistant.networks import load
from assistant.settings import load as settings
from assistant.ui.article_view import article
from assistant.ui.preview import post
from assistant.ui.screen import Screen
from tests.ui.opening import drawn, opened

TEXT = """# Le levain

Un pain [au levain](https://pain.example/levain) se garde.

![Le four](https://pain.example/four.png)

## La farine

- T65
- T80

> Un bon pain.

![](trait.png)
"""


def html(text: str, kind: Format = "markdown", title: str | None = None, language: str = "fr") -> str:
    document = read(text, kind, "fr", Meta(title))
    return article(document, load("blog"), Brand(), Screen("draft", language, settings()))


def words(markup: str) -> list[str]:
    return unescape(re.sub(r"<[^>]+>", " ", markup.partition("</header>")[2])).split()


def test_headings_lists_quotations_links_and_pictures_are_seen() -> None:
    shown = html(TEXT)
    assert '<div role="heading" aria-level="3" class="pp-h1">Le levain</div>' in shown
    assert '<div role="heading" aria-level="4" class="pp-h2">La farine</div>' in shown
    assert '<span class="pp-entity">au levain</span>' in shown
    assert "<ul><li>T65</li><li>T80</li></ul>" in shown
    assert "<blockquote>Un bon pain.</blockquote>" in shown
    assert shown.index("Le four") < shown.index("La farine")
    assert "Image sans description" in shown
    assert "Picture without a description" in html(TEXT, language="en")
    assert "Image décorative" in html('<p>Un pain<img src="trait.png" alt=""></p>', "html")


@pytest.mark.parametrize("kind", ["markdown", "html"])
def test_a_numbered_list_is_numbered_and_goes_on_after_what_stands_inside(kind: Format) -> None:
    text = "1. Peser\n2. Attendre\n   - une nuit\n3. Cuire\n\nPuis :\n\n- Servir"
    source = text if kind == "markdown" else as_html(read(text, "markdown", "fr"))
    shown = html(source, kind)
    assert '<ol start="1"><li>Peser</li><li>Attendre</li></ol><ul><li>une nuit</li></ul>' in shown
    assert '<ol start="3"><li>Cuire</li></ol>' in shown
    assert "<ul><li>Servir</li></ul>" in shown


def test_a_list_typed_with_its_own_signs_has_each_once() -> None:
    shown = html("Au menu :\n\n• Vin chaud\n• Santons\n\n1. Peser", "text")
    assert "<p>• Vin chaud</p><p>• Santons</p><p>1. Peser</p>" in shown
    assert "<li>" not in shown


def test_a_picture_is_never_fetched() -> None:
    for shown in (html(TEXT), html('<p>Un pain<img src="https://pain.example/p.png"></p>', "html")):
        assert "<img" not in shown
        assert "pain.example" not in shown
    assert "Image sans description" in html('<p>Un pain<img src="https://pain.example/p.png"></p>', "html")


def test_the_title_stands_above_where_the_text_has_none() -> None:
    assert words(html("Un pain.", title="Le levain")) == ["Le", "levain", "Un", "pain."]
    assert words(html("# Le pain", title="Autre")) == ["Le", "pain"]


@given(st.text(max_size=200), st.sampled_from(["text", "markdown", "html"]))
def test_no_word_is_lost_nor_doubled(text: str, kind: Format) -> None:
    document = read(text, kind, "fr")
    assert document.images or words(html(text, kind)) == document.text.split()


@pytest.mark.parametrize("network", ["blog", "newsletter", "linkedin_article", "medium"])
def test_the_draft_is_previewed_as_an_article(network: str) -> None:
    app = opened("pages/draft.py")
    app.selectbox(key="draft_network").set_value(network)
    app.text_area(key="draft_text").set_value(TEXT).run()
    assert not app.exception
    assert "pp-h2" in drawn(app)


@pytest.mark.parametrize(
    ("text", "kind", "bold"),
    [
        ("Un **mot**, *penché*, ***les deux*** ; 3 ** 4.", "markdown", ["mot", "les deux"]),
        ("# Le **titre**\n\n* **Un** : deux\n* fin __gras__", "markdown", ["titre", "Un", "gras"]),
        (
            "[**Le four**](https://pain.example/a_b__c), **[ici](https://pain.example)**.",
            "markdown",
            ["Le four", "ici"],
        ),
        ("***\n\n![**x**](y.png) Fin.", "markdown", []),
        ("<p>Un <strong>pain <i>rond</i></strong>, <b>cuit</b>.<br>Bon.</p>", "html", ["pain rond", "cuit"]),
        ("Un **mot** brut", "text", []),
    ],
)
def test_what_is_bold_is_seen_in_bold(text: str, kind: Format, bold: list[str]) -> None:
    assert re.findall(r"<strong>([^<]*)</strong>", html(text, kind)) == bold


def test_a_post_is_cut_without_empty_lines_at_the_fold() -> None:
    screen = Screen("draft", "fr", settings())
    shown = post("Un\n\nDeux\n\nTrois\n\nQuatre", load("linkedin"), "fr", Brand(), screen)
    assert 'Deux <span class="pp-more">… voir plus</span></div>' in shown
    assert ">Trois\n\nQuatre</div>" in shown
