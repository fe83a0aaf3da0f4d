"""The passive, sentence by sentence: what the gold rules call one, and what looks like one."""

import pytest

from assistant.checks.readability.passive import is_passive
from assistant.languages import load

FRENCH = {
    "C'est publié !": True,
    "Le métier est varié.": False,
    "L'offre est limitée.": False,
    "Nous sommes basés à Lyon.": False,
    "La distinction est simplement humaine.": False,
    "Il est possible de venir.": False,
    "Les billets sont vendus sur place.": True,
    "Le concert est annulé.": True,
    "La mairie a été construite en 1900.": True,
    "Cet été, vendez vos légumes.": False,
    "Le musée va être rénové.": True,
    "Elle est passée par Lyon.": False,
    "Nous sommes montés par l'escalier.": False,
    "Le texte sera relu par Paul.": True,
    "Ils se sont rencontrés à Rabat.": False,
    "Nous nous sommes trompés.": False,
    "Elle s'est blessée.": False,
    "Les photos sont prises par une bénévole.": True,
    "Nous sommes déjà partis.": False,
    "Est-ce que le colis a été livré ?": True,
    "L'entrée est offerte aux enfants.": True,
    "Vous serez remboursés sous 8 jours.": True,
    "Le pain est cuit au feu de bois.": True,
    "Vous êtes les bienvenus.": False,
    "Le bar est fermé.": False,
    "Ce prix m'a été remis hier.": True,
    "Elle est devenue célèbre.": False,
    "Aucune donnée n'est collectée.": True,
    "J'ai adoré.": False,
    "Le sucre est ajouté à froid.": True,
    "Ma fille est née hier.": False,
    "Il est minuit.": False,
    "C'est parti !": False,
    "On a été prévenus trop tard.": True,
    "C'est une société réputée.": False,
    "Nous étions nombreux.": False,
    "Il était une fois un boulanger.": False,
    "Les anciens locaux ayant été vendus, on déménage.": True,
    "Le café est gratuit.": False,
    "Les clés sont là.": False,
    "Je suis allé au marché.": False,
    "Le café est l'allié des matins.": False,
    "Tout a été mangé.": True,
    "Elle a été malade.": False,
    "Elle est contente d'avoir mangé.": False,
    "Nos légumes sont récoltés le matin même.": True,
    "Le gagnant sera contacté en message privé.": True,
    "Les places sont comptées.": False,
    "Vous avez été nombreux à venir.": False,
    "La date est à noter.": False,
    "Ce soir, on est invités.": False,
    "La salle est nettoyée chaque jour.": True,
}
ENGLISH = {
    "The cake was eaten.": True,
    "It's been a long day.": False,
    "It's made in Wales.": True,
    "She's written three books.": False,
    "He's gone.": False,
    "I'm done.": False,
    "The doors are locked at nine.": True,
    "The shop is closed on Monday.": False,
    "We were asked to leave.": True,
    "They're excited.": False,
    "It was great.": False,
    "We are open.": False,
    "Every loaf is baked by hand.": True,
    "You will be emailed a code.": True,
    "You are invited.": False,
    "Is the red one yours?": False,
    "Are dogs allowed inside?": True,
    "Was the show filmed here?": True,
    "Are you tired?": False,
    "What are we waiting for?": False,
    "He got fired.": True,
    "He got a used car.": False,
    "It gets cold.": False,
    "My bike got nicked.": True,
    "Nothing has been decided.": True,
    "I have decided.": False,
    "She was born in York.": False,
    "We've been closed.": False,
    "The road is being repaired.": True,
    "You're welcome.": False,
    "No animals were harmed.": True,
    "That is the dress I wanted.": False,
    "He was running.": False,
    "The coach is here.": False,
    "This product isn't sold in shops.": True,
    "Made with love? It was knitted by Gran.": True,
    "Are these the shoes you ordered?": False,
    "It is based on a book.": False,
    "We are located in Leeds.": False,
    "The photos were taken on Sunday.": True,
}


@pytest.mark.parametrize(("sentence", "passive"), FRENCH.items())
def test_french(sentence: str, passive: bool) -> None:
    assert is_passive(sentence, load("fr")) is passive


@pytest.mark.parametrize(("sentence", "passive"), ENGLISH.items())
def test_english(sentence: str, passive: bool) -> None:
    assert is_passive(sentence, load("en")) is passive


def test_a_language_without_its_lists_gives_no_verdict() -> None:
    assert is_passive("Das Brot wird gebacken.", load("de")) is None
