"""What models put around a text is taken off; what a post says by itself stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.languages import codes, load
from assistant.rewriting import reader
from assistant.rewriting.wrapping import bare, unmarked
from tests.rewriting.test_loop import SOURCE, run, shown
from tests.scripted_endpoint import writes

DRAFT = "La boulangerie ouvre lundi à 8 h."
TEXT = "Lundi, 8 h : la boulangerie ouvre.\n\nVous venez ?"
AROUND = [
    "Voici votre post :\n\n{}",
    "Bien sûr ! Voici une version réécrite pour LinkedIn :\n\n{}",
    "Bien sûr !\n\n{}",
    "**Post LinkedIn :**\n\n{}",
    "Sure! Here's your post:\n\n{}",
    "Here is the rewritten version, within 280 characters:\n\n---\n\n{}\n\n---",
    "Hier ist der überarbeitete Beitrag:\n\n{}",
    "¡Claro! Aquí tienes la publicación:\n\n{}",
    "Ecco il testo riscritto:\n\n{}",
    "Aqui está a publicação:\n\n{}",
    "Hier is de herschreven tekst:\n\n{}",
    "إليك النص المعاد:\n\n{}",
    "{}\n\nN’hésitez pas à me dire si vous souhaitez des ajustements !",
    "{}\n\nCette version met l’accent sur l’ouverture et garde tous les faits.",
    "{}\n\nJ’ai conservé tous les faits du texte.",
    "{}\n\nLet me know if you'd like any changes!",
    "{}\n\n(Character count: 64)",
    "Voici le post :\n```text\n{}\n```\nBonne publication !",
    "<thinking>Hmm.</thinking>\n{}",
    "<draft>\n{}\n</draft>",
    "The user wants a post.\nI must keep the hour.\n</think>\n\n{}",
    "{}\n\n(Note : j’ai conservé les marqueurs tels quels.)",
    "{}\n\nNote: I kept the placeholders as they are.",
    "**Option 1 :**\n\n{}\n\n**Option 2 :**\n\nLundi, on ouvre.",
    "Version A – directe\n{}\n\nVersion B – chaleureuse\nOn ouvre lundi !",
]
OWN = [
    "Voici nos horaires :\n\nlundi et mardi, dès 8 h.",
    "On ouvre lundi.\n\nDites-moi ce que vous en pensez !",
    "On ouvre lundi.\n\nNote : le magasin ferme à midi.",
    "We open on Monday.\n\nLet me know what you think in the comments!",
    "J’ouvre lundi.\n\nJ’ai gardé le meilleur pour la fin.",
    "La 4.2 est là.\n\nCette version est deux fois plus rapide.",
    "Here’s to you:\n\nthe first customers.",
    "Option 1 : venez à pied.",
    "Note : on n’ouvre pas le dimanche.",
]


@pytest.mark.parametrize("around", AROUND)
def test_what_a_model_says_of_its_text_is_left_out(around: str) -> None:
    assert reader.read(around.replace("{}", TEXT), DRAFT) == TEXT


@pytest.mark.parametrize("own", OWN)
def test_what_a_post_says_stays(own: str) -> None:
    assert reader.read(own, DRAFT) == own


@pytest.mark.parametrize("written", ['{"text": "{}', '{"post": "{}"', '{\n  "text": "{}"\n'])
def test_the_text_of_a_broken_object_is_read(written: str) -> None:
    assert reader.read(written.replace("{}", TEXT.replace("\n", "\\n")), DRAFT) == TEXT


@pytest.mark.parametrize(
    ("answer", "declined"),
    [
        ("Je suis désolé, mais je ne peux pas vous aider avec cette demande.", True),
        ("I'm sorry, but I can’t assist with that request.", True),
        ("As an AI language model, I cannot do this.", True),
        ("Pourriez-vous me préciser le ton souhaité ?", True),
        ("Could you share the text you would like me to rewrite?", True),
        ("Es tut mir leid, aber ich kann bei dieser Anfrage nicht helfen.", True),
        ("Lo siento, pero no puedo ayudar con eso.", True),
        ("Nous sommes désolés, nous ne pouvons pas vous rembourser.", False),
        ("Je suis désolée, je ne peux pas être là samedi !", False),
        ("Pourriez-vous nous préciser votre numéro de commande ?", False),
        ("Could you send us your order number?", False),
        ("I’m sorry, I can’t find your order.", False),
        ("Please share your photos with us!", False),
    ],
)
def test_a_refusal_is_told_from_an_apology(answer: str, declined: bool) -> None:
    assert reader.declines(answer, DRAFT) is declined
    assert not reader.declines(answer, f"{answer} Merci.")


@pytest.mark.parametrize(
    ("text", "blanks"),
    [
        ("Infos : [insérer lien]", ("[insérer lien]",)),
        ("Hi [Your name], see you on {{date}}!", ("[Your name]", "{{date}}")),
        ("« Le pain […] c’est la vie »", ()),
        ("[Le programme](https://a.example) [1] [x]", ()),
        ("[[LINK_1]]", ()),
        ("[VIDÉO] On ouvre", ()),
    ],
)
def test_a_blank_to_be_filled_in_is_found(text: str, blanks: tuple[str, ...]) -> None:
    assert reader.blanks(text, "[VIDÉO] On ouvre lundi.") == blanks


def test_what_the_draft_says_itself_stays() -> None:
    said = "Voici le message :\n\nla boulangerie ouvre."
    assert bare(said, "Voici le message : on ouvre.\nVoici le message :") == said
    assert bare("Voici le message :\n\non ouvre.", "On ouvre.") == "on ouvre."


@pytest.mark.parametrize("code", codes())
def test_every_language_has_its_announcements(code: str) -> None:
    assert load(code).lines("model_openings")
    assert load(code).lines("model_closings")


def test_an_object_with_one_text_is_that_text() -> None:
    assert reader.read('{"post": "Lundi, on ouvre."}', DRAFT) == "Lundi, on ouvre."
    assert reader.read('```json\n{"post": "Lundi, on ouvre.", "score": 3}\n```', DRAFT) == "Lundi, on ouvre."
    assert reader.read('{"a": "un", "b": "deux"}', DRAFT) == '{"a": "un", "b": "deux"}'
    assert reader.read('Voici le texte : "Lundi, on ouvre."', DRAFT) == "Lundi, on ouvre."


@pytest.mark.parametrize(
    ("said", "read_as"),
    [
        ("**Lundi**, on ouvre.", "Lundi, on ouvre."),
        ("# Lundi\n\nOn ouvre.", "Lundi\n\nOn ouvre."),
        ("<p>Lundi.</p><p>On ouvre l&#39;atelier.</p>", "Lundi.\n\nOn ouvre l'atelier."),
        ("Lundi.\\nOn ouvre.", "Lundi.\nOn ouvre."),
        ("Réservez [ici](https://a.example/b).", "Réservez ici https://a.example/b."),
        ("Réservez : [[[LINK_1]]]([[LINK_1]])", "Réservez : [[[LINK_1]]]([[LINK_1]])"),
        ("5 * 3 = 15 et #Fête", "5 * 3 = 15 et #Fête"),
        ("Si a < b et b > c.", "Si a < b et b > c."),
    ],
)
def test_marks_go_where_none_are_read(said: str, read_as: str) -> None:
    assert unmarked(said, DRAFT) == read_as
    assert unmarked(said, said) == said


@pytest.mark.parametrize(("network", "bold"), [("linkedin", False), ("reddit", True)])
def test_bold_is_kept_only_where_the_network_reads_it(network: str, bold: bool) -> None:
    model = writes(lambda draft: "Voici votre post :\n\n" + draft.replace("La boulangerie", "**La** boulangerie"))
    made = run(default=model, network=network)
    assert ("**La**" in made.parts[0]) is bold
    assert not made.parts[0].startswith("Voici")
    assert made.accepted
    shown(made)


@given(st.text(alphabet='ab .\n`*_#<>p/{}":[]()voicpst’é', max_size=80))
def test_no_answer_breaks_the_reader(said: str) -> None:
    once = unmarked(reader.read(said, SOURCE), SOURCE)
    assert len(once) <= len(said) + said.count("</") * 2
