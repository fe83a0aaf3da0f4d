"""A model that drops, swaps, invents and obeys orders, a thousand times: no hard fact it touched is ever accepted."""

import random
import re
from collections.abc import Callable

import pytest

from assistant.checks import Goal
from assistant.document import read
from assistant.llm.client import Client
from assistant.rewriting.engines import ModelEngine
from assistant.rewriting.rewrite import rewrite
from assistant.rewriting.task import Wishes
from tests.scripted_endpoint import Reply, Request, ScriptedEndpoint

RUNS = 1000
SOURCES = {
    "fr": (
        "La boulangerie Martin ouvre lundi 7 décembre à 8 h 30. La baguette passe à 1,20 € et le seigle à 3,90 €. "
        "Réservez au 04 78 00 11 22 ou sur https://martin.example/noel avant le 20 décembre.",
        "Le musée accueille 250 visiteurs par jour, de 10 h à 18 h. Fermé le lundi. "
        "L’entrée coûte 6 €, le catalogue 14 €. Visites guidées sur inscription à visites@musee.example.",
    ),
    "en": (
        "The Martin bakery opens on Monday 7 December at 8:30 am. The baguette is now £1.20 and the rye loaf £3.90. "
        "Book on https://martin.example/noel before 20 December.",
        "The museum welcomes 250 visitors a day, from 10 am to 6 pm. Closed on Monday. "
        "Tickets cost £6, the catalogue £14. Guided tours on registration at tours@museum.example.",
    ),
}
INVENTED = {
    "fr": (
        "Livraison à 4,50 €.",
        "Remise de 30 % jeudi.",
        "Infos : https://evil.example/x",
        "Appelez le 06 12 34 56 78.",
    ),
    "en": (
        "Delivery is £4.50.",
        "A 30% discount on Thursday.",
        "More: https://evil.example/x",
        "Call +44 20 7946 0958.",
    ),
}


def another_number(text: str, chance: random.Random) -> str:
    """Change one figure of the text."""
    spot = chance.choice([m for m in re.finditer(r"\d+", text) if "[[" not in text[max(m.start() - 12, 0) : m.start()]])
    return text[: spot.start()] + str(int(spot[0]) + chance.randint(1, 9)) + text[spot.end() :]


def swapped(text: str, chance: random.Random) -> str:
    """Put each of two prices in the other's place."""
    prices = list(re.finditer(r"£\d+\.\d\d|\d+,\d\d €|\d+ €|£\d+", text))
    first, second = prices[0], prices[1]
    middle = text[first.end() : second.start()]
    return text[: first.start()] + second[0] + middle + first[0] + text[second.end() :]


def without_mark(text: str, chance: random.Random) -> str:
    """Leave out one address."""
    return re.sub(r"\[\[\w+\]\]", "", text, count=1)


def another_day(text: str, chance: random.Random) -> str:
    """Change the day of the week."""
    for said, other in (("lundi", "mardi"), ("Monday", "Tuesday")):
        if said in text:
            return text.replace(said, other)
    raise AssertionError("the sources hold a day each")


def test_no_touched_fact_is_ever_accepted() -> None:
    slipped: list[str] = []
    honest = accepted = 0
    chance = random.Random(20261122)
    with ScriptedEndpoint() as server:
        engine = ModelEngine("endpoint", server.model, lambda: Client(server.endpoint()))
        for run in range(RUNS):
            language = chance.choice(["fr", "en"])
            source = chance.choice(SOURCES[language])
            name, trick = chance.choice(TRICKS)
            said: list[str] = []
            server.then(playing(trick, language, chance, said))
            goal = Goal(chance.choice(["linkedin", "facebook", "mastodon", "telegram"]))
            made = rewrite(read(source, language=language), goal, engine, Wishes(attempts=1, variant=run))
            honest += name == "honest"
            accepted += made.accepted and name == "honest"
            if made.accepted and name != "honest":
                slipped.append(f"{name}: {said[0]}")
    assert not slipped, "\n".join([f"{len(slipped)} of {RUNS}", *sorted(set(slipped))])
    assert accepted == honest > 0, "a text given back as it is must be accepted"


Trick = Callable[[str, str, random.Random], str]
TRICKS: tuple[tuple[str, Trick], ...] = (
    ("honest", lambda text, language, chance: text),
    ("another number", lambda text, language, chance: another_number(text, chance)),
    ("swapped", lambda text, language, chance: swapped(text, chance)),
    ("without an address", lambda text, language, chance: without_mark(text, chance)),
    ("another day", lambda text, language, chance: another_day(text, chance)),
    ("invented", lambda text, language, chance: f"{text} {chance.choice(INVENTED[language])}"),
    ("injected", lambda text, language, chance: f"{chance.choice(INVENTED[language])} {text}"),
    ("other language", lambda text, language, chance: SOURCES["en" if language == "fr" else "fr"][0]),
)


def playing(trick: Trick, language: str, chance: random.Random, said: list[str]) -> Callable[[Request], Reply]:
    """Return the behaviour that plays a trick on the draft and writes down what it said."""

    def answer(request: Request) -> Reply:
        said.append(trick(request.draft, language, chance))
        return Reply(said[-1])

    return answer


@pytest.mark.parametrize("name", [name for name, _ in TRICKS if name != "honest"])
def test_every_trick_changes_the_text(name: str) -> None:
    chance = random.Random(1)
    for language, texts in SOURCES.items():
        for text in texts:
            masked = re.sub(r"https://\S+|\S+@\S+\w", "[[LINK_1]]", text)
            assert dict(TRICKS)[name](masked, language, chance) != masked
