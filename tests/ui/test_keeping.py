"""Drafts keep themselves: what is written is found again, filed, compared, shared; two tabs lose nothing."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from assistant.brand import Brand
from assistant.document import Meta, read
from assistant.errors import UserError
from assistant.settings import load
from assistant.store import Content, Draft, open_store
from assistant.store.drafts import Drafts
from assistant.ui import brands, keeping, shared_draft
from assistant.ui.article import files_name
from tests.ui.opening import ROOT, WAIT, drawn, finished, opened, unfolded

TEXT = "Le stage de poterie a lieu samedi à 10 h, à Rabat.\n\nIl coûte 320 DH."
NEWER = "Le stage de poterie a lieu dimanche à 11 h, à Rabat."


def written(text: str = TEXT, draft: str | None = None, language: str = "fr") -> AppTest:
    """Return the drafting screen with a text in it, a draft of its own or one that is kept."""
    app = opened("pages/draft.py", language, draft=draft) if draft else opened("pages/draft.py", language)
    app.text_area(key="draft_text").set_value(text).run()
    assert not app.exception
    return app


def kept() -> Drafts:
    return open_store(load()).drafts


def only() -> Draft:
    (draft,) = kept().find()
    return draft


def name_of(app: AppTest) -> str:
    (name,) = app.query_params["draft"] if isinstance(app.query_params["draft"], list) else [app.query_params["draft"]]
    return str(name)


def test_what_is_written_is_found_again_at_its_address() -> None:
    app = written()
    app.selectbox(key="draft_network").set_value("linkedin").run()
    app.text_input(key="draft_keyphrases").set_value("stage de poterie").run()
    again = opened("pages/draft.py", draft=name_of(app))
    assert again.text_area(key="draft_text").value == TEXT
    assert again.selectbox(key="draft_network").value == "linkedin"
    assert again.text_input(key="draft_keyphrases").value == "stage de poterie"
    assert only().content.title == "Le stage de poterie a lieu samedi à 10 h, à Rabat."


def test_an_empty_screen_keeps_nothing() -> None:
    opened("pages/draft.py")
    assert kept().find() == ()


def test_the_example_is_a_draft_once_it_is_changed() -> None:
    app = opened("pages/draft.py", example=True)
    assert kept().find() == ()
    assert app.button(key="draft_new")
    changed = f"{app.text_area(key='draft_text').value} À samedi !"
    app.text_area(key="draft_text").set_value(changed).run()
    assert only().content.text == changed


def test_a_title_is_cut_after_a_word_and_the_excerpt_goes_on_from_there() -> None:
    written(f"{'Le stage de poterie ouvre samedi à Rabat. ' * 3}Il coûte 320 DH.")
    title = only().content.title
    assert title == "Le stage de poterie ouvre samedi à Rabat. Le stage de poterie ouvre samedi à…"
    shelf = drawn(opened("pages/drafts.py"))
    assert "… Rabat. Le stage de poterie ouvre samedi à Rabat. Il coûte 320 DH.</p>" in shelf


def test_a_draft_in_html_is_known_by_its_words() -> None:
    written("<!doctype html>\n<h1 class='a'>L&#8217;été &amp; la <em>poterie</em></h1>\n<p>Stage à Rabat, 320 DH.</p>")
    assert only().content.title == "L’été & la poterie"
    shelf = drawn(opened("pages/drafts.py"))
    assert "Stage à Rabat, 320 DH.</p>" in shelf
    assert "&lt;" not in shelf
    written("2 < 3 et 5 > 4 : c’est vrai")
    assert "2 < 3 et 5 > 4 : c’est vrai" in {draft.content.title for draft in kept().find()}


@given(st.text(), st.integers(1, 40))
def test_what_is_shortened_is_the_beginning_of_the_text(text: str, longest: int) -> None:
    short = keeping.shortened(text, longest)
    assert len(short) <= longest
    assert text.startswith(short.removesuffix("…")) or short == text


def test_a_draft_that_is_gone_is_told_and_what_is_written_is_kept() -> None:
    app = opened("pages/draft.py", draft="nowhere")
    assert "n’existe plus" in drawn(app) or "plus là" in drawn(app)
    app.text_area(key="draft_text").set_value(TEXT).run()
    kept().remove(only().id)
    app.text_area(key="draft_text").set_value(NEWER).run()
    assert only().content.text == NEWER


def test_two_tabs_on_one_draft_lose_nothing_and_the_second_is_told() -> None:
    first = written()
    second = opened("pages/draft.py", draft=name_of(first))
    first.text_area(key="draft_text").set_value(f"{TEXT}\n\nPremier onglet.").run()
    assert "Un autre onglet" not in drawn(first)
    second.text_area(key="draft_text").set_value(f"{TEXT}\n\nSecond onglet.").run()
    assert "Un autre onglet" in drawn(second)
    assert second.text_area(key="draft_text").value == f"{TEXT}\n\nSecond onglet."
    texts = {draft.content.text for draft in kept().find()}
    assert texts == {f"{TEXT}\n\nPremier onglet.", f"{TEXT}\n\nSecond onglet."}
    second.text_area(key="draft_text").set_value(f"{TEXT}\n\nSecond onglet, encore.").run()
    assert len(kept().find()) == len(texts)


def test_a_version_is_compared_and_restored_and_undone() -> None:
    app = written()
    other = kept().save(only().id, only().revision, Content("Stage", NEWER, only().content.goal), "somebody")
    assert not other.overtaken
    app = opened("pages/draft.py", draft=only().id)
    assert app.text_area(key="draft_text").value == NEWER
    unfolded(app, "draft_versions").button(key="draft_restore").click().run()
    assert app.text_area(key="draft_text").value == TEXT
    assert only().content.text == TEXT
    app.button(key="draft_undo").click().run()
    assert app.text_area(key="draft_text").value == NEWER
    assert [version.content.text for version in kept().versions(only().id)][-2:] == [NEWER, TEXT]


def test_a_new_draft_leaves_the_other_where_it_is() -> None:
    app = written()
    app.button(key="draft_new").click().run()
    assert app.text_area(key="draft_text").value == ""
    assert "draft" not in app.query_params
    app.text_area(key="draft_text").set_value(NEWER).run()
    assert {draft.content.text for draft in kept().find()} == {TEXT, NEWER}


FIELDS = {
    "keyphrases": "stage de poterie",
    "title": "Le stage",
    "description": "Un stage à Rabat.",
    "slug": "stage",
    "terms": "tour, barbotine",
    "excluded": "Mentions légales",
}


def filled() -> AppTest:
    """Return the drafting screen with every field filled in."""
    app = unfolded(written(), "draft_more")
    app.selectbox(key="draft_network").set_value("linkedin")
    app.selectbox(key="draft_form").set_value("thread")
    for name, value in FIELDS.items():
        field = app.text_area if name in ("description", "excluded") else app.text_input
        field(key=f"draft_{name}").set_value(value)
    app.run()
    assert only().content.goal.items() >= FIELDS.items()
    return app


def test_a_new_draft_takes_nothing_of_the_other_with_it() -> None:
    app = filled()
    first = only()
    app.button(key="draft_new").click().run()
    app.text_area(key="draft_text").set_value(NEWER).run()
    (new,) = [draft for draft in kept().find() if draft.id != first.id]
    assert new.content.goal == {}
    assert new.content.title == NEWER
    assert (app.selectbox(key="draft_network").value, app.selectbox(key="draft_form").value) == ("auto", "auto")
    assert kept().get(first.id) == first


def test_a_new_draft_speaks_for_the_same_brand_and_one_that_is_opened_for_its_own() -> None:
    brand, first = brands.put(Brand("Maison Léon"), load()), written()
    first.selectbox(key="draft_brand").set_value(brand).run()
    bare = kept().create(Content(NEWER, NEWER), "app")
    first.button(key="draft_new").click().run()
    assert first.selectbox(key="draft_brand").value == brand
    first.query_params["draft"] = bare.id
    assert first.run().selectbox(key="draft_brand").value == brands.NONE
    assert kept().get(bare.id) == bare


def test_a_draft_that_is_opened_takes_nothing_of_the_other_and_is_not_touched() -> None:
    bare = kept().create(Content(NEWER, NEWER, {"network": "auto", "format": "auto"}), "app")
    app = unfolded(written(), "draft_more")
    app.text_input(key="draft_title").set_value("Le stage").run()
    app.query_params["draft"] = bare.id
    app.run()
    assert app.text_area(key="draft_text").value == NEWER
    assert app.text_input(key="draft_title").value == ""
    assert kept().get(bare.id) == bare


def test_what_was_rewritten_stays_with_its_draft() -> None:
    app = written()
    app.button(key="rewrite_go").click().run()
    finished(app, "rewrite_work")
    first = name_of(app)
    assert "pp-verdict" in drawn(app)
    app.button(key="draft_new").click().run()
    app.text_area(key="draft_text").set_value(NEWER).run()
    assert "pp-verdict" not in drawn(app)
    assert "a changé depuis" not in drawn(app)
    app.query_params["draft"] = first
    assert "pp-verdict" in drawn(app.run())


def test_every_field_is_found_again_at_the_address() -> None:
    again = unfolded(opened("pages/draft.py", draft=name_of(filled())), "draft_more")
    assert again.text_input(key="draft_terms").value == FIELDS["terms"]
    assert again.text_area(key="draft_excluded").value == FIELDS["excluded"]


def test_the_files_of_a_draft_bear_its_name() -> None:
    written("# L’été au four !\n\nUn article.")
    document = read(only().content.text, "markdown", "fr")
    assert files_name(document, only()) == "l-été-au-four"
    assert files_name(read("Un article.", "text", "fr", Meta(slug="four")), only()) == "four"
    assert files_name(document, None) == "article"


def test_a_draft_is_filed_and_found_by_its_state_label_and_words() -> None:
    app, draft = unfolded(written(), "draft_filing"), only().id
    app.selectbox(key=f"draft_state_{draft}").set_value("approved").run()
    app.date_input(key=f"draft_day_{draft}").set_value(date(2026, 12, 4)).run()
    assert (only().state, only().day) == ("approved", "2026-12-04")
    kept().file(draft, "approved", ("Noël",), "2026-12-04")
    written(NEWER)

    shelf = opened("pages/drafts.py")
    assert "2 brouillons" in drawn(shelf)
    shelf.selectbox(key="shelf_state").set_value("approved").run()
    assert "1 brouillon" in drawn(shelf)
    assert "4 décembre 2026" in drawn(shelf)
    shelf.selectbox(key="shelf_label").set_value("Noël").run()
    assert "samedi" in drawn(shelf)
    shelf.text_input(key="shelf_words").set_value("dimanche").run()
    assert "0 brouillon" in drawn(shelf)
    assert not shelf.exception


def test_two_tabs_that_file_one_draft_keep_what_each_chose() -> None:
    first = unfolded(written(), "draft_filing")
    draft = only().id
    second = unfolded(opened("pages/draft.py", draft=draft), "draft_filing")
    first.date_input(key=f"draft_day_{draft}").set_value(date(2026, 12, 12)).run()
    second.selectbox(key=f"draft_state_{draft}").set_value("approved").run()
    assert (only().state, only().day) == ("approved", "2026-12-12")
    assert second.date_input(key=f"draft_day_{draft}").value == date(2026, 12, 12)
    first.run()
    assert first.selectbox(key=f"draft_state_{draft}").value == "approved"
    first.date_input(key=f"draft_day_{draft}").set_value(None).run()
    assert (only().state, only().day) == ("approved", None)


@pytest.mark.parametrize("words", ["x" * 100_000, "\0", "samedi\0zzz", "%", "_", "'; --"])
def test_any_words_are_looked_for(words: str) -> None:
    written()
    shelf = opened("pages/drafts.py")
    shelf.text_input(key="shelf_words").set_value(words).run()
    assert not shelf.exception
    assert f"{int(words == chr(0))} brouillon" in drawn(shelf), "a sign that no text can hold is looked for in none"
    assert 'role="alert"' not in drawn(shelf)


def test_a_draft_is_copied_and_removed() -> None:
    written()
    shelf = opened("pages/drafts.py", "en")
    draft = only().id
    shelf.button(key=f"shelf_copy_{draft}").click().run()
    assert "(copy)" in drawn(shelf)
    shelf.button(key=f"shelf_removed_{draft}").click().run()
    assert only().id != draft
    assert only().content.text == TEXT


def test_the_calendar_shows_the_month_with_its_days_and_its_drafts() -> None:
    written("<b>Bonne</b> année !")
    kept().file(only().id, "approved", (), "2027-01-04")
    shelf = opened("pages/drafts.py")
    shelf.session_state["planning_month"] = date(2026, 12, 1)
    shelf.run()
    assert "Décembre 2026" in drawn(shelf)
    assert "Noël" in drawn(shelf)
    shelf.button(key="planning_after").click().run()
    assert "Janvier 2027" in drawn(shelf)
    assert "Nouvel an amazigh" in drawn(shelf)
    assert f"draft={only().id}" in drawn(shelf)
    assert 'href="draft?' in drawn(shelf), "from here on: the app may stand under a path of its server"
    assert "<b>Bonne" not in drawn(shelf)
    shelf.multiselect(key="planning_calendars").set_value([]).run()
    assert "Nouvel an amazigh" not in drawn(shelf)


def test_a_shared_draft_comes_back_as_it_was() -> None:
    app = written()
    app.selectbox(key="draft_network").set_value("x").run()
    content = shared_draft.read(shared_draft.as_file(only()).encode(), "brouillon.json")
    assert content == only().content


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b"{}", b'{"porteplume": 1}', b"[" * 100_000, b'"a"'])
def test_another_file_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(UserError):
        shared_draft.read(content, "photo.json")


@pytest.mark.parametrize(
    ("language", "locale", "told"),
    [
        ("en", "en-GB", "08/12/2026"),
        ("en", "en-US", "12/8/26"),
        ("en", "fr-FR", "12/8/26"),
        ("fr", "fr-FR", "08/12/2026"),
        ("fr", "en-GB", "08/12/2026"),
        ("fr", "nonsense!", "08/12/2026"),
    ],
)
def test_a_day_is_written_as_in_the_visitors_country(language: str, locale: str, told: str) -> None:
    app = AppTest.from_function(moment_told, args=(language,))
    app.context = {"locale": locale, "timezone": "UTC"}
    assert app.run().text[0].value.startswith(told)


@pytest.mark.parametrize(
    ("language", "locale", "told"),
    [
        ("en", "en-GB", "Goes out on 4 December 2026"),
        ("en", "en-US", "Goes out on December 4, 2026"),
        ("fr", "en-GB", "Publication le 4 décembre 2026"),
    ],
)
def test_the_day_a_draft_goes_out_is_on_its_screen_as_in_the_visitors_country(
    language: str, locale: str, told: str
) -> None:
    draft = kept().create(Content(TEXT, TEXT), "app")
    kept().file(draft.id, "approved", (), "2026-12-04")
    app = AppTest.from_file(str(ROOT / "pages" / "draft.py"), default_timeout=WAIT)
    app.context = {"locale": locale, "timezone": "UTC"}
    app.query_params["lang"], app.query_params["draft"] = language, draft.id
    assert told in drawn(app.run())
    shelf = opened("pages/drafts.py", language)
    shelf.context = {"locale": locale, "timezone": "UTC"}
    assert told in drawn(shelf.run())


def moment_told(language: str) -> None:
    import streamlit as st

    from assistant.settings import load
    from assistant.ui.filing import moment
    from assistant.ui.screen import Screen

    st.text(moment(1796731200.0, Screen("drafts", language, load())))


def test_what_a_draft_cannot_be_is_left_out_of_a_file() -> None:
    goal = {"network": "minitel", "language": 3, "brand": "x", "title": "T\0", "silences": [{"check": "a"}, 4, {}]}
    told = {"porteplume": 1, "title": "A\ud800", "text": "b", "goal": goal}
    content = shared_draft.read(json.dumps(told).encode(), "a.json")
    assert content.goal == {"title": "T", "silences": [{"check": "a", "sentence": ""}]}
    assert content.title == "A?"


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
)


@settings(deadline=None)
@given(st.fixed_dictionaries({"porteplume": st.just(1), "title": JSON, "text": JSON, "goal": JSON}))
def test_any_file_is_a_draft_or_is_refused(told: object) -> None:
    try:
        content = shared_draft.read(json.dumps(told).encode(), "a.json")
    except UserError:
        return
    assert isinstance(content.text, str)
