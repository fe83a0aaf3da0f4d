"""A document written out: what is read back from each file is what was written."""

import io
import re
import zipfile
from base64 import b64encode
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from assistant.document import Format, read
from assistant.document.writers import as_docx, as_html, as_markdown, as_wordpress
from assistant.document.writers.pictures import read_picture

HTML = (
    "<h1>Le levain</h1><p>Tout commence par <a href='https://pain.example/farine'>la farine</a> &amp; l’eau.</p>"
    "<ul><li>Peser</li><li>Attendre</li></ul><blockquote>Patience *toujours*.</blockquote>"
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def words_of(docx: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as file:
        assert file.testzip() is None
        for name in file.namelist():
            if name.endswith((".xml", ".rels")):
                fromstring(file.read(name))
        body = fromstring(file.read("word/document.xml"))
    return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in body.iter(f"{W}p"))


ARTICLE = """# Le levain

Tout **commence** par *la farine* et [***l’eau***](https://pain.example/eau).

1. Peser
2. Attendre
   - une nuit
   - au frais

> Patience *toujours*.

![Le four, à 250 °C](https://pain.example/four.jpg)

| Farine | Eau |
|---|---|
| 500 g | 300 g |

```
pain = "levain"
```
"""


def body_of(docx: bytes) -> Element:
    with zipfile.ZipFile(io.BytesIO(docx)) as file:
        return fromstring(file.read("word/document.xml"))


def looks(docx: bytes, look: str) -> list[str]:
    """Return the pieces of text of a word processor's file that have a look (w:b, w:i…)."""
    runs = (run for run in body_of(docx).iter(f"{W}r") if run.find(f"{W}rPr/{W}{look}") is not None)
    return ["".join(t.text or "" for t in run.iter(f"{W}t")) for run in runs]


def balanced(html: str) -> bool:
    """Whether each block that is opened is closed, in order, and so is each element."""
    stack: list[str] = []
    for end, name in re.findall(r"<!-- (/?)wp:([a-z-]+)", html):
        if end and (not stack or stack.pop() != name):
            return False
        stack += [] if end else [name]
    return not stack


def test_html_becomes_markdown_that_reads_the_same() -> None:
    document = read(HTML, "html", "fr")
    written = as_markdown(document)
    assert written.startswith("# Le levain\n\nTout commence par [la farine](https://pain.example/farine) & l’eau.")
    again = read(written, "markdown", "fr")
    assert [(p.kind, p.text) for p in again.paragraphs] == [(p.kind, p.text) for p in document.paragraphs]
    assert [link.url for link in again.links] == [link.url for link in document.links]


def test_markdown_becomes_html_that_reads_the_same() -> None:
    source = "# Titre\n\nUn **mot** et [un lien](https://a.example/).\n\n- un\n- deux"
    document = read(source, "markdown", "fr")
    again = read(as_html(document), "html", "fr")
    assert [(p.kind, p.text) for p in again.paragraphs] == [(p.kind, p.text) for p in document.paragraphs]
    assert as_markdown(document) == source


@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_nothing_that_runs_is_written(format_: Format) -> None:
    written = as_html(read("Voir <script>alert(1)</script> [ici](javascript:alert(1)) & <b>là</b>", format_, "fr"))
    assert "<script" not in written
    assert "<b>" not in written
    assert 'href="javascript' not in written


def test_a_word_processor_is_given_headings_and_links() -> None:
    made = as_docx(read(HTML, "html", "fr"))
    assert words_of(made) == "Le levain\nTout commence par la farine & l’eau.\nPeser\nAttendre\nPatience *toujours*."
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert b'Target="https://pain.example/farine"' in file.read("word/_rels/document.xml.rels")
        assert b'w:val="Heading1"' in file.read("word/document.xml")
    assert made == as_docx(read(HTML, "html", "fr"))


def test_a_word_processor_is_given_the_looks_of_a_line() -> None:
    made = as_docx(read(ARTICLE, "markdown", "fr"))
    assert looks(made, "b") == ["commence", "l’eau", "Farine", "Eau"]
    assert looks(made, "i") == ["la farine", "l’eau", "toujours"]
    link, _ = body_of(made).iter(f"{W}hyperlink")  # the other one leads to the image
    assert "".join(t.text or "" for t in link.iter(f"{W}t")) == "l’eau"
    assert "[Image] Le four, à 250 °C" in words_of(made)


def test_a_word_processor_numbers_the_lists_itself() -> None:
    made = as_docx(read(f"{ARTICLE}\n\n1. Cuire\n", "markdown", "fr"))
    places = [
        (int(p.find(f"{W}ilvl").get(f"{W}val")), int(p.find(f"{W}numId").get(f"{W}val")))  # type: ignore[union-attr, arg-type]
        for p in body_of(made).iter(f"{W}numPr")
    ]
    assert places == [(0, 1), (0, 1), (1, 2), (1, 2), (0, 3)]
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        kinds = [n.find(f"{W}abstractNumId") for n in fromstring(file.read("word/numbering.xml")).iter(f"{W}num")]
    assert [kind is not None and kind.get(f"{W}val") for kind in kinds] == ["1", "0", "1"]


def test_what_is_struck_out_is_so_in_each_file() -> None:
    document = read("Le pain à ~~4,50 €~~ 4,20 €.", "markdown", "fr")
    assert "<s>4,50 €</s> 4,20 €" in as_html(document)
    assert "<s>4,50 €</s> 4,20 €" in as_wordpress(document)
    struck = [run for run in body_of(as_docx(document)).iter(f"{W}r") if run.find(f"{W}rPr/{W}strike") is not None]
    assert ["".join(t.text or "" for t in run.iter(f"{W}t")) for run in struck] == ["4,50 €"]


PLAIN = """Au menu :

• Vin chaud : 3 €
- Santons https://noel.example

1. Peser
2) Pétrir

3. Cuire
7. Servir

1) Goûter"""


def test_the_signs_of_a_plain_list_are_not_written_twice() -> None:
    assert as_html(read(PLAIN, "text", "fr")) == (
        "<p>Au menu :</p>\n<ul>\n<li>Vin chaud : 3 €</li>\n"
        '<li>Santons <a href="https://noel.example">https://noel.example</a></li>\n</ul>\n'
        "<ol>\n<li>Peser</li>\n<li>Pétrir</li>\n<li>Cuire</li>\n</ol>\n<p>7. Servir</p>\n<ol>\n<li>Goûter</li>\n</ol>"
    )
    words = words_of(as_docx(read(PLAIN, "text", "fr"))).split("\n")
    assert words[1:3] == ["Vin chaud : 3 €", "Santons https://noel.example"]
    assert words[3:] == ["Peser", "Pétrir", "Cuire", "7. Servir", "Goûter"]


def test_a_word_processor_is_given_tables_and_writes_arabic_from_the_right() -> None:
    body = body_of(as_docx(read(ARTICLE, "markdown", "fr")))
    cells = [["".join(t.text or "" for t in c.iter(f"{W}t")) for c in r.iter(f"{W}tc")] for r in body.iter(f"{W}tr")]
    assert cells == [["Farine", "Eau"], ["500 g", "300 g"]]
    assert [row.find(f".//{W}tblHeader") is not None for row in body.iter(f"{W}tr")] == [True, False]
    assert body.find(f".//{W}bidi") is None
    assert body_of(as_docx(read("مرحبا بكم في متجرنا", "text", "ar"))).find(f".//{W}bidi") is not None


def test_wordpress_is_given_its_blocks() -> None:
    written = as_wordpress(read(ARTICLE, "markdown", "fr"))
    assert balanced(written)
    outer = re.sub(r"(?s)(?<=-->\n)<[uob].*?(?=\n\n)", "", written)
    top = re.findall(r"^<!-- wp:([a-z-]+)", outer, re.MULTILINE)
    assert top == ["heading", "paragraph", "list", "quote", "image", "table", "code"]
    assert "<p>Tout <strong>commence</strong> par <em>la farine</em> et" in written
    assert '<a href="https://pain.example/eau"><strong><em>l’eau</em></strong></a>.' in written
    assert '<img src="https://pain.example/four.jpg" alt="Le four, à 250 °C"/>' in written
    assert '<!-- wp:list {"ordered":true} -->\n<ol class="wp-block-list">' in written


def test_the_names_of_columns_stay_names_in_wordpress() -> None:
    written = as_wordpress(read(ARTICLE, "markdown", "fr"))
    head, body = "<tr><th>Farine</th><th>Eau</th></tr>", "<tr><td>500 g</td><td>300 g</td></tr>"
    assert f"<table><thead>{head}</thead><tbody>{body}</tbody></table>" in written


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><th>Lundi</th><td>Fermé</td></tr><tr><th>Mardi</th><td>9 h</td></tr>",  # names of rows, not of columns
        "<tr><th>Lundi</th><th>Fermé</th></tr>",
        "<tr><td>Lundi</td></tr><tr><th>Mardi</th></tr>",
    ],
)
def test_a_table_without_names_of_columns_has_no_head(rows: str) -> None:
    written = as_wordpress(read(f"<table>{rows}</table>", "html", "fr"))
    assert "<thead>" not in written
    assert "Lundi" in written


