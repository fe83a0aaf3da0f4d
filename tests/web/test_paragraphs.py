"""Blocks of a page that are cut into sentences together are cut as each would be alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.document.surface import sentences
from assistant.document.types import Kind
from assistant.web.main_text import Block
from assistant.web.paragraphs import BETWEEN, paragraphs

PIECES = (
    "Un pain",
    "7.",
    "8",
    "Pour 6. Et",
    " ",
    "www.pain.fr",
    "M.",
    "Oui !",
    "etc.",
    "« Non. »",
    "J.",
    "L'été",
    "-t-il",
)
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1).map(" ".join).map(str.strip).filter(bool)
KINDS: tuple[Kind, ...] = ("paragraph", "heading", "code", "list_item")
BLOCKS = st.lists(st.tuples(st.sampled_from(KINDS), TEXTS | st.text("a1.!\n#@é ")))


@pytest.mark.parametrize("language", ["fr", "en", "de"])
@given(BLOCKS)
def test_each_block_is_cut_as_if_alone(language: str, written: list[tuple[Kind, str]]) -> None:
    blocks = [Block(kind, 0, text, (), True, False) for kind, text in written if text]
    text = BETWEEN.join(block.text for block in blocks)
    found = list(paragraphs(text, blocks, language))
    assert [(p.kind, p.text, text[p.start : p.end]) for p in found] == [(b.kind, b.text, b.text) for b in blocks]
    for paragraph in found:
        alone = sentences(paragraph.text, language, paragraph.start) if paragraph.kind != "code" else ()
        assert paragraph.sentences == alone


def test_figures_of_one_block_number_no_item_of_the_next() -> None:
    blocks = [
        Block("paragraph", 0, text, (), True, False) for text in ("Chapter 6. Clocks", "Sunday is 7. For example.")
    ]
    found = list(paragraphs(BETWEEN.join(block.text for block in blocks), blocks, "en"))
    assert [s.text for s in found[1].sentences] == ["Sunday is 7.", "For example."]
