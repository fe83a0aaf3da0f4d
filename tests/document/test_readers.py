"""What a reader sees, and where it stands in the text as given."""

import pytest

from assistant.document import Document, read
from assistant.document.types import Format

MARKDOWN = """---
title: "Mon titre"
slug: mon-titre
---
# Un *titre* important ##

Texte **gras** avec [un lien](https://a.fr/b "b lien"), du `code x` et
suite &amp; fin\\* ***très*** <b>html</b>.\\
Ligne https://exemple.fr/x.

> Citation *ici*
> suite

- un
- deux

  autre bloc
1. rang

| a | b a |
|---|---|
| c | x \\| y |

```py
print(1)
```

![texte](img.png) fin <https://auto.fr>

Autre
=====

<div>Bloc <em>html</em></div>
"""
HTML = """<!doctype html><html lang="fr"><head><title>Titre &amp; co</title>
<meta name="description" content="Une description"><meta property="og:title" content="Carte">
<link rel="canonical" href="https://x.fr/"><link rel="alternate" hreflang="en" href="/en">
<script type="application/ld+json">{"a": 1}</script><style>p {}</style></head>
<body><nav>Menu</nav><h1>Le  grand <b>été</b></h1>
<p>Bonjour à   tous<br>les <a href="/x" rel="nofollow">gens ici</a>.</p>
<ul><li>Un</li><li><p>Deux</p></li></ul><table><tr><td>Cellule</td></tr></table>
<blockquote><p>Citation</p></blockquote><pre>x  y
z</pre><p>Un <code>f(x)</code> <img src=a.png alt="Texte">et<div hidden>rien</div><h2>Fin<p>reste</body></html>"""


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(p.kind, p.text) for p in document.paragraphs]


def misplaced(document: Document) -> list[tuple[str, str]]:
    pairs = [
        (word.text, document.source[slice(*document.to_source(document_span))])
        for paragraph in document.paragraphs
        for sentence in paragraph.sentences
        for word in sentence.words
        for document_span in [type(sentence.span)(word.start, word.end)]
    ]
    return [pair for pair in pairs if pair[0] != pair[1]]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_markdown(end: str) -> None:
    document = read(MARKDOWN.replace("\n", end), "markdown", "fr")
    assert kinds(document) == [
        ("heading", "Un titre important"),
        (
            "paragraph",
            "Texte gras avec un lien, du code x et suite & fin* très html.\nLigne https://exemple.fr/x.",
        ),
        ("quotation", "Citation ici suite"),
        ("list_item", "un"),
        ("list_item", "deux"),
        ("list_item", "autre bloc"),
        ("list_item", "rang"),
        ("table", "a"),
        ("table", "b a"),
        ("table", "c"),
        ("table", "x | y"),
        ("code", "print(1)"),
        ("paragraph", "fin https://auto.fr"),
        ("heading", "Autre"),
        ("paragraph", "Bloc html"),
    ]
    assert misplaced(document) == []
    assert [(link.url, link.anchor) for link in document.links] == [
        ("https://a.fr/b", "un lien"),
        ("https://exemple.fr/x", "https://exemple.fr/x"),
        ("https://auto.fr", "https://auto.fr"),
    ]
    assert [(image.src, image.alt) for image in document.images] == [("img.png", "texte")]
    assert (document.meta.title, document.meta.slug) == ("Mon titre", "mon-titre")
    assert [document.text[span.start : span.end] for span in document.code] == ["code x"]
    for link in document.links:
        assert document.text[link.start : link.end] == link.anchor


def test_html() -> None:
    document = read(HTML, "html")
    assert kinds(document) == [
        ("heading", "Le grand été"),
        ("paragraph", "Bonjour à tous\nles gens ici."),
        ("list_item", "Un"),
        ("list_item", "Deux"),
        ("table", "Cellule"),
        ("quotation", "Citation"),
        ("code", "x  y\nz"),
        ("paragraph", "Un f(x) et"),
        ("heading", "Fin"),
        ("heading", "reste"),
    ]
    assert misplaced(document) == []
    meta = document.meta
    assert (meta.title, meta.description, meta.canonical) == ("Titre & co", "Une description", "https://x.fr/")
    assert (meta.language, dict(meta.properties)) == ("fr", {"og:title": "Carte"})
    assert (meta.alternates, meta.structured_data) == ((("en", "/en"),), ('{"a": 1}',))
    assert [(link.url, link.anchor, link.rel) for link in document.links] == [("/x", "gens ici", ("nofollow",))]
    assert [(image.src, image.alt) for image in document.images] == [("a.png", "Texte")]


