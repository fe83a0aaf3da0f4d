"""A first text from nothing, on the drafting screen: taken only when asked, and undone."""

import pytest
from streamlit.testing.v1 import AppTest

from assistant.ui import from_brief
from tests.ui.opening import drawn, opened

BEFORE = "Mon texte."


def begun(way: str, **fields: str) -> AppTest:
    """Return the screen with a text in the editor and these fields of the part filled in."""
    app = opened("pages/draft.py")
    app.text_area(key="draft_text").set_value(BEFORE).run()
    app.segmented_control(key=from_brief.FROM).set_value(way).run()
    for key, value in fields.items():
        fields_there = [*app.text_area, *app.text_input]
        next(field for field in fields_there if field.key == f"draft_brief_{key}").set_value(value)
    return app.run()


def text_of(app: AppTest) -> str:
    assert not app.exception
    return str(app.text_area(key="draft_text").value)


def test_a_brief_becomes_a_first_draft_and_undo_brings_the_text_back() -> None:
    app = begun(
        "brief", facts="- l’atelier ouvre samedi\n- 320 DH\n- 8 places", audience="les parents", action="réservez"
    )
    app.button(key="draft_brief_go").click().run()
    assert text_of(app).startswith("L’atelier ouvre samedi.\n\n• 320 DH\n• 8 places")
    assert "Pour qui\u00a0: les parents" in text_of(app)
    assert app.selectbox(key="rewrite_task").value == "rewrite"
    app.button(key="draft_undo").click().run()
    assert text_of(app) == BEFORE


def test_a_brief_for_a_model_goes_to_the_task_that_writes_from_it() -> None:
    app = begun("brief", facts="l’atelier ouvre samedi")
    app.button(key="draft_brief_model").click().run()
    assert text_of(app) == "Faits\u00a0:\n- l’atelier ouvre samedi"
    assert app.selectbox(key="rewrite_task").value == "brief"


def test_an_outline_becomes_an_article_to_fill_in() -> None:
    app = begun("outline", outline="Le levain\nLa farine\n- blé")
    app.button(key="draft_outline_go").click().run()
    assert text_of(app) == "# Le levain\n\n## La farine\n\n- blé"
    assert app.selectbox(key="draft_format").value == "markdown"


@pytest.mark.parametrize("way", ["brief", "outline"])
def test_an_empty_one_is_told_and_replaces_nothing(way: str) -> None:
    app = begun(way)
    app.button(key=f"draft_{way}_go").click().run()
    assert "d’abord" in drawn(app)
    assert text_of(app) == BEFORE


def test_an_idea_is_shown_and_taken() -> None:
    app = begun("idea", subject="<b>le pain</b>")
    app.selectbox(key=from_brief.KIND).set_value("contest").run()
    assert "Règlement complet" in drawn(app)
    assert "<b>Le pain" not in drawn(app)
    app.button(key="draft_brief_take_0").click().run()
    assert text_of(app).startswith("Jeu-concours\u00a0: ")
    assert app.selectbox(key="rewrite_task").value == "animate"


def test_ideas_are_in_the_language_of_the_text() -> None:
    app = begun("idea", subject="bread")
    app.selectbox(key="draft_language").set_value("en").run()
    assert "rather for, or rather against" in drawn(app)
