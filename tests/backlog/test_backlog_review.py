"""People decide about variants: what they write is checked again, who and when is kept, and there is a way back."""

from pathlib import Path

import pytest

from assistant.backlog.jobs import create_job
from assistant.backlog.options import JobOptions
from assistant.backlog.reasons import sentences
from assistant.backlog.review import accept, edit, history, refuse, undo, variants
from assistant.errors import UserError
from assistant.store import ACCEPTED, EDITED, PENDING, REFUSED, TO_REVIEW, Filter, Key, Store, Variant

ONE, TWO = Key(1, "x"), Key(2, "x")


@pytest.fixture
def job(posts: Path, store: Store) -> str:
    name = create_job(posts, JobOptions(networks=("x", "linkedin"), language="fr"), store)
    changed = {"facts": {"altered": [{"source": "9 h", "rewrite": "8 h", "kind": "time"}]}, "engine": "rules"}
    store.variants.finish(
        name,
        [
            Variant(1, "x", TO_REVIEW, ("Le marché ouvre samedi à 8 h.",), ({"text": "9 h"},), changed),
            Variant(2, "x", ACCEPTED, ("Concert gratuit dimanche.",), (), {"facts": {"altered": []}}),
        ],
    )
    return name


def state(job: str, key: Key, store: Store) -> str:
    entry = store.variants.get(job, key)
    assert entry is not None
    return entry.variant.state


def test_variants_are_found_by_what_is_asked(job: str, store: Store) -> None:
    assert [e.variant.key for e in variants(job, store, changed_facts=True)] == [ONE]
    assert [e.variant.key for e in variants(job, store, Filter(states=(ACCEPTED,)))] == [TWO]


def test_what_is_to_check_is_not_accepted_in_bulk(job: str, store: Store) -> None:
    doubt = {"facts": {"unsure": [{"source": "", "rewrite": "le meilleur", "kind": "superlative"}]}}
    store.variants.finish(job, [Variant(2, "linkedin", TO_REVIEW, ("Le meilleur concert.",), (), doubt)])
    assert Key(2, "linkedin") in [e.variant.key for e in variants(job, store, changed_facts=True)]


def test_texts_whose_end_is_hidden_and_the_networks_of_a_job_are_told(job: str, store: Store) -> None:
    long = "Le marché de Noël ouvre samedi à 9 h, place des Lices. " * 12
    store.variants.finish(job, [Variant(2, "linkedin", TO_REVIEW, (long,))])
    assert [e.variant.key for e in variants(job, store, over_fold=True)] == [Key(2, "linkedin")]
    assert store.variants.networks(job) == ("linkedin", "x")


def test_variants_are_accepted_and_refused_by_somebody(job: str, store: Store) -> None:
    assert accept(job, [ONE, TWO, Key(5, "x")], "Inès", store) == 1
    assert state(job, ONE, store) == ACCEPTED
    assert state(job, Key(5, "x"), store) == PENDING
    assert refuse(job, [ONE, TWO], "Paul", store) == 2
    assert [(d.action, d.who, d.key) for d in history(job, store)] == [
        ("accept", "Inès", ONE),
        ("refuse", "Paul", ONE),
        ("refuse", "Paul", TWO),
    ]
    assert all(decision.at > 0 for decision in history(job, store))


def test_a_text_is_checked_again_before_it_counts(job: str, store: Store) -> None:
    entry = edit(job, ONE, ["Samedi, le marché ouvre à 9 h."], "Inès", store)
    assert entry.variant.state == EDITED
    assert entry.variant.parts == ("Samedi, le marché ouvre à 9 h.",)
    assert entry.variant.reasons == ()
    assert entry.variant.details["facts"]["altered"] == []
    assert entry.variant.details["engine"] == "rules"


def test_a_changed_fact_is_kept_beside_the_text_of_a_person(job: str, store: Store) -> None:
    entry = edit(job, ONE, ["Samedi, le marché ouvre à 11 h."], "Inès", store)
    assert entry.variant.state == EDITED
    assert "11 h" in " ".join(sentences(entry.variant.reasons, "fr"))


def test_a_text_the_network_does_not_take_stays_to_be_reviewed(job: str, store: Store) -> None:
    entry = edit(job, ONE, ["Le marché ouvre samedi à 9 h. " * 20], "Inès", store)
    assert entry.variant.state == TO_REVIEW
    assert "280" in sentences(entry.variant.reasons, "fr")[0]


@pytest.mark.parametrize(
    ("key", "parts"), [(ONE, ["  "]), (Key(99, "x"), ["a"]), (Key(1, "forum"), ["a"]), (Key(5, "x"), ["a"])]
)
def test_an_edit_that_makes_no_sense_is_told(job: str, store: Store, key: Key, parts: list[str]) -> None:
    with pytest.raises(UserError):
        edit(job, key, parts, "Inès", store)
    assert history(job, store) == ()


def test_every_decision_can_be_taken_back(job: str, store: Store) -> None:
    edit(job, ONE, ["Samedi, le marché ouvre à 9 h."], "Inès", store)
    refuse(job, [ONE], "Paul", store)
    assert store.decisions.stand(job)
    assert len(undo(job, store)) == 1
    assert state(job, ONE, store) == EDITED
    assert len(undo(job, store, ONE)) == 1
    assert state(job, ONE, store) == TO_REVIEW
    entry = store.variants.get(job, ONE)
    assert entry is not None
    assert entry.variant.parts == ("Le marché ouvre samedi à 8 h.",)
    assert store.decisions.stand(job) is False
    assert undo(job, store) == ()
    assert state(job, TWO, store) != REFUSED


def test_what_was_decided_in_one_go_is_taken_back_in_one_go(job: str, store: Store) -> None:
    before = [state(job, key, store) for key in (ONE, TWO)]
    refuse(job, [TWO], "Inès", store)
    refuse(job, [ONE, TWO], "Inès", store)  # the second is refused already
    accept(job, [ONE, TWO], "Paul", store)
    assert [one.key for one in undo(job, store)] == [TWO, ONE]
    assert [state(job, key, store) for key in (ONE, TWO)] == [REFUSED, REFUSED]
    assert [one.key for one in undo(job, store)] == [ONE]
    assert [one.key for one in undo(job, store)] == [TWO]
    assert [state(job, key, store) for key in (ONE, TWO)] == before