@pytest.mark.parametrize(
    ("written", "word"),
    [("caf&eacute;", "café"), ("&Eacute;t&#233;", "Été"), ("an&shy;cien", "ancien"), ("l&rsquo;an", "l’")],
)
def test_a_word_with_a_reference_is_placed_whole(written: str, word: str) -> None:
    document = read(f"<p>Un {written} ici</p>", "html", "fr")
    found = next(w for w in document.words if w.text == word)
    place = document.to_source(type(document.paragraphs[0].span)(found.start, found.end))
    assert document.source[place.start : place.end] in (written, "l&rsquo;")


def test_plain_text_knows_paragraphs_and_items() -> None:
    document = read("Bonjour à tous !\nVoici exemple.fr/x :\n- un\n- deux\n\nFin.", "text", "fr")
    assert kinds(document) == [
        ("paragraph", "Bonjour à tous !\nVoici exemple.fr/x :"),
        ("list_item", "- un"),
        ("list_item", "- deux"),
        ("paragraph", "Fin."),
    ]
    assert [(link.url, link.anchor) for link in document.links] == [("https://exemple.fr/x", "exemple.fr/x")]
    assert document.to_source(document.paragraphs[0].span) == document.paragraphs[0].span


def test_a_paragraph_in_another_language_is_told() -> None:
    french = "Nous avons le plaisir de vous accueillir dans notre nouvelle boutique de la rue Haute dès samedi."
    english = "We are very happy to welcome you to our new shop on the High Street from Saturday morning."
    document = read(f"{french}\n\n{english}\n\n{french}")
    assert [p.language for p in document.paragraphs] == [None, "en", None]


def test_what_the_caller_knows_of_the_page_wins() -> None:
    from assistant.document import Meta

    assert read("<title>Un</title>", "html", "fr", Meta(title="Deux")).meta.title == "Deux"


def test_a_link_of_nothing_but_space_spans_nothing() -> None:
    document = read('<p>Avant <a href="/a"> <img src="b.png" alt=""> </a> après.</p>', "html", "fr")
    assert [(link.anchor, link.start == link.end) for link in document.links] == [("", True)]


def test_what_a_page_says_in_its_head_and_links_is_kept_as_written() -> None:
    source = (
        '<html lang="fr"><head><link rel="canonical" href="/a"><link rel="canonical" href="https://x.fr/b">'
        '<meta name="robots" content="index"><meta name="googlebot" content="noindex"></head><body id="haut">'
        '<a name="bas"></a><a href="/c" aria-label="Le menu">ici</a> <a href="/d" title="La carte"></a>'
        '<a href="#e" aria-hidden="true">¶</a></body></html>'
    )
    document = read(source, "html", "fr")
    assert document.meta.canonicals == ("/a", "https://x.fr/b")
    assert (document.meta.canonical, document.meta.robots) == ("/a", "index, noindex")
    assert document.meta.targets == {"haut", "bas"}
    assert [(link.url, link.label) for link in document.links] == [("/c", "Le menu"), ("/d", "La carte")]


@pytest.mark.parametrize(
    ("form", "source"),
    [
        ("markdown", 'Tapez `if (a == "b") { c! }` puis validez. Lancez `npm`. Fin.'),
        ("html", '<p>Tapez <code>if (a == "b") { c! }</code> puis validez. Lancez <code>npm</code>. Fin.</p>'),
    ],
)
def test_code_in_a_line_ends_no_sentence_and_holds_no_words(form: Format, source: str) -> None:
    document = read(source, form, "fr")
    assert [(s.text, [word.text for word in s.words]) for s in document.sentences] == [
        ('Tapez if (a == "b") { c! } puis validez.', ["Tapez", "puis", "validez"]),
        ("Lancez npm.", ["Lancez"]),
        ("Fin.", ["Fin"]),
    ]
    assert document.paragraphs[0].text == 'Tapez if (a == "b") { c! } puis validez. Lancez npm. Fin.'
