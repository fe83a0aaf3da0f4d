"""The engine with no model, through the same loop as the others."""

from assistant.checks import Goal
from assistant.document import read
from assistant.rewriting.engines import RulesEngine
from assistant.rewriting.rewrite import dry_run, rewrite

DRAFT = "Notre boulangerie rouvre samedi 14 mars à 8 h, venez nombreux goûter la brioche."


def test_preview_of_the_rules_holds_no_message() -> None:
    preview = dry_run(read(DRAFT, "text", "fr"), Goal("x"), RulesEngine())
    assert preview.turns == ()
    assert preview.usage.requests == 0


def test_no_post_of_a_thread_begins_or_ends_with_a_space() -> None:
    long = f"{DRAFT} " * 8
    made = rewrite(read(long, "text", "fr"), Goal("x"), RulesEngine())
    assert len(made.parts) > 1
    assert all(part == part.strip() and part for part in made.parts)
