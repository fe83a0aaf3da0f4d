"""The view of a site costs as much again when the site doubles, not four times."""

from array import array
from random import Random

from assistant.audit import site
from assistant.audit.shingles import signature
from assistant.audit.types import Material, OutLink, PageAudit, packed
from tests.timing import growth

HOME = "https://www.exemple.example"
PAGES, WORDS, LINKS = 150, 400, 30


def pages(count: int) -> list[PageAudit]:
    """Return a site of many pages that share words, links and, some of them, whole texts."""
    chance = Random(count)
    urls = [f"{HOME}/page-{number}.html" for number in range(count)]
    return [page(number, urls, Random(number % (count // 10)), chance) for number in range(count)]


def page(number: int, urls: list[str], own: Random, chance: Random) -> PageAudit:
    written = [f"mot{own.randrange(3000)}" for _ in range(WORDS)]
    text = " ".join(written)
    numbers = array("I", [int(word[3:]) + 1 for word in written])
    offsets = array("I", [0, 0])
    links = tuple(OutLink(chance.choice(urls), "suite", True, False, True) for _ in range(LINKS))
    phrase = tuple(numbers[5:7])
    material = Material(
        urls[number], packed(text), numbers.tobytes(), offsets.tobytes(), signature(numbers), phrase, links,
        tuple(sorted(phrase)),
    )  # fmt: skip
    return PageAudit(
        urls[number],
        urls[number],
        200,
        language="fr",
        title=f"Titre {number // 3}",
        words=WORDS,
        indexable=True,
        keyphrase=" ".join(written[5:7]),
        keyphrase_given=True,
        material=material,
    )


def test_twice_the_pages_are_not_four_times_the_work() -> None:
    few, many = pages(PAGES), pages(4 * PAGES)
    made = site.view(many, True, frozenset(), None)
    assert made.near_duplicates
    assert made.cannibalisation
    few_seen, many_seen = (lambda of=of: site.view(of, True, frozenset(), None) for of in (few, many))
    assert growth(few_seen, many_seen, most=10) <= 10  # four times the pages: linear is 4, quadratic 16
