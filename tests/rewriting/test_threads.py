"""A thread always fits, joins back into the text, and cuts where a reader would."""

import random
from itertools import accumulate

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.languages import codes
from assistant.networks import Profile, clusters, fits, load, names
from assistant.networks.entities import links, plain
from assistant.rewriting.threads import split
from tests.timing import cpu_seconds

UNITS = {
    "weighted_x": "x:60",
    "graphemes": "bluesky:40",
    "graphemes_mastodon": "mastodon:60",
    "code_points": "forum:40",
    "utf16": "telegram:40",
    "utf8_bytes": "youtube:60",
    "threads_mixed": "threads:50",
    "unknown": "whatsapp:40",
}
PIECES = [
    *("Le marché ouvre samedi. ", "Venez nombreux\u00a0! ", "20 % de remise, ", "1 234,50\u00a0€ ", "12 km "),
    *("https://exemple.fr/a?b=1 ", "@user@serveur.fr ", "#FêteDuLivre ", "fait.Me ", "«\u00a0oui\u00a0» "),
    *(
        "👨\u200d👩\u200d👧\u200d👧",
        "🇫🇷",
        "\n",
        "\n\n",
        " ",
        "e\u0301",
        "مرحبا بكم. ",
        "日本語。",
        "…",
        "-",
        "\r\n",
        "\u200d",
    ),
    *("\ufe0f", "anticonstitutionnellement", "x" * 90, "https://exemple.fr/" + "a" * 120),
]
WORDS = st.sampled_from(
    [
        *(
            "Le marché ouvre samedi. ",
            "Venez nombreux\u00a0! ",
            "20 % de remise, ",
            "1 234,50 € ",
            "12 km ",
            "à ",
            "et ",
        ),
        *(
            "https://exemple.fr/a?b=1 ",
            "@user@serveur.fr ",
            "#FêteDuLivre ",
            "👨\u200d👩\u200d👧\u200d👧 ",
            "🇫🇷 ",
            "cafe\u0301 ",
        ),
    ]
)
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.text(max_size=150))


@pytest.mark.parametrize("name", UNITS.values(), ids=UNITS)
@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(text=TEXTS)
def test_every_post_fits_and_joining_gives_the_text_back(name: str, text: str) -> None:
    profile = load(name)
    posts = split(text, profile, "fr")
    assert "".join(posts) == text
    assert all(fits(post, profile) for post in posts)
    assert all(posts) or posts == ("",)


@pytest.mark.parametrize("name", UNITS.values(), ids=UNITS)
def test_ten_thousand_texts_fit_and_join_back(name: str) -> None:
    profile, chance = load(name), random.Random(20_261)
    for _ in range(10_000):
        text = "".join(chance.choices(PIECES, k=chance.randint(1, 7)))
        posts = split(text, profile, "fr")
        assert "".join(posts) == text
        assert all(fits(post, profile) for post in posts), text


@pytest.mark.parametrize("name", ["x:90", "bluesky:90", "mastodon:90", "threads:90"])
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(text=st.lists(WORDS, min_size=20, max_size=60).map("".join))
def test_no_post_ends_inside_a_link_a_cluster_or_a_quantity(name: str, text: str) -> None:
    profile = load(name)
    posts = split(text, profile, "fr")
    whole = {0, *accumulate(map(len, clusters(text)))}
    for cut in [*accumulate(map(len, posts))][:-1]:
        assert cut in whole
        assert text[cut - 1] == " "
        assert not any(link.start < cut < link.end for link in plain.links(text))
        assert not text[cut:].startswith(("%", "€", "km", "234"))


@pytest.mark.parametrize("name", names())
def test_a_short_text_is_one_post(name: str) -> None:
    assert split("Bonjour à tous.", load(name), "fr") == ("Bonjour à tous.",)
    assert split("", load(name), "fr") == ("",)


SENTENCE = "Le conseil municipal a voté hier soir le budget de la nouvelle bibliothèque du quartier. "


def test_cuts_fall_at_sentence_ends() -> None:
    posts = split(SENTENCE * 8, load("x"), "fr")
    assert [post.strip().count(".") for post in posts] == [3, 3, 2]
    assert all(post.strip().endswith(".") for post in posts)


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        (SENTENCE * 2 + "Et quel est donc son secret ? " + SENTENCE * 2, "Et quel"),
        (SENTENCE * 2 + "\n\nUne question ?\n" + SENTENCE * 2, "Une question ?"),
        (SENTENCE * 3 + "\n\nTrois conseils :\n\n1. Écoutez.\n2. " + SENTENCE * 2, "Trois conseils :"),
        (SENTENCE * 3 + "\n\n#FêteDuLivre #Nantes #Loire", SENTENCE.strip()),
        (SENTENCE * 2 + "Une question ?\n\n" + SENTENCE * 2, SENTENCE.strip()),
    ],
)
def test_a_question_keeps_its_answer_and_hashtags_their_text(text: str, opens: str) -> None:
    posts = split(text, load("x"), "fr")
    assert "".join(posts) == text
    assert len(posts) == 2
    assert posts[1].startswith(opens)


