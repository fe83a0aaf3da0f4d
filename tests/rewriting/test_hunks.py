"""The changes of a rewrite, one by one: all taken give the rewrite, all refused the source, each stands by itself."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.rewriting.hunks import hunks, merged

WORDS = st.lists(
    st.sampled_from(["le", "pain ", "chaud.", "\n", "20 €", "https://a.example/x", "🎉", "À"]), max_size=12
)
TEXTS = WORDS.map(" ".join)


@given(TEXTS, TEXTS)
def test_all_taken_is_the_rewrite_and_all_refused_the_source(source: str, rewrite: str) -> None:
    pieces = hunks(source, rewrite, "fr")
    assert merged(pieces, ()) == rewrite
    assert merged(pieces, range(len(pieces))) == source
    assert [p.sentence for p in pieces] == sorted(p.sentence for p in pieces)


@given(TEXTS)
def test_the_same_text_has_no_change(text: str) -> None:
    assert not any(piece.is_change for piece in hunks(text, text, "fr"))


def test_each_change_is_refused_by_itself() -> None:
    source = "Le pain coûte 20 €. Il est chaud. Venez samedi."
    rewrite = "Le bon pain coûte 25 €. Il est chaud. Passez dimanche."
    pieces = hunks(source, rewrite, "fr")
    price = next(n for n, piece in enumerate(pieces) if "25" in piece.after)
    assert merged(pieces, [price]) == "Le bon pain coûte 20 €. Il est chaud. Passez dimanche."
    assert {piece.sentence for piece in pieces if piece.is_change} == {0, 2}
    assert [piece.after for piece in pieces if piece.sentence == 1] == ["Il est chaud. "]
