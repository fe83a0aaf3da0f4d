"""Where sentences begin: an emoji that announces stays with what it announces, a link after a colon closes its call."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.networks import load
from assistant.rewriting import threads
from assistant.rewriting.pieces import cut, joined
from assistant.rewriting.sentence_starts import points_on, sentence_starts

CASES = [
    (
        "Jusqu’au 31 mars. 📞 01 42 00 00 00. 📅 Réservez ici.",
        ["Jusqu’au 31 mars.", "📞 01 42 00 00 00.", "📅 Réservez ici."],
    ),
    ("Les fraises sont là ! 🍓 Venez. 👉👉 À samedi.", ["Les fraises sont là ! 🍓", "Venez.", "👉👉 À samedi."]),
    ("Le guide est sur le blog ➡️ blog.a.example/x.", ["Le guide est sur le blog ➡️ blog.a.example/x."]),
    ("Billets : https://a.example/b À très vite !", ["Billets : https://a.example/b", "À très vite !"]),
    ("Infos : https://a.example/b et sur place.", ["Infos : https://a.example/b et sur place."]),
]


@pytest.mark.parametrize(("text", "sentences"), CASES)
def test_sentences_begin_where_a_reader_would_say(text: str, sentences: list[str]) -> None:
    assert [piece.text for piece in cut(text, "fr")] == sentences


def test_a_thread_parts_no_phone_from_its_number() -> None:
    text = "Le salon propose la coloration végétale. À partir de 65 €. Jusqu’au 31 mars. 📞 01 42 00 00 00."
    posts = threads.split(text, load("bluesky:85"), "fr")
    assert [post.strip()[-1] for post in posts] == [".", "."]
    assert "📞 01" in posts[1]


def test_a_post_of_a_thread_does_not_begin_with_what_leans() -> None:
    text = (
        "Le samedi, c’est au tour de Thomas de Pourquery et de son orchestre. Le vendredi, place à Zaho. "
        "Elle jouera son nouvel album en entier et en avant-première devant vous. Le pass coûte 95 €."
    )
    posts = threads.split(text, load("bluesky:120"), "fr")
    assert len(posts) > 1
    assert not any(post.startswith("Elle") for post in posts)


@given(st.text(alphabet="aé .!?:\n👉📞️❤https/", max_size=60))
def test_every_text_is_cut_and_joined_back(text: str) -> None:
    assert all(0 <= start < max(len(text), 1) for start in sentence_starts(text, "fr"))
    assert joined(cut(text, "fr")) == text.strip()
    assert points_on(text) in (True, False)
