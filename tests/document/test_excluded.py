"""Passages the user leaves out: they show, links count, no prose check reads them, whatever is edited elsewhere."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.document import Document, Format, Span, read

LEGAL = "L’abus d’alcool est dangereux pour la santé, à consommer avec modération."
BEFORE, AFTER = "Le bar ouvre samedi.", "On vous attend nombreux."


def said(document: Document) -> list[str]:
    return [sentence.text for sentence in document.sentences]


def shown(document: Document) -> list[str]:
    return [document.text[slice(*span)] for span in document.excluded]


@pytest.mark.parametrize(
    "passage", [LEGAL, LEGAL.replace("’", "'"), LEGAL.replace(" ", "  "), LEGAL.replace(" ", "\u00a0"), f"\n{LEGAL} "]
)
@pytest.mark.parametrize("between", [" ", "\n", "\n\n"])
def test_a_passage_named_by_its_text_is_no_prose(passage: str, between: str) -> None:
    text = between.join([BEFORE, LEGAL, AFTER])
    document = read(text, language="fr", excluded=[passage])
    assert document.text == text
    assert shown(document) == [LEGAL]
    assert said(document) == [BEFORE, AFTER]
    assert "modération" not in [word.text for word in document.words]
    assert len(document.judged_text) == len(text)
    assert "alcool" not in document.judged_text


def test_a_passage_within_a_sentence_takes_its_words_alone() -> None:
    document = read(
        "Léa écrit « génial, vraiment génial » et revient.", language="fr", excluded=["génial, vraiment génial"]
    )
    assert [w.text for w in document.words] == ["Léa", "écrit", "et", "revient"]
    assert not [p for p in document.paragraphs if p.excluded and p.sentences]


def test_a_passage_ends_where_its_words_do() -> None:
    document = read("Le mot or brille, l’ordre règne.", language="fr", excluded=["or"])
    assert shown(document) == ["or"]


def test_links_of_a_passage_still_count() -> None:
    document = read(
        "Voir https://a.example/x pour tout.\n\nFin.", language="fr", excluded=["Voir https://a.example/x pour tout."]
    )
    assert [link.url for link in document.links] == ["https://a.example/x"]
    assert said(document) == ["Fin."]


@pytest.mark.parametrize(
    ("format", "source"),
    [
        ("markdown", f"{BEFORE}\n\n<!-- porteplume: off -->\n\n{LEGAL}\n\n<!-- porteplume: on -->\n\n{AFTER}"),
        ("markdown", f"{BEFORE}\n\n<!--porteplume:off-->\n- {LEGAL}\n<!--porteplume:on-->\n\n{AFTER}"),
        ("markdown", f"{BEFORE} <!-- porteplume: off -->{LEGAL}<!-- porteplume: on --> {AFTER}"),
        ("html", f"<p>{BEFORE}</p><!-- porteplume: off --><p>{LEGAL}</p><!-- porteplume: on --><p>{AFTER}</p>"),
        ("html", f"<p>{BEFORE} <!-- Porteplume: OFF --><em>{LEGAL}</em><!-- porteplume: on --> {AFTER}</p>"),
        ("html", f"<p>{BEFORE}</p><p>{AFTER}</p><!-- porteplume: off --><p>{LEGAL}</p>"),
    ],
)
def test_comments_leave_a_passage_out(format: Format, source: str) -> None:
    document = read(source, format, "fr")
    assert said(document) == [BEFORE, AFTER]
    assert LEGAL in "".join(shown(document))
    assert "porteplume" not in document.text.lower()


def test_a_comment_shown_as_code_leaves_nothing_out() -> None:
    document = read(f"`<!-- porteplume: off -->` exclut.\n\n{AFTER}", "markdown", "fr")
    assert not document.excluded
    assert AFTER in said(document)


def test_a_passage_may_be_named_as_it_is_written() -> None:
    document = read(
        f"{BEFORE}\n\n**Attention :** à *lire*.\n", "markdown", "fr", excluded=["**Attention :** à *lire*."]
    )
    assert said(document) == [BEFORE]


def test_an_excluded_heading_is_still_a_heading_of_the_page() -> None:
    document = read(f"# Titre\n\n{BEFORE}", "markdown", "fr", excluded=["Titre"])
    assert [heading.text for heading in document.headings] == ["Titre"]
    assert next(word.text for word in document.words) == "Le"


def test_the_language_is_that_of_the_text() -> None:
    lyrics = "Hello darkness, my old friend, I have come to talk with you again because of what you said to me."
    assert read(f"{lyrics}\n\nNotre chanson du jour.", excluded=[lyrics]).language == "fr"


@settings(max_examples=80, deadline=None)
@given(edit=st.text(max_size=40), format=st.sampled_from(["text", "markdown", "html"]), at=st.integers(0, 20))
def test_edits_elsewhere_leave_the_passage_out(edit: str, format: Format, at: int) -> None:
    edited = BEFORE[:at] + edit.replace("<", "").replace("`", "") + BEFORE[at:]
    document = read(f"{edited}\n\n{LEGAL}\n\n{AFTER}", format, "fr", excluded=[LEGAL])
    assert "modération" not in [word.text for word in document.words]
    for paragraph in document.paragraphs:
        assert document.text[slice(*paragraph.span)] == paragraph.text


@settings(max_examples=80, deadline=None)
@given(
    source=st.lists(
        st.sampled_from(
            ["<!-- porteplume: off -->", "<!-- porteplume: on -->", "mot ", "\n\n", "<p>", "&amp;", "- ", "`", "l’été "]
        )
        | st.text(max_size=6),
        max_size=30,
    ).map("".join),
    format=st.sampled_from(["text", "markdown", "html"]),
)
def test_any_text_with_passages_is_read(source: str, format: Format) -> None:
    document = read(source, format, "fr", excluded=["mot", "l'été mot", "", " "])
    edges = [(p.start, p.end) for p in document.paragraphs]
    assert edges == sorted(edges)
    for start, end in (*edges, *document.excluded):
        assert 0 <= start <= end <= len(document.text)
    words = [Span(word.start, word.end) for word in document.words]
    assert not [w for w in words for e in document.excluded if w.start < e.end and e.start < w.end]
