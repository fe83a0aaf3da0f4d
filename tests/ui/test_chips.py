"""The facts of a rewrite as chips: each opens on its place in both texts, marked; nothing of them is HTML."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.rewriting.fact_places import Texts
from assistant.settings import load
from assistant.ui.chips import SHOWN, chips
from assistant.ui.screen import Screen
from assistant.ui.variant import verdict

FACTS: dict[str, Sequence[Any]] = {
    "altered": [{"source": "320 DH", "rewrite": "230 DH", "kind": "price"}],
    "dropped": ["à Rabat"],
    "invented": ["gratuit"],
    "kept": ["10 h"],
}
TEXTS = Texts(
    "Le stage de poterie a lieu samedi à 10 h, à Rabat. Il coûte 320 DH, terre et cuisson comprises, pour deux jours.",
    "Samedi à 10 h, le stage de poterie est à 230 DH ! Le thé <b>est</b> gratuit.",
    ("fr", "fr"),
)


def drawn(facts: Mapping[str, Sequence[Any]] | None = None, texts: Texts = TEXTS, language: str = "fr") -> str:
    return str(chips(FACTS if facts is None else facts, texts, Screen("draft", language, load())))


def marks(html: str, fate: str) -> list[str]:
    """Return what is marked in the texts for the facts of a fate, in order."""
    chosen = [chip for chip in html.split("<li") if f"pp-{fate}" in chip]
    return re.findall(r"<mark>(.*?)</mark>", "".join(chosen))


def test_each_fact_opens_on_its_places() -> None:
    html = drawn()
    assert marks(html, "altered") == ["320 DH", "230 DH"]
    assert marks(html, "dropped") == ["à Rabat"]
    assert marks(html, "invented") == ["gratuit"]
    assert marks(html, "kept") == ["10 h", "10 h"]
    assert html.count("Dans votre texte") == html.count("Dans la réécriture") == 4
    assert "n’y est plus" in html
    assert "n’y est pas" in html


def test_the_words_around_are_whole_and_escaped() -> None:
    html = drawn()
    assert "&lt;b&gt;est&lt;/b&gt;" in html
    assert "<b>est" not in html


def test_a_long_text_is_cut_between_two_words_around_the_place() -> None:
    words = [f"mot{n:03}" for n in range(60)]
    source = " ".join([*words, "320 DH", *words])
    html = drawn({"dropped": ["320 DH"]}, Texts(source, "Rien.", ("fr", "fr")))
    (shown,) = re.findall(r"<dd[^>]*>(… .* …)</dd>", html)
    before, after = shown[2:-2].split(" <mark>320 DH</mark> ")
    assert set(before.split() + after.split()) <= set(words)
    assert 5 < len(before.split()) < 15


def test_a_fact_without_a_place_is_a_plain_chip() -> None:
    html = drawn({"kept": ["trente"]})
    assert "<details" not in html
    assert "trente" in html


def test_many_kept_facts_fold_and_what_is_wrong_does_not() -> None:
    html = drawn({"kept": [f"{n} h" for n in range(SHOWN + 1)], "dropped": ["à Rabat"]})
    assert html.index("pp-dropped") < html.index(f"{SHOWN + 1} faits conservés")


def test_what_the_guard_is_not_sure_of_is_shown_to_be_checked() -> None:
    unsure = [{"source": "", "rewrite": "est gratuit", "kind": "superlative"}]
    html = drawn({"unsure": unsure}, Texts("Le thé.", "Le thé est gratuit.", ("fr", "fr")))
    assert marks(html, "unsure") == ["est gratuit"]
    assert "? à vérifier" in html


def test_an_accepted_rewrite_with_something_to_check_does_not_promise_that_nothing_changed() -> None:
    screen, unsure = Screen("draft", "fr", load()), [{"source": "", "rewrite": "est gratuit", "kind": "superlative"}]
    accepted = {"accepted": True, "reasons": [], "facts": {"unsure": unsure}}
    assert "lisez d’abord ce qui est à vérifier" in str(verdict(accepted, screen))
    assert "aucun fait n’a changé" in str(verdict({**accepted, "facts": {}}, screen))