LISTED = "On recrute ! 👋\n\nLa Maison Duval cherche un apprenti boulanger pour le 1er septembre.\n\nOn te propose :\n"
ENTRIES = (
    "✅ un vrai maître d’apprentissage\n✅ des nuits qui commencent à 4 h\n✅ le lundi de repos\n✅ une mutuelle\n\n"
)
UPDATE = "Product update: October\n\nWhat's new\n- Dark mode on Android and iOS\n- Posts planned a year ahead"
FIXED = "What's fixed\n- Times were shown in UTC for some users in India. They aren't any more.\n- Emoji are back."
ABOUT = "À propos de Jours Verts\nJours Verts est une coopérative de Villeurbanne. Elle livre des paniers bio à vélo."


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        (LISTED + ENTRIES + SENTENCE * 2, "Le conseil"),  # a list in one post
        (f"{SENTENCE}\n\n{UPDATE}\n\n{FIXED}\n\n{SENTENCE}", "What's fixed"),  # a list with its heading
        (f"{SENTENCE}{SENTENCE}\n\n{ABOUT}", "À propos de Jours Verts"),  # a heading with its text
        (f"{SENTENCE}\n\nOn agit. {SENTENCE}{SENTENCE}Sans tarder.", "On agit."),  # a paragraph whole
        (f"1. Court.\n\n2. {SENTENCE}\n\n3. Relancez. Une fois. {SENTENCE}{SENTENCE}", "3. Relancez."),
        (f"{SENTENCE}\n\nBonne question ! {SENTENCE}Elle est close. {SENTENCE}", "Bonne question !"),
    ],
)
def test_a_thread_is_cut_where_its_paragraphs_and_lists_are(text: str, opens: str) -> None:
    posts = split(text, load("x"), "en" if "What's" in text else "fr")
    assert "".join(posts) == text
    assert any(post.startswith(opens) for post in posts[1:]), posts


def test_a_post_is_not_left_half_empty_to_keep_a_question_with_its_answer() -> None:
    posts = split("Bonjour. " + "Qui vient à la fête du quartier samedi soir avec ses amis ? " * 9, load("x"), "fr")
    assert [post.count("?") for post in posts] == [4, 3, 2]


@pytest.mark.parametrize("language", codes())
def test_sentence_ends_hold_in_every_language(language: str) -> None:
    text = {"ar": "افتتحت المكتبة أبوابها اليوم أمام جميع القراء في المدينة. "}.get(language, SENTENCE) * 20
    assert all(post.strip().endswith(".") for post in split(text, load("bluesky"), language))


@pytest.mark.parametrize(
    ("head", "kept"),
    [
        ("mot " * 68, "1 234,50 € par"),
        ("mot " * 67, "12 km à pied"),
        ("mot " * 66, "le 20 mai prochain"),
        ("mot " * 68, "20\u00a0% de"),
        ("mot " * 68, "« oui » dit-il"),
        ("mot " * 63, "01 23 45 67 89 tous les jours"),
    ],
)
def test_what_belongs_together_stays_together(head: str, kept: str) -> None:
    quantity = kept.rsplit(" ", 1)[0]
    posts = split(head + kept + " mot" * 80, load("x"), "fr")
    assert any(quantity.split(" mot")[0].strip() in post for post in posts)


def test_an_address_longer_than_a_post_is_cut_last_and_still_fits() -> None:
    profile = load("bluesky")
    text = "Le dossier complet est ici : https://exemple.fr/" + "a" * 5000 + " Bonne lecture."
    posts = split(text, profile, "fr")
    assert "".join(posts) == text
    assert all(fits(post, profile) for post in posts)
    assert posts[0] == "Le dossier complet est ici : "


def test_a_long_address_stays_whole_where_links_have_a_fixed_cost() -> None:
    text = SENTENCE * 3 + "Tout est là : https://exemple.fr/" + "a" * 900
    posts = split(text, load("x"), "fr")
    assert links(posts[-1], load("x"))[0].text.endswith("a" * 900)


def test_a_grapheme_heavier_than_a_post_still_fits() -> None:
    profile = load("bluesky")
    posts = split("e" + "\u0301" * 4000, profile, "fr")
    assert all(fits(post, profile) for post in posts)
    assert "".join(posts) == "e" + "\u0301" * 4000


def timed(text: str, profile: Profile) -> float:
    return cpu_seconds(lambda: split(text, profile, "fr"))


@pytest.mark.parametrize(
    "text",
    [SENTENCE * 1000, "a." * 20_000, "é" * 50_000, "👨‍👩‍👧‍👧" * 5_000, " " * 50_000, "https://" * 8_000, "//" * 10_000],
)
def test_time_stays_near_linear(text: str) -> None:
    profile = load("x")
    timed(text[:1000], profile)
    assert timed(text, profile) < 20


def test_a_last_post_does_not_stand_nearly_empty() -> None:
    text = (
        "La fête commence samedi à midi sur la grande place du village. " * 4
        + "Les enfants entrent sans payer. À demain !"
    )
    posts = split(text, load("x"), "fr")
    assert "".join(posts) == text
    assert len(posts[-1]) > len("À demain !")
