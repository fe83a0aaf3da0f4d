"""Each fact of a verdict is found where it stands, in the source and in the rewrite."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.rewriting.fact_places import Placed, Texts, placed
from assistant.rewriting.guard import compare

SOURCE = "Le stage coûte 320 DH pour 3 jours. Il commence lundi à 10 h. Réservez avant le 12 mars."
REWRITE = "Trois jours de stage pour 230 DH, dès lundi à 10 h. Vingt places."


def found(source: str, rewrite: str) -> dict[str, list[Placed]]:
    texts = Texts(source, rewrite, ("fr", "fr"))
    facts = compare(source, rewrite, "fr").as_json()
    by_fate: dict[str, list[Placed]] = {}
    for fact in placed(facts, texts):  # type: ignore[arg-type]
        by_fate.setdefault(fact.fate, []).append(fact)
        for said, span, text in ((fact.source, fact.source_span, source), (fact.rewrite, fact.rewrite_span, rewrite)):
            assert span is None or fact.fate == "kept" or text[span.start : span.end] == said
    return by_fate


def test_a_changed_price_is_shown_on_both_sides() -> None:
    (price,) = [fact for fact in found(SOURCE, REWRITE)["altered"] if "DH" in fact.source]
    assert price.source_span is not None
    assert price.rewrite_span is not None
    assert SOURCE[slice(*price.source_span)] == "320 DH"
    assert REWRITE[slice(*price.rewrite_span)] == "230 DH"


def test_a_dropped_fact_has_one_place_and_an_invented_one_the_other() -> None:
    facts = found(SOURCE, REWRITE)
    dropped = next(fact for fact in facts["dropped"] if "12 mars" in fact.source)
    assert (dropped.source_span is not None, dropped.rewrite_span) == (True, None)
    invented = next(fact for fact in facts["invented"] if "ingt" in fact.rewrite)
    assert (invented.source_span, invented.rewrite_span is not None) == (None, True)


def test_a_kept_fact_is_found_in_other_signs() -> None:
    kept = next(fact for fact in found(SOURCE, REWRITE)["kept"] if fact.source.startswith("3"))
    assert kept.rewrite_span is not None
    assert REWRITE[slice(*kept.rewrite_span)].lower().startswith("trois")


def test_words_said_twice_have_their_places_in_turn_and_never_inside_a_longer_one() -> None:
    texts = Texts("120 places, 20 places, puis 20\u00a0places.", "", ("fr", "fr"))
    spans = [fact.source_span for fact in placed({"dropped": ["20 places", "20 places"]}, texts)]
    assert [span and span.start for span in spans] == [12, 28]


def test_a_verdict_kept_as_words_alone_is_enough() -> None:
    texts = Texts("À 10 h.", "À 11 h.", ("fr", "fr"))
    (fact,) = placed({"altered": [{"source": "10 h", "rewrite": "11 h", "kind": "time"}]}, texts)
    assert (fact.source_span, fact.rewrite_span) == ((2, 6), (2, 6))


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=120), st.text(max_size=120), st.text(max_size=30))
def test_any_text_and_any_words_have_places_inside_the_text(source: str, rewrite: str, said: str) -> None:
    for fact in placed(
        {"kept": [said], "altered": [{"source": said, "rewrite": said}]}, Texts(source, rewrite, ("fr",) * 2)
    ):
        for span, text in ((fact.source_span, source), (fact.rewrite_span, rewrite)):
            assert span is None or 0 <= span.start < span.end <= len(text)
