"""Any text at all is read: no exception, spans inside the text, and time that grows with the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.document import Document, Format, Span, read
from tests.timing import fresh, growth

FORMATS: tuple[Format, ...] = ("text", "markdown", "html")
MARKUP = (
    "<p>",
    "</p>",
    "<a href='x",
    '">',
    "<li>",
    "<h2>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "&eacute;",
    "&#",
    "&",
    "<",
    ">",
)
MARKS = (
    "# ",
    "- ",
    "> ",
    "1. ",
    "*",
    "**",
    "`",
    "```\n",
    "[a](",
    ")",
    "![",
    "]",
    "|a|\n|-|\n",
    "---\n",
    "\\",
    "\t",
    "\r\n",
    "\n",
    "    ",
)
OTHERS = (
    "mot",
    " ",
    "l'été",
    "\ud800",
    "\x00",
    "\u202e",
    "\u2028",
    "🎉",
    "https://a.fr ",
    "a@b.fr",
    "é",
    "M. ",
    ". ",
    "\u00ad",
)
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(MARKUP + MARKS + OTHERS), max_size=60).map("".join))
HOSTILE = (
    *("a", "a ", ". ", "! ", "<", "<a ", '<a href="', "<!--", "</", "<div>", "<p>", "<![CDATA[", "&", "&#", "&#9"),
    *("[", "![", "[a](", "*", "_", "`", "> ", "- ", "1. ", "|", "\n", "@", "a@", "a.", "a.fr ", "http://", "http://a "),
    *("(", "🎉", "🎉 ", "M. ", "p. ex. ", "…", "\ud800", "l'", "-t-", "<li>", "<table><td>", '<a "', "<a>x</a>", ":)"),
    *("#a ", "<script>", "\u00ad", "\\", "a_b.", "« a ! » "),
)


def spans(document: Document) -> list[tuple[int, int]]:
    found = [(p.start, p.end) for p in document.paragraphs]
    found += [(s.start, s.end) for p in document.paragraphs for s in p.sentences]
    found += [(w.start, w.end) for w in document.words]
    return found + [(link.start, link.end) for link in document.links] + [(c.start, c.end) for c in document.code]


@settings(deadline=None)
@given(TEXTS, st.sampled_from(FORMATS))
def test_any_text_is_read(text: str, form: Format) -> None:
    document = read(text, form)
    for start, end in spans(document):
        assert 0 <= start <= end <= len(document.text)
        place = document.to_source(Span(start, end))
        assert 0 <= place.start <= place.end <= len(text)


@settings(deadline=None)
@given(st.lists(st.sampled_from(MARKUP + MARKS + OTHERS), max_size=40).map("".join), st.sampled_from(FORMATS))
def test_words_are_found_again_in_the_source(text: str, form: Format) -> None:
    if "&" in text or "\u00ad" in text or "\x00" in text:
        return
    document = read(text, form, "fr")
    for paragraph in document.paragraphs:
        for sentence in paragraph.sentences:
            for word in sentence.words:
                place = document.to_source(Span(word.start, word.end))
                if document.format == "text" or place.end - place.start == word.end - word.start:
                    assert text[place.start : place.end] == word.text


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_text(piece: str, form: Format) -> None:
    size = 8_000 // len(piece)
    texts = (piece * size, piece * size * 4)
    small, large = (fresh(lambda text: read(text, form), text) for text in texts)
    assert growth(small, large, most=7.2) <= 7.2


@pytest.mark.parametrize("form", FORMATS)
def test_a_megabyte_without_a_space_is_read(form: Format) -> None:
    assert read("a" * 1_000_000, form, "fr").text


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_a_hundred_thousand_open_tags_are_read(form: Format) -> None:
    document = read("<div>" * 100_000 + "mot" + "</div>" * 100_000, form, "fr")
    assert [word.text for word in document.words] == ["mot"]
