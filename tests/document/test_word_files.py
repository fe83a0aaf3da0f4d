"""A word processor's file is read as its author sees it; one that cannot be read says what to do."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.document import read
from assistant.document.text_file import open_text
from assistant.document.writers import as_docx, as_markdown
from assistant.errors import UserError

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
ARTICLE = """# Le levain

Tout **commence** par *la farine* et [l’eau](https://pain.example/eau).

- Peser
- Attendre
    1. Une nuit
    2. Un jour

> Patience.

| Farine | Poids |
| --- | --- |
| Seigle | 500 g |

```
400 g d’eau
100 g de levain
```"""


def word_file(body: str, styles: str = "") -> bytes:
    """Return a .docx file with this body and these styles, as Word packs one."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{main}.styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="r1" '
        f'Type="{RELATION}officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="r1" '
        f'Type="{RELATION}styles" Target="styles.xml"/></Relationships>',
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return made.getvalue()


def line(text: str, style: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{named}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def style(identifier: str, name: str) -> str:
    return f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/></w:style>'


def test_an_article_comes_back_as_it_was_written() -> None:
    made = open_text(as_docx(read(ARTICLE, "markdown", "fr")), "article.docx")
    assert made.format == "markdown"
    assert made.text == ARTICLE


def test_a_post_stays_plain_with_the_lines_its_author_left() -> None:
    body = line("Nous ouvrons à 7 h 30 !") + "<w:p/>" + line("05 37 20 11 22") + line("#pain &amp; #rabat")
    assert open_text(word_file(body), "post.docx") == (
        "Nous ouvrons à 7 h 30 !\n\n05 37 20 11 22\n#pain & #rabat",
        "text",
    )


def test_paragraphs_without_a_blank_line_are_set_apart() -> None:
    assert open_text(word_file(line("Un.") + line("Deux.")), "post.docx") == ("Un.\n\nDeux.", "text")


def test_a_line_ended_within_a_paragraph_stays_ended() -> None:
    body = "<w:p><w:r><w:t>Un.</w:t><w:br/><w:t>Deux.</w:t></w:r></w:p>"
    assert open_text(word_file(body), "post.docx") == ("Un.\nDeux.", "text")


def test_headings_of_a_french_word_stand_under_the_title() -> None:
    known = style("Titre", "Title") + style("Titre1", "heading 1") + style("Titre2", "heading 2")
    body = line("Le pain", "Titre") + line("La farine", "Titre1") + line("Le seigle", "Titre2") + line("Gris.")
    assert open_text(word_file(body, known), "a.docx") == (
        "# Le pain\n\n## La farine\n\n### Le seigle\n\nGris.",
        "markdown",
    )


def test_headings_without_a_title_keep_their_level() -> None:
    body = line("La farine", "Titre1") + line("Grise.")
    assert open_text(word_file(body, style("Titre1", "heading 1")), "a.docx").text == "# La farine\n\nGrise."


def test_what_a_colleague_struck_out_is_gone_and_what_was_added_is_there() -> None:
    added = '<w:ins w:id="1" w:author="A"><w:r><w:t>15 €</w:t></w:r></w:ins>'
    gone = '<w:del w:id="2" w:author="A"><w:r><w:delText>12 €</w:delText></w:r></w:del>'
    assert (
        open_text(word_file(f"<w:p><w:r><w:t>Prix : </w:t></w:r>{gone}{added}</w:p>"), "a.docx").text == "Prix : 15 €"
    )


def test_a_file_is_told_by_what_it_holds_not_by_its_name() -> None:
    assert open_text(word_file(line("Bonjour.")), "bonjour.txt").text == "Bonjour."
    assert open_text(b"# Bonjour", "bonjour.md") == ("# Bonjour", "markdown")


def packed(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/") + ".xml", content)
    return made.getvalue()


DAMAGED = {
    "cut": word_file(line("Bonjour."))[:300],
    "no text": packed(xl__workbook=b"<x/>"),
    "no XML": packed(word__document=b"\0\1\2"),
    "no relations": packed(word__document=b"<a/>"),
    "an entity nobody named": word_file("&a;"),
    "a ZIP by its first signs": b"PK\x03\x04" + b"\0" * 50,
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_says_what_to_do(content: bytes) -> None:
    with pytest.raises(UserError, match="cannot be read as a Word file"):
        open_text(content, "a.docx")


def test_a_file_of_an_old_word_says_what_to_do() -> None:
    with pytest.raises(UserError, match="was saved by an old Word"):
        open_text(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "a.doc")


def test_a_file_made_to_fill_the_memory_is_not_unpacked() -> None:
    with pytest.raises(UserError, match="unpacks to more than 60 MB"):
        open_text(packed(word__document=b" " * 61_000_000), "a.docx")


SIGNS = st.text(alphabet="ab é1.)(-+#>*_~`[]!<&;:|\\=/\u00a0", min_size=1, max_size=25)
PIECES = {
    "p": "<p>{0}</p>",
    "h2": "<h2>{0}</h2>",
    "li": "<ul><li>{0}</li></ul>",
    "ol": "<ol><li>a<ul><li>{0}</li></ul></li><li>{0}</li></ol>",
    "b": "<p>x{0}<b>{0}</b> y</p>",
    "i": "<p><i>{0}</i>{0}</p>",
    "bi": "<p>{0} <b>{0}<i>{0}</i></b></p>",
    "a": '<p>{0} <a href="https://a.example/b(c)">{0}</a></p>',
}


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(PIECES)), SIGNS), min_size=1, max_size=4))
def test_no_sign_of_a_text_becomes_a_mark_of_markdown(parts: list[tuple[str, str]]) -> None:
    safe = [(kind, text.replace("&", "&amp;").replace("<", "&lt;")) for kind, text in parts]
    page = read("".join(PIECES[kind].format(text) for kind, text in safe), "html", "fr")
    again = read(as_markdown(page), "markdown", "fr")
    assert [p.text.split() for p in again.paragraphs] == [p.text.split() for p in page.paragraphs]
