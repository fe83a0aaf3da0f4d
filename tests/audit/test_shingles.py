"""Signatures of texts: the same numbers as by the definition, one shingle after the other."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from assistant.audit.figures import figures
from assistant.audit.shingles import EMPTY, FINAL, MASK, MIX, likeness, signature

NUMBERS = st.integers(0, MASK) | st.sampled_from((0, 1, MASK))


@given(st.lists(NUMBERS, max_size=200))
def test_signature_holds_the_least_shingle_of_each_bin(found: list[int]) -> None:
    limits = figures("near_duplicates")
    least: dict[int, int] = {}
    for first in range(len(found) - limits["shingle_words"] + 1):
        rolling = 0
        for number in found[first : first + limits["shingle_words"]]:
            rolling = (rolling * MIX + number) & MASK
        mixed = ((rolling ^ (rolling >> 16)) * FINAL) & MASK
        place, value = (mixed >> 5) % limits["bins"], mixed ^ (mixed >> 13)
        least[place] = min(value, least.get(place, EMPTY))
    wanted = array("I", [least.get(place, EMPTY) for place in range(limits["bins"])]).tobytes()
    assert signature(array("I", found)) == (wanted if len(found) >= limits["min_words"] else b"")


@given(st.lists(NUMBERS, min_size=40, max_size=200))
def test_a_text_is_like_itself(found: list[int]) -> None:
    assert likeness(signature(found), signature(found)) == 1.0
