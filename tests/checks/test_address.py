"""The quick look for tu misses none of the words that the full reading of a text tells."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checks.style.address import marks, may_say_tu, says_tu
from assistant.languages import load

PARTS = ["tu", "Te", "t'", "t’", "TOI", "toi-même", "ton", "tiens", "les", "vous", "venez", "Découvre", "as"]
AROUND = [" ", "\n\n", ", ", "-", ".", "«", "»", '"', "#", "@", "https://", "www.", "é", "0", "(", "😀", "İ"]


@settings(deadline=None)  # the first text loads the dictionary
@given(st.lists(st.sampled_from(PARTS + AROUND), max_size=12).map("".join))
def test_where_tu_is_said_the_quick_look_sees_it(text: str) -> None:
    pack = load("fr")
    found = marks(text, pack)
    assert found is not None
    if says_tu(found.tu, text, pack):
        assert may_say_tu(text, pack)


def test_a_text_without_a_word_of_tu_is_passed_over() -> None:
    assert not may_say_tu("Découvrez la carte : le tutoriel est en ligne.", load("fr"))
    assert may_say_tu("La carte t’attend.", load("fr"))
