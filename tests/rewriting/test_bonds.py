"""What is left out together: no answer loses its question, no list its heading, no “it” what it speaks of."""

import pytest

from assistant.checks import Goal
from assistant.document import read
from assistant.languages import codes, load
from assistant.rewriting.leaning import leans
from assistant.rewriting.rules import propose

LEANING = {
    "fr": ("De plus, les chiens sont admis.", "C’est pour ça qu’elles sentent bon.", "Elles partent vite."),
    "en": ("However, it’s closed on Mondays.", "They hand out meals.", "In addition, dogs are welcome."),
    "de": ("Außerdem gibt es Kaffee.", "Sie backen alles vor Ort.", "Darüber hinaus ist der Eintritt frei."),
    "es": ("Además, hay café.", "Por eso huelen tan bien.", "Ellas salen pronto."),
    "it": ("Inoltre, ogni volontario riceve una maglietta.", "Per questo profumano.", "Questo ci piace."),
    "pt": ("Além disso, servimos vinho.", "Esta carta vai mudar tudo.", "Por isso cheiram bem."),
    "nl": ("Bovendien kun je thuis werken.", "Ze laten alles zien.", "Daarnaast is er koffie."),
    "ar": ("بالإضافة إلى ذلك، الحديقة مفتوحة.", "لذلك رائحتها طيبة.", "هذا يسعدنا."),
}
STANDING = {
    "fr": (
        "Il y a du café.",
        "Cette année, tout change.",
        "Et vous, quel est votre déclic ?",
        "Les places partent vite.",
    ),
    "en": ("This year, all is new.", "And you?", "Seats go fast.", "It’s official: we open."),
    "de": ("Dieses Jahr ist alles neu.", "Es gibt Kaffee.", "Die Plätze sind knapp."),
    "es": ("Este año todo cambia.", "Las plazas vuelan."),
    "it": ("I posti sono pochi.", "E tu, cosa ne pensi?"),
    "pt": ("Este ano tudo muda.", "Os lugares voam."),
    "nl": ("Dit jaar is alles nieuw.", "De plaatsen gaan snel."),
    "ar": ("الأماكن قليلة.", "هذا العام كل شيء جديد."),
}
KEPT_TOGETHER = [
    # a pronoun keeps what it stands for
    ("fr", "Au Soudan, 25 millions de personnes ont faim. Nos équipes sont sur place. Elles distribuent 8 000 repas "
     "par jour. Tout le monde peut aider à sa façon et selon ses moyens.", "Elles distribuent", "Nos équipes"),
    ("en", "Five places for a day out. Our favourite is the gallery. However, it is closed on 5 May and 6 May. "
     "We wish everybody a lovely time and plenty of sunshine.", "However, it is", "the gallery"),
    # an answer keeps its question
    ("fr", "Une femme sur huit sera touchée. Vous avez le courrier ? Prenez rendez-vous. Vous ne l’avez pas ? "
     "Demandez-le à votre médecin. Jeudi 16 octobre, on vous accueille.", "Demandez-le", "Vous ne l’avez pas"),
    ("fr", "Fête de la musique\nOù ? Partout en ville.\nQuand ? Le 21 juin dès 18 h.\nOn a hâte de vous retrouver "
     "toutes et tous.", "Le 21 juin", "Quand"),
    # a list keeps its heading
    ("fr", "On recherche 40 bénévoles.\nVos missions :\n- accueillir les donateurs\n- trier les denrées\n"
     "Aucune expérience n’est demandée, juste de la bonne humeur.", "- trier", "Vos missions"),
    ("en", "We give away 2 tickets!\nTo enter:\n1️⃣ follow @harbour\n2️⃣ like this post\nGood luck to all of you who "
     "take part in it!", "2️⃣ like", "To enter:"),
    # a sign-off keeps its name
    ("fr", "Il reste 12 places. Les chiens sont les bienvenus partout dans le camping.\nÀ bientôt,\nLes Dunes",
     "Les Dunes", "À bientôt,"),
]  # fmt: skip


@pytest.mark.parametrize("language", codes())
def test_sentences_that_lean_are_told_from_those_that_stand(language: str) -> None:
    assert [s for s in LEANING[language] if not leans(s, language)] == []
    assert [s for s in STANDING[language] if leans(s, language)] == []


@pytest.mark.parametrize("language", codes())
def test_every_language_says_what_leans_on_nothing(language: str) -> None:
    assert load(language).lines("leaning_others")


@pytest.mark.parametrize(("language", "text", "said", "needed"), KEPT_TOGETHER)
@pytest.mark.parametrize("most", range(40, 240, 12))
def test_what_is_read_together_is_left_out_together(
    language: str, text: str, said: str, needed: str, most: int
) -> None:
    parts = propose(read(text, "text", language), Goal(f"forum:{most}")).parts
    halved = propose(read(text, "text", language), Goal("forum"), halve=True).parts
    for (post,) in (parts, halved):
        assert needed in post or said not in post


@pytest.mark.parametrize(
    ("language", "kept"),
    [("fr", "Le camping est gratuit."), ("fr", "Si l’on annule, on vous rembourse."), ("en", "Parking is free.")],
)
def test_what_is_free_or_conditional_stays(language: str, kept: str) -> None:
    text = f"Les Nuits, 9 juillet. {kept} On espère vous retrouver nombreux."
    (post,) = propose(read(text, "text", language), Goal("forum"), halve=True).parts
    assert kept in post
