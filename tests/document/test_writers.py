"""A document written out: what is read back from each file is what was written."""

import io
import zipfile
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.document import Format, read
from assistant.document.writers import as_docx, as_html, as_markdown

HTML = (
    "<h1>Le levain</h1><p>Tout commence par <a href='https://pain.example/farine'>la farine</a> &amp; l’eau.</p>"
    "<ul><li>Peser</li><li>Attendre</li></ul><blockquote>Patience *toujours*.</blockquote>"
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def words_of(docx: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as file:
        assert file.testzip() is None
        for name in file.namelist():
            fromstring(file.read(name))
        body = fromstring(file.read("word/document.xml"))
    return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in body.iter(f"{W}p"))


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
    assert (
        words_of(made)
        == "Le levain\nTout commence par la farine & l’eau.\n•\u00a0Peser\n•\u00a0Attendre\nPatience *toujours*."
    )
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert b'Target="https://pain.example/farine"' in file.read("word/_rels/document.xml.rels")
        assert b'w:val="Heading1"' in file.read("word/document.xml")
    assert made == as_docx(read(HTML, "html", "fr"))


@given(st.text(st.sampled_from("a <>&\"'\n\t\x00\x0b🎉é#*_[]()\ud800"), max_size=40))
def test_any_text_makes_files_that_open(text: str) -> None:
    document = read(text, "text", "fr")
    words_of(as_docx(document))
    assert "<a " not in as_html(document)
