"""Drafts keep versions and never lose a text; brands and audits are there again."""

from dataclasses import replace

import pytest
from sqlalchemy import text as sql

from assistant.errors import UserError
from assistant.store import Store
from assistant.store.drafts import VERSION_SECONDS, Content, Draft

FIRST = Content("Marché", "Le marché ouvre.", {"network": "x"})


def age(store: Store, seconds: float) -> None:
    """Make all versions older, as if time had passed."""
    with store.database.writing() as connection:
        connection.execute(sql("UPDATE draft_versions SET at = at - :seconds"), {"seconds": seconds})


def typed(store: Store, draft: Draft, text: str, who: str = "Inès") -> Draft:
    saved = store.drafts.save(draft.id, draft.revision, replace(FIRST, text=text), who)
    assert not saved.overtaken
    return saved.draft


def test_a_draft_saves_itself_and_typing_is_one_version(store: Store) -> None:
    draft = store.drafts.create(FIRST, "Inès")
    for text in ("Le", "Le m", "Le marché"):
        draft = typed(store, draft, text)
    assert draft.content.text == "Le marché"
    assert [v.content.text for v in store.drafts.versions(draft.id)] == ["Le marché", "Le marché ouvre."]
    age(store, VERSION_SECONDS)
    draft = typed(store, draft, "Le marché ferme")
    draft = typed(store, draft, "Le marché ferme.", who="Paul")
    assert [v.who for v in store.drafts.versions(draft.id)] == ["Paul", "Inès", "Inès", "Inès"]


def test_a_version_can_be_restored(store: Store) -> None:
    draft = store.drafts.create(FIRST, "Inès")
    age(store, VERSION_SECONDS)
    draft = typed(store, draft, "Autre chose")
    saved = store.drafts.restore(draft.id, 1, "Paul")
    assert saved.draft.content == FIRST
    assert "Autre chose" in [v.content.text for v in store.drafts.versions(draft.id)]


def test_two_tabs_on_one_draft_lose_nothing_and_the_second_is_told(store: Store) -> None:
    draft = store.drafts.create(FIRST, "Inès")
    first = store.drafts.save(draft.id, draft.revision, replace(FIRST, text="un"), "Inès")
    second = store.drafts.save(draft.id, draft.revision, replace(FIRST, text="deux"), "Inès")
    assert (first.overtaken, second.overtaken) == (False, True)
    assert second.draft.content.text == "un"
    third = store.drafts.save(draft.id, first.draft.revision, replace(FIRST, text="un encore"), "Inès")
    assert not third.overtaken
    assert "deux" in [v.content.text for v in store.drafts.versions(draft.id)]


def test_the_second_tab_is_told_even_when_typing_was_made_one_version(store: Store) -> None:
    draft = typed(store, store.drafts.create(FIRST, "Inès"), "Le marché")
    typed(store, draft, "Le marché du premier onglet")  # takes the place of the version before
    saved = store.drafts.save(draft.id, draft.revision, replace(FIRST, text="Le marché du second"), "Inès")
    assert saved.overtaken
    assert saved.draft.content.text == "Le marché du premier onglet"
    texts = [version.content.text for version in store.drafts.versions(draft.id)]
    assert texts == ["Le marché du second", "Le marché du premier onglet", "Le marché ouvre."]


def test_drafts_are_found_by_what_they_say_and_how_they_are_filed(store: Store) -> None:
    one, two = store.drafts.create(FIRST, "Inès"), store.drafts.create(Content("Concert", "100 % gratuit"), "Inès")
    filed = store.drafts.file(one.id, "approved", ("été", "ville"), "2026-09-05")
    assert (filed.state, filed.labels, filed.day, filed.content) == ("approved", ("été", "ville"), "2026-09-05", FIRST)
    assert [d.id for d in store.drafts.find("100 %")] == [two.id]
    assert [d.id for d in store.drafts.find("0 % gr_")] == []
    assert [d.id for d in store.drafts.find(state="approved", label="été")] == [one.id]
    assert {d.id for d in store.drafts.find()} == {one.id, two.id}


def test_a_draft_that_was_removed_is_told(store: Store) -> None:
    draft = store.drafts.create(FIRST, "Inès")
    store.drafts.remove(draft.id)
    assert store.drafts.get(draft.id) is None
    assert store.drafts.versions(draft.id) == ()
    with pytest.raises(UserError, match="no longer there"):
        store.drafts.save(draft.id, 1, FIRST, "Inès")


def test_brands_and_audits_are_kept(store: Store) -> None:
    store.brands.put("blés", {"name": "Les Blés d’Or", "hashtags": ["#pain"]})
    store.brands.put("blés", {"name": "Les Blés d’Or", "address": "vous"})
    assert store.brands.all() == {"blés": {"name": "Les Blés d’Or", "address": "vous"}}
    store.brands.remove("blés")
    assert store.brands.all() == {}
    audit = store.audits.add("site", {"crawl": True}, {"version": 1, "pages": []})
    assert [(a.id, a.name, a.options) for a in store.audits.all()] == [(audit, "site", {"crawl": True})]
    assert store.audits.result(audit) == {"version": 1, "pages": []}
    store.audits.remove(audit)
    assert store.audits.result(audit) is None