@pytest.mark.parametrize(("source", "format_"), [(ARTICLE, "markdown"), (HTML, "html"), ("Un.\n\nDeux.", "text")])
def test_what_wordpress_is_given_reads_the_same(source: str, format_: Format) -> None:
    document = read(source, format_, "fr")
    again = read(as_wordpress(document), "html", "fr")
    assert [p.text for p in again.paragraphs] == [p.text for p in document.paragraphs]
    assert [link.url for link in again.links] == [link.url for link in document.links]
    assert [(i.src, i.alt) for i in again.images] == [(i.src, i.alt) for i in document.images]


def test_html_that_is_no_good_loses_no_word_and_runs_nothing() -> None:
    broken = (
        "<p>Un <b>deux<p>trois</b> <a href='javascript:x()'>quatre</a><li>cinq<table><tr><td>six<script>x()</script>"
    )
    for words in (as_wordpress(read(broken, "html", "fr")), words_of(as_docx(read(broken, "html", "fr")))):
        assert re.findall(r"Un|deux|trois|quatre|cinq|six", words) == ["Un", "deux", "trois", "quatre", "cinq", "six"]
        assert "x()" not in words


def drawn_picture(kind: str, width: int, height: int) -> bytes:
    """Return a picture as a camera or a drawing program saves it."""
    made = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(made, kind, **({"progressive": True} if kind == "JPEG" else {}))
    return made.getvalue()


