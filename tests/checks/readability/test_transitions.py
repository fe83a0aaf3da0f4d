"""Connectives, sentence by sentence: true ones, and words that only look like one."""

from pathlib import Path

import pytest

from assistant.checks.readability.transitions import has_transition
from assistant.languages import Pack, load

FRENCH = {
    "Il pleut, alors on reste à la maison.": True,
    "Or, le prix a doublé.": True,
    "L'or brille.": False,
    "De plus en plus de gens viennent.": False,
    "Ainsi, tout le monde y gagne.": True,
    "Les pains ainsi que les brioches sont bio.": False,
    "Comme il pleut, le marché est annulé.": True,
    "Faites comme chez vous.": False,
    "Il reste un jour de plus.": False,
    "Enfin le printemps !": False,
    "Plutôt thé ou café ?": False,
    "Alors là, bravo !": False,
    "Le four a lâché, d'où le retard.": True,
    "D'où venez-vous ?": False,
    "Pour finir la saison en beauté, un concert.": True,
    "On part en car à 8 h.": False,
    "Le bus est plein, c'est pour cela qu'on prend le vélo.": True,
    "Elle est arrivée en retard à cause d'un accident.": True,
    "Quand même, quel talent !": True,
    "Il fait beau, en plus l'entrée est libre.": True,
    "Je vous dis bravo et merci.": False,
    "Aussi, pensez à réserver.": True,
    "Il est aussi grand que son frère.": False,
    "Tout d'abord, merci.": True,
    "Le résultat est là.": False,
    "Vous aimez le sucré ? Moi aussi.": False,
    "Venez tôt, sinon il n'y aura plus rien.": True,
    "Il est finalement venu.": True,
    "Bien que fatiguée, elle sourit.": True,
    "Il sait bien que tu viens.": False,
    "Le car scolaire est en panne.": False,
}
ENGLISH = {
    "So, what do you think?": True,
    "We ran out of flour, so we closed early.": True,
    "Not yet!": False,
    "She is yet to arrive.": False,
    "It rained all day, yet nobody left.": True,
    "I have lived here since 1998.": False,
    "Since we opened, 300 people have come.": True,
    "The soup is still hot.": False,
    "Still, we had fun.": True,
    "Back then, life was slow.": False,
    "Wait a while.": False,
    "While tea is cheap, coffee is not.": True,
    "He is as tall as me.": False,
    "As it was raining, we stayed in.": True,
    "Too good to miss.": False,
    "You can also call us.": True,
    "Nothing but love.": False,
    "Next Sunday we bake.": False,
    "Next, add the eggs.": True,
    "Second prize goes to Ann.": False,
    "I think so.": False,
    "She left because of the noise.": True,
    "I had to, otherwise we would be late.": True,
    "I like tea, though.": True,
    "The train is due to leave at 5.": False,
    "First, thanks.": True,
    "Last Sunday was fun.": False,
    "Everything but the kitchen sink!": False,
    "Thus ended the day.": True,
    "Despite the rain, we danced.": True,
}


@pytest.mark.parametrize(("sentence", "tied"), FRENCH.items())
def test_french(sentence: str, tied: bool) -> None:
    assert has_transition(sentence, load("fr")) is tied


@pytest.mark.parametrize(("sentence", "tied"), ENGLISH.items())
def test_english(sentence: str, tied: bool) -> None:
    assert has_transition(sentence, load("en")) is tied


def test_a_language_without_its_list_gives_no_verdict(tmp_path: Path) -> None:
    assert has_transition("Das Brot ist gut.", Pack("xx", tmp_path)) is None
