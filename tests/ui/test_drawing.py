"""What is drawn of a text: nothing of the user's is HTML, every mark stands where it was found."""

import re
from html import unescape
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from assistant.findings import Finding
from assistant.messages import Message
from assistant.rewriting.hunks import Hunk
from assistant.settings import Settings
from assistant.ui.deciding import seen
from assistant.ui.difference import added, removed
from assistant.ui.marks import marked
from assistant.ui.markup import join, literal, tag
from assistant.ui.report import grouped
from assistant.ui.screen import Screen

SCREEN = Screen("draft", "fr", Settings(Path("data"), "sqlite://"))
TEXTS = st.text(st.sampled_from("a b<>&\"'\né🎉م"), max_size=60)
TAGS = re.compile(r"<[^>]*>")


def found(start: int | None, end: int | None, level: str = "warning", check: str = "style.x") -> Finding:
    return Finding(check, level, Message("<b>{x}</b>", {"x": "<i>"}), None, start, end)  # type: ignore[arg-type]


def text_of(html: str) -> str:
    return unescape(TAGS.sub("", re.sub(r"<sup>.*?</sup>", "", html)))


@given(TEXTS)
def test_text_is_escaped(text: str) -> None:
    assert text_of(tag("p", text, title=text)) == text
    assert join(text, tag("b", text)).count("<") == 2


@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6))
def test_marking_changes_no_character(text: str, spans: list[tuple[int, int]]) -> None:
    findings = [(n, found(min(a, b), max(a, b))) for n, (a, b) in enumerate(spans, start=1)]
    assert text_of(marked(text, findings, SCREEN, "fr")) == text


@given(st.text(st.sampled_from("a *_:[]()#`~<\\é.-1"), max_size=30))
def test_a_label_shows_what_was_written(text: str) -> None:
    shown = literal(text)
    assert re.sub(r"\\(.)", r"\1", shown) == text
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_:\[\]#`]", shown)


def test_the_gravest_level_colours_where_findings_overlap() -> None:
    html = marked("un deux trois", [(1, found(0, 13)), (2, found(3, 7, "problem"))], SCREEN, "fr")
    assert re.findall(r'<mark class="pp-(\w+)"[^>]*>([^<]*)', html) == [
        ("warning", "un "),
        ("problem", "deux"),
        ("warning", " trois"),
    ]


def test_arabic_is_written_from_right_to_left() -> None:
    assert 'dir="rtl"' in marked("مرحبا", [], SCREEN, "ar")


@given(TEXTS, TEXTS)
def test_a_comparison_shows_both_texts_whole(source: str, rewrite: str) -> None:
    assert text_of(removed(source, rewrite, "fr")) == source
    assert text_of(added(source, rewrite, "fr")) == rewrite


def test_a_comparison_marks_the_words_that_changed() -> None:
    assert "<del>20 €</del>" in removed("Le pot à 20 €", "Le pot à 25 €", "fr").replace(
        "<del>20 </del>€", "<del>20 €</del>"
    )
    assert "<ins>25 </ins>" in added("Le pot à 20 €", "Le pot à 25 €", "fr")


def test_findings_are_grouped_and_the_gravest_come_first() -> None:
    grave, good = found(2, 3, "problem", "links.y"), found(None, None, "good", "page.z")
    groups = grouped([found(0, 1), grave, found(4, 5), good])
    assert [(g.number, g.level, len(g.findings)) for g in groups] == [
        (1, "problem", 1),
        (2, "warning", 2),
        (3, "good", 1),
    ]


def test_a_no_break_space_is_seen_where_it_is_all_that_changed() -> None:
    assert seen(Hunk("12 ", "12\u00a0")) == "12␣"
    assert seen(Hunk("ici ", "là\u00a0")) == "là\u00a0"
    assert seen(Hunk("12\u00a0", "12\u00a0")) == "12\u00a0"
