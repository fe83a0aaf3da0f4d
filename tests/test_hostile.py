"""For any string at all, nothing that reads a text raises, hangs or points outside it; time grows with the text."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import get_args

import pytest

from assistant.checks import Goal, check
from assistant.checks.keyphrase.proposals import propose
from assistant.checks.style.typography import repair
from assistant.document import Document, Format, Meta, Span, read
from assistant.languages import codes, load
from assistant.networks import load as load_network
from assistant.rewriting.facts import find_facts
from assistant.rewriting.rules import propose as rewrite_by_rules
from assistant.rewriting.threads import split
from tests.hostile import families, repeated, shapes
from tests.timing import fresh, growth

ROOT = Path(__file__).resolve().parents[1]
FORMATS: tuple[Format, ...] = get_args(Format)
META = Meta("Le pain au levain", "Tout sur le pain", "pain-au-levain")
GOAL = Goal("linkedin", None, ("pain au levain", '"mot a"'))
SMALL = families(120)
LANGUAGES = codes()

# What is done with a text. Each is called with the text alone, so that growth is that of the text.
READERS: Mapping[str, Callable[[str], object]] = {
    "read text": lambda text: read(text, "text", "fr"),
    "read markdown": lambda text: read(text, "markdown", "fr"),
    "read html": lambda text: read(text, "html", "fr"),
    "check text": lambda text: check(read(text, "text", "fr", META), GOAL),
    "check markdown": lambda text: check(read(text, "markdown", "en", META), Goal(None, "article", GOAL.keyphrases)),
    "check html": lambda text: check(read(text, "html", "ar", META), GOAL),
    "propose": lambda text: propose(read(text, "text", "fr")),
    "repair": lambda text: repair(text, load("fr")),
    "facts": lambda text: find_facts(text, "fr"),
    "rewrite": lambda text: rewrite_by_rules(read(text, "text", "fr"), Goal("linkedin")),
    "split": lambda text: split(text, load_network("mastodon"), "fr"),
}
# Families that once took more than their share, or might: the others are shorter ways of the same.
PIECES = ("a ", "M. ", "](", "#a ", "🇫🇷")
SHAPES = ("divs", "quoted deep")
MOST = 2.3  # times the time, for twice the text


def spans(document: Document) -> list[tuple[int, int]]:
    found = [(p.start, p.end) for p in document.paragraphs]
    found += [(s.start, s.end) for p in document.paragraphs for s in p.sentences]
    found += [(w.start, w.end) for w in document.words]
    return found + [(link.start, link.end) for link in document.links] + [(c.start, c.end) for c in document.code]


@pytest.mark.parametrize("form", FORMATS)
def test_any_family_is_read_and_checked(form: Format) -> None:
    for number, (name, text) in enumerate(SMALL.items()):
        document = read(text, form, LANGUAGES[number % len(LANGUAGES)], META)
        for start, end in spans(document):
            place = document.to_source(Span(start, end))
            assert 0 <= start <= end <= len(document.text), name
            assert 0 <= place.start <= place.end <= len(text), name
        for finding in check(document, GOAL).findings:
            assert finding.message.render("fr"), name
            assert finding.start is None or 0 <= finding.start <= (finding.end or 0) <= len(text), name


def test_any_family_is_proposed_from_mended_rewritten_and_split() -> None:
    french, network = load("fr"), load_network("x")
    for number, (name, text) in enumerate(SMALL.items()):
        language = LANGUAGES[number % len(LANGUAGES)]
        propose(read(text, "text", language))
        mended = repair(text, french)
        assert repair(mended, french) == mended, name
        assert all(0 <= fact.start < fact.end <= len(text) for fact in find_facts(text, language)), name
        assert rewrite_by_rules(read(text, "text", language), Goal("x")).parts, name
        assert "".join(split(text * 3, network, language)) == text * 3, name


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_deep_or_never_closed_is_read_at_length(form: Format) -> None:
    for name, text in shapes(20_000).items():
        document = read(text, form, "fr")
        assert all(0 <= p.start <= p.end <= len(document.text) for p in document.paragraphs), name


@pytest.mark.parametrize("reader", READERS)
def test_twice_the_text_takes_little_more_than_twice_the_time(reader: str) -> None:
    run = READERS[reader]
    run("Bonjour à tous. Le 3 mai, 10 % de moins sur https://exemple.fr.")
    slow = {}
    for name in (*PIECES, *SHAPES):
        ratio = _growth(run, name, 4_000)
        if ratio > MOST:  # what truly grows faster shows it again on a longer text; the machine's other work does not
            ratio = min(ratio, _growth(run, name, 8_000))
        if ratio > MOST:
            slow[name] = round(ratio, 2)
    assert not slow


def _growth(run: Callable[[str], object], name: str, size: int) -> float:
    """Return by how much the time grows with twice the text."""
    return growth(fresh(run, _text(name, size)), fresh(run, _text(name, 2 * size)), MOST)


def _text(name: str, size: int) -> str:
    return shapes(size)[name] if name in SHAPES else repeated(name, size)


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 2),
        (b" \n\t ", 2),
        (bytes(range(256)) * 40, 2),
        ("Bonjour le monde.".encode("utf-16-le"), 2),
        ("Bonjour le monde. C’est l’été.".encode("utf-16"), 0),
        (b"Bonjour \xff\xfe\x80 le monde.", 0),
        (b"\xed\xa0\x80 Bonjour.", 0),
        (b"Le chat mange du pain. " * 2_200_000, 2),
    ],
    ids=["empty", "blank", "binary", "UTF-16 without a mark", "UTF-16", "not UTF-8", "a surrogate", "50 MB"],
)
def test_the_command_answers_any_bytes_with_a_sentence(content: bytes, status: int) -> None:
    call = [sys.executable, "-m", "assistant", "check", "-", "--ui", "en", "--language", "fr"]
    done = subprocess.run(call, input=content, capture_output=True, cwd=ROOT, check=False)
    told = done.stderr.decode("utf-8")
    assert done.returncode in (status, 1 if status == 0 else status)
    assert "Traceback" not in told
    assert (told.count("\n"), bool(done.stdout)) == ((1, False) if status == 2 else (0, True))