PNG = drawn_picture("PNG", 300, 120)
PICTURES = f"""![Le four, à 250 °C](data:image/png;base64,{b64encode(PNG).decode()})

![Le "pain" & l’eau](https://pain.example/pain.jpg)

![Le logo](images/logo%20rond.gif)

![Pas là](https://pain.example/absente.jpg)

![Abîmée](data:image/png;base64,iVBO)
"""
GIVEN = {
    "https://pain.example/pain.jpg": drawn_picture("JPEG", 3000, 2000),
    "logo rond.gif": drawn_picture("GIF", 10, 8),
    "absente.png": PNG,
}
PARAGRAPH = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def test_a_word_processor_is_given_the_pictures_that_are_at_hand_with_their_words() -> None:
    made = as_docx(read(PICTURES, "markdown", "fr"), GIVEN)
    assert words_of(made).split("\n") == ["", "", "", "[Image] Pas là", "[Image] Abîmée"]
    body = body_of(made)
    said = [properties.get("descr") for properties in body.iter(f"{PARAGRAPH}docPr")]
    assert said == ["Le four, à 250 °C", 'Le "pain" & l’eau', "Le logo"]
    sizes = [(int(e.get("cx", 0)), int(e.get("cy", 0))) for e in body.iter(f"{PARAGRAPH}extent")]
    assert sizes[0] == (300 * 9525, 120 * 9525)
    assert sizes[1] == (5_731_200, 3_820_800), "no wider than the page, in its proportions"
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        held = [file.read(f"word/media/{name}") for name in ("picture0.png", "picture1.jpeg", "picture2.gif")]
        assert held == [PNG, GIVEN["https://pain.example/pain.jpg"], GIVEN["logo rond.gif"]]
        targets = file.read("word/_rels/document.xml.rels").decode()
        assert [f'Target="media/picture{n}' in targets for n in range(4)] == [True, True, True, False]
        assert 'Target="https://pain.example/absente.jpg"' in targets
        assert b'w:lang w:val="fr-FR"' in file.read("word/styles.xml")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
def test_the_size_of_a_picture_is_read_and_a_damaged_one_is_none(kind: str) -> None:
    content = drawn_picture(kind, 640, 360)
    found = read_picture(content)
    assert found is not None
    assert (found.kind, found.width, found.height) == (kind.lower(), 640, 360)
    assert read_picture(content[:7]) is None
    assert read_picture(b"<svg/>") is None


@given(st.binary(max_size=60), st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a"]))
def test_any_bytes_are_a_picture_or_none(content: bytes, head: bytes) -> None:
    found = read_picture(head + content)
    assert found is None or (found.width > 0 and found.height > 0)
    held = f"data:image/png;base64,{b64encode(head + content).decode()}"
    words_of(as_docx(read(f"![x]({held})", "markdown", "fr")))


def test_wordpress_shows_the_pictures_it_can_and_drops_no_word() -> None:
    written = as_wordpress(read(PICTURES, "markdown", "fr"))
    assert written.count("<img ") == 5
    assert 'alt="Le logo"' in written
    assert "images/logo" not in written


@given(st.text(st.sampled_from("•-12.) \n\u00a0a<https://b.example>"), max_size=40))
def test_only_the_signs_of_a_plain_list_are_taken_off(text: str) -> None:
    document = read(text, "text", "fr")
    letters = [c for c in text if c.isalpha()]
    assert [c for c in words_of(as_docx(document)) if c.isalpha()] == letters


@given(st.text(st.sampled_from("a <>&\"'\n\t\x00\x0b🎉é#*_[]()\ud800"), max_size=40))
def test_any_text_makes_files_that_open(text: str) -> None:
    document = read(text, "text", "fr")
    words_of(as_docx(document))
    assert "<a " not in as_html(document)
    assert balanced(as_wordpress(document))


SOUP = [
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<ul>",
    "<ol>",
    "<li>",
    "</ul>",
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</table>",
    "<br>",
]
SOUP += [
    "<h2>",
    "</h2>",
    "<pre>",
    "</pre>",
    "<blockquote>",
    "</blockquote>",
    "<img alt=x>",
    "<hr>",
    "<a href=//>",
    " ",
    "un",
    "\n",
]


@given(st.lists(st.sampled_from(SOUP), max_size=25))
def test_any_html_makes_files_that_open_and_hold_its_words(pieces: list[str]) -> None:
    document = read("".join(pieces), "html", "fr")
    written = as_wordpress(document)
    assert balanced(written)
    said = re.sub(r"<[^>]*>", "", written).count("un")
    assert said == words_of(as_docx(document)).count("un") == pieces.count("un")
