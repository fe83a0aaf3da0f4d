"""Tasks beyond rewriting: each can be asked for, what its result must look like is checked, no fact is ever changed."""

import pytest

from assistant.checks import Goal
from assistant.document import read
from assistant.errors import UserError
from assistant.rewriting import prompts
from assistant.rewriting.engines import RulesEngine
from assistant.rewriting.rewrite import Rewrite, dry_run, rewrite, rewrite_all
from assistant.rewriting.task import Wishes
from tests.rewriting.test_loop import engine_of
from tests.scripted_endpoint import ScriptedEndpoint, says

COMMENT = "Votre baguette à 1,20 € samedi 7 décembre était brûlée. Réponse : un échange est possible à la boutique."


def made(task: str, said: str, network: str | None = None) -> Rewrite:
    with ScriptedEndpoint(default=says(said)) as server:
        wishes = Wishes(attempts=1, task=task)
        return rewrite(read(COMMENT, language="fr"), Goal(network), engine_of(server), wishes)


def reasons(result: Rewrite) -> str:
    return " ".join(reason.render("en") for reason in result.reasons)


def test_every_task_of_the_product_can_be_asked_for() -> None:
    wanted = {
        "rewrite", "shorten", "lengthen", "simplify", "change_tone", "translate", "brief", "article", "reply",
        "animate", "newsletter", "title_description", "alt_text",
    }  # fmt: skip
    assert wanted <= set(prompts.choices())
    assert not set(prompts.choices()) & {"repair", "judge", "base", "rewrite_small"}
    assert prompts.choices()[0] == "rewrite"


@pytest.mark.parametrize("task", prompts.choices())
def test_each_task_sends_its_own_orders(task: str) -> None:
    with ScriptedEndpoint() as server:
        seen = dry_run(read(COMMENT, language="fr"), Goal(), engine_of(server), Wishes(task=task))
    with ScriptedEndpoint() as server:
        usual = dry_run(read(COMMENT, language="fr"), Goal(), engine_of(server))
    assert (seen.turns[0] == usual.turns[0]) is (task == "rewrite")


def test_a_reply_may_leave_facts_unsaid_and_change_none() -> None:
    kept = made("reply", "Nous sommes désolés : un échange est possible à la boutique.")
    assert kept.accepted, reasons(kept)
    assert "2,50" in reasons(made("reply", "Nous sommes désolés : votre baguette à 2,50 € sera échangée."))
    assert "missing" in reasons(made("rewrite", "Un échange est possible à la boutique."))


@pytest.mark.parametrize(
    ("task", "said", "told"),
    [
        ("alt_text", "Une baguette très cuite sur un comptoir de boulangerie.", ""),
        ("alt_text", "Une baguette très cuite. " * 8, "120"),
        ("title_description", "Baguette brûlée : l’échange", "Line 2 holds 0 characters"),
        ("newsletter", "Un échange à la boutique\nCourt\n\nBonjour.", "Line 2 holds 5 characters"),
    ],
)
def test_lines_have_the_length_their_task_asks_for(task: str, said: str, told: str) -> None:
    found = reasons(made(task, said))
    assert told in found
    assert told or "Line" not in found


def test_rules_halve_a_text_and_keep_its_facts() -> None:
    text = (
        "La médiathèque rouvre samedi 14 mars à 10 h. Nous avons hâte de vous revoir. C’était long pour tout le monde. "
        "Il y aura du café et beaucoup de bonne humeur partagée. L’entrée coûte 3,50 €."
    )
    found = rewrite(read(text, language="fr"), Goal(), RulesEngine(), Wishes(task="shorten"))
    assert found.accepted, reasons(found)
    assert len(found.parts[0]) <= 0.7 * len(text)
    assert "samedi 14 mars" in found.parts[0]
    assert any("left out to be shorter" in note.render("en") for note in found.notes)


def test_rules_write_nothing_of_their_own() -> None:
    found = rewrite(read(COMMENT, language="fr"), Goal(), RulesEngine(), Wishes(task="reply"))
    assert not found.accepted
    assert "needs a model" in reasons(found)


def test_several_variants_are_several_requests() -> None:
    with ScriptedEndpoint(says("Un."), says("Deux."), says("Trois."), says("Quatre.")) as server:
        wishes = Wishes(attempts=1, variants=2)
        document = read("Rien.", language="fr")
        found = list(rewrite_all(document, [Goal("x"), Goal("linkedin")], engine_of(server), wishes))
    assert [(one.network, one.variant) for one in found] == [("x", 0), ("x", 1), ("linkedin", 0), ("linkedin", 1)]
    assert [one.parts[0] for one in found] == ["Un.", "Deux.", "Trois.", "Quatre."]
    assert len(list(rewrite_all(document, [Goal("x")], RulesEngine(), wishes))) == 1
    with pytest.raises(UserError):
        list(rewrite_all(document, [Goal("x")], RulesEngine(), Wishes(variants=0)))
