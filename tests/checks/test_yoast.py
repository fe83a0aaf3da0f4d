"""Yoast's bullets by its published thresholds: each side of each step, from texts made for it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checks import Goal
from assistant.checks.yoast import Yoast, judge
from assistant.document import Format, Meta, read

SHORT = "Le pain est chaud ce matin."
LONG = (
    "Le boulanger de la rue des Lices sort son pain du four, le pose sur la table et appelle ses voisins à voix haute."
)


def judged(text: str, *keyphrases: str, format: Format = "text", meta: Meta | None = None) -> dict[str, str]:
    seen = judge(read(text, format, "fr", meta), Goal(form="article", keyphrases=keyphrases))
    return ratings(seen) | {"readability": str(seen.readability.score), "seo": str(seen.seo.score)}


def ratings(seen: Yoast) -> dict[str, str]:
    return {bullet.id: bullet.rating for part in (seen.readability, seen.seo) for bullet in part.bullets}


@pytest.mark.parametrize(
    ("long", "short", "colour"), [(1, 3, "green"), (1, 2.5, "orange"), (3, 7, "orange"), (1, 2, "red"), (1, 0, "red")]
)
def test_long_sentences(long: int, short: float, colour: str) -> None:
    text = " ".join([LONG] * long * 2 + [SHORT] * int(short * 2))
    assert judged(text)["sentence_length"] == colour


@pytest.mark.parametrize(("words", "colour"), [(150, "green"), (151, "orange"), (200, "orange"), (201, "red")])
def test_paragraphs(words: int, colour: str) -> None:
    assert judged("mot " * words)["paragraph_length"] == colour


@pytest.mark.parametrize(
    ("words", "headings", "colour"),
    [(300, 0, "green"), (301, 0, "red"), (320, 1, "orange"), (300, 1, "green"), (351, 1, "red")],
)
def test_subheadings(words: int, headings: int, colour: str) -> None:
    text = "\n\n".join(["## Partie", *["mot " * 50] * (words // 50), "mot " * (words % 50)][1 - headings :])
    assert judged(text, format="markdown")["subheading_distribution"] == colour


@pytest.mark.parametrize(
    ("words", "colour"), [(99, "red"), (199, "red"), (200, "red"), (249, "red"), (250, "orange"), (300, "green")]
)
def test_text_length(words: int, colour: str) -> None:
    assert judged("mot " * words)["text_length"] == colour


@pytest.mark.parametrize(
    ("count", "words", "colour"),
    [
        (0, 120, "red"),
        (1, 120, "red"),
        (2, 120, "green"),
        (5, 120, "red"),
        (1, 40, "green"),
        (2, 40, "red"),
        (3, 90, "red"),
    ],
)
def test_density(count: int, words: int, colour: str) -> None:
    text = ". ".join(["pain"] * count + ["mot " * (words - count)])
    assert judged(text, "pain")["keyphrase_density"] == colour


@pytest.mark.parametrize(
    ("keyphrase", "colour"),
    [("", "red"), ("pain", "green"), ("pain noir bio Lyon", "green"), ("pain noir bio Lyon samedi", "orange"),
     ("pain noir bio Lyon samedi matin place Bellecour marché", "red")],
)  # fmt: skip
def test_keyphrase_length(keyphrase: str, colour: str) -> None:
    assert judged(SHORT, *filter(None, [keyphrase]))["keyphrase_length"] == colour


@pytest.mark.parametrize(
    ("title", "colour"),
    [(None, "red"), ("Nos brioches", "red"), ("Le pain noir de Lyon", "green"), ("Recette du pain noir", "orange"),
     ("Les pains noirs de Lyon", "orange")],
)  # fmt: skip
def test_title(title: str | None, colour: str) -> None:
    assert judged(SHORT, "pain noir", meta=Meta(title))["keyphrase_in_title"] == colour


@pytest.mark.parametrize(
    ("text", "colour"),
    [("Le pain noir sort du four.", "green"), ("Le pain sort. La nuit noire tombe.", "orange"), ("Le four.", "red"),
     ("Le four.\n\nLe pain noir.", "red")],
)  # fmt: skip
def test_introduction(text: str, colour: str) -> None:
    assert judged(text, "pain noir")["keyphrase_in_introduction"] == colour


@pytest.mark.parametrize(
    ("size", "colour"), [(0, "red"), (120, "orange"), (121, "green"), (156, "green"), (157, "orange")]
)
def test_description(size: int, colour: str) -> None:
    assert judged(SHORT, meta=Meta(description="x" * size))["meta_description_length"] == colour


def test_links_and_images() -> None:
    page = '<p><a href="/a">a</a> <a href="https://b.example" rel="nofollow">b</a> <img src="x" alt="un pain"></p>'
    seen = judged(page, "pain", format="html")
    assert (seen["internal_links"], seen["outbound_links"]) == ("green", "orange")
    assert (seen["images"], seen["keyphrase_in_image_alt"]) == ("green", "green")
    bare = judged(SHORT, "pain")
    assert {bare[name] for name in ("internal_links", "outbound_links", "images", "keyphrase_in_image_alt")} == {"red"}


def test_totals() -> None:
    assert judged("Bonjour.")["readability"] == "30"
    assert judged(SHORT * 3)["readability"] == "90"
    assert judged("Bonjour.")["seo"] == "0"


def test_every_name_exists_in_both_languages() -> None:
    seen = judge(read("mot " * 400, language="fr"), Goal(keyphrases=("le",)))
    french, english = seen.as_json("fr"), seen.as_json("en")
    assert french["version"] == english["version"] == "3.6.0"
    for part in (seen.readability, seen.seo):
        names = [(b.as_json("fr")["name"], b.as_json("en")["name"]) for b in part.bullets]
        assert all(fr != en for fr, en in names if en != "Images")
    assert "function_words_in_keyphrase" in ratings(seen)


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=200), keyphrase=st.text(max_size=20), format=st.sampled_from(["text", "markdown", "html"]))
def test_any_text_is_judged(text: str, keyphrase: str, format: Format) -> None:
    for language in ("fr", "ar"):
        seen = judge(read(text, format, language, Meta(text, text, text)), Goal(keyphrases=(keyphrase,)))
        assert 0 <= seen.seo.score <= 100
        assert seen.readability.score in (30, 60, 90)
