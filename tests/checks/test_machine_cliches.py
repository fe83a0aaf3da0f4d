"""The turns that language models wear out: enough of them, each with a plainer way, told in generated posts alone."""

import re
import tomllib

import pytest

from assistant.checks import check
from assistant.checks.style.machine_cliche import CHECK
from assistant.document import read
from assistant.languages import load

GENERATED = {
    "fr": (
        "À l'ère du numérique, il est essentiel de se démarquer.",
        "Laissez-vous tenter par une expérience culinaire inoubliable.",
        "Chaque bougie raconte une histoire.",
        "Plus qu'un simple produit, c'est une véritable philosophie de vie.",
        "Ensemble, construisons un avenir plus durable.",
        "Que vous soyez débutant ou confirmé, vous trouverez votre bonheur.",
        "Prêts à transformer votre quotidien ?",
        "L'innovation est au cœur de notre démarche.",
        "Nous sommes ravis de vous accueillir dans notre nouvelle boutique.",
        "Nous sommes fiers de vous faire part de ce partenariat.",
        "Nous sommes ravis d’annoncer l’ouverture de la boutique.",
        "On est vraiment ravies de vous retrouver mardi.",
        "Toute notre équipe est heureuse d’accueillir Lina.",
    ),
    "en": (
        "In the digital age, standing out is essential.",
        "Treat yourself to an unforgettable culinary experience.",
        "Every candle tells a story.",
        "More than just a product, it's a way of life.",
        "Together, let's build a more sustainable future.",
        "Whether you're a beginner or a pro, we've got you covered.",
        "Ready to transform your daily life?",
        "Innovation is at the heart of everything we do.",
    ),
}


def turns(language: str) -> dict[str, dict[str, str]]:
    source = load(language).folder / "machine_cliches.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_turn_is_a_pattern_with_a_plainer_way_and_a_fault_that_can_be_told(language: str) -> None:
    assert sum(len(theme) for theme in turns(language).values()) >= 120
    assert set(turns(language)) <= set(CHECK.outcomes)
    for theme in turns(language).values():
        for phrase, plainer in theme.items():
            re.compile(phrase)
            assert plainer, phrase


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language in GENERATED for text in GENERATED[language]]
)
def test_generated_sentences_are_told_with_a_plainer_way(language: str, text: str) -> None:
    found = [f for f in check(read(text, "text", language)).findings if f.check == "style.machine_cliche"]
    assert found
    assert all(f.fix is not None and f.fix.params["plain"] for f in found)
