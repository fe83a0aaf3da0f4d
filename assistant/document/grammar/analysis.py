"""The grammar of paragraphs: computed when first asked for, and remembered by the paragraph's text."""

import gc
import importlib.util
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, cached_property
from threading import Lock
from typing import TYPE_CHECKING

from assistant.document.grammar.memory import Memory
from assistant.document.grammar.tokens import pieces
from assistant.document.grammar.types import Analysis, Name
from assistant.document.types import Paragraph
from assistant.languages import codes, load

if TYPE_CHECKING:
    from assistant.document.grammar.pipeline import Pipeline

CAPACITY = 100_000  # tokens remembered for a language: some 25 MB, a hundred articles
Key = tuple[str, tuple[int, ...]]
_ONE_AT_A_TIME = Lock()


def package(language: str) -> str:
    """Return the package that holds the pipeline of a language, "" where there is none."""
    return str((load(language).section("grammar") or {}).get("package", ""))


def available(language: str) -> bool:
    """Whether the grammar of a language can be told here: it has a pipeline, and its packages are installed."""
    return language in codes() and _is_installed(package(language))


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a pipeline, installed or not."""
    return tuple(code for code in codes() if package(code))


def loads(language: str) -> bool:
    """Whether the pipeline of a language is installed and sound: it is loaded to see."""
    return available(language) and _analyst(language).pipeline is not None


def analyse(paragraphs: Sequence[Paragraph], language: str) -> tuple[Analysis | None, ...]:
    """Return the grammar of each paragraph, in its own language or else in `language`; None where it cannot be told."""
    found: dict[int, Analysis | None] = {}
    for code in {paragraph.language or language for paragraph in paragraphs}:
        own = [at for at, paragraph in enumerate(paragraphs) if (paragraph.language or language) == code]
        if available(code):
            found.update(zip(own, _analyst(code).analyse([paragraphs[at] for at in own]), strict=True))
    return tuple(found.get(at) for at in range(len(paragraphs)))


def names(paragraph: Paragraph, language: str) -> tuple[Name, ...] | None:
    """Return the names of people, places, organisations… in a paragraph; None where they cannot be told here."""
    code = paragraph.language or language
    return _analyst(code).names(paragraph) if available(code) else None


class _Analyst:
    """One language's grammar, shared by threads: one of them loads or analyses, the others find what it left."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._analyses: Memory[Analysis] = Memory(CAPACITY)
        self._names: Memory[tuple[Name, ...]] = Memory(CAPACITY)
        self._lock = Lock()

    @cached_property
    def pipeline(self) -> "Pipeline | None":
        """Return the pipeline, loaded; None where its files are broken: the product then does without."""
        norms = (load(self._language).section("grammar") or {}).get("norms", {})
        try:
            with _kept_for_good():
                # Imported here: it costs most of a second, paid by who asks for grammar.
                from assistant.document.grammar.pipeline import Pipeline

                return Pipeline(package(self._language), self._language, norms)
        except (ImportError, OSError, ValueError):
            return None

    def analyse(self, paragraphs: Sequence[Paragraph]) -> tuple[Analysis | None, ...]:
        """Return the grammar of each paragraph; those not remembered are analysed together."""
        wanted = {_key(paragraph): paragraph for paragraph in paragraphs}
        known = {key: self._analyses.get(key) for key in wanted}
        if None in known.values():
            with self._lock:
                known.update(self._analysed({key: wanted[key] for key in wanted if known[key] is None}))
        return tuple(known[_key(paragraph)] for paragraph in paragraphs)

    def _analysed(self, wanted: Mapping[Key, Paragraph]) -> dict[Key, Analysis | None]:
        found = {key: self._analyses.get(key) for key in wanted}  # another thread may have come first
        missing = {key: paragraph for key, paragraph in wanted.items() if found[key] is None}
        pipeline = self.pipeline if missing else None
        if pipeline is not None:
            cut = [pieces(paragraph, self._language) for paragraph in missing.values()]
            told = pipeline.analyse([paragraph.text for paragraph in missing.values()], cut)
            for key, sentences in zip(missing, told, strict=True):
                found[key] = analysis = Analysis(sentences)
                self._analyses.put(key, analysis, 1 + sum(map(len, sentences)))
        return found

    def names(self, paragraph: Paragraph) -> tuple[Name, ...] | None:
        """Return the names in a paragraph."""
        key = _key(paragraph)
        found = self._names.get(key)
        if found is None:
            with self._lock:
                pipeline = self.pipeline
                if pipeline is None:
                    return None
                found = pipeline.names(paragraph.text, pieces(paragraph, self._language))
            self._names.put(key, found, 1 + len(found))
        return found


@cache
def _is_installed(name: str) -> bool:
    return bool(name) and all(importlib.util.find_spec(needed) for needed in ("spacy", name))


@contextmanager
def _kept_for_good() -> Iterator[None]:
    """Spare the garbage collector what is made here and lives as long as the process: it would take 0.2 s each time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


def _key(paragraph: Paragraph) -> Key:
    """Return what the grammar of a paragraph depends on: its text, and where its sentences begin."""
    return paragraph.text, tuple(sentence.start - paragraph.start for sentence in paragraph.sentences)


def _analyst(language: str) -> _Analyst:
    with _ONE_AT_A_TIME:
        return _made(language)


@cache
def _made(language: str) -> _Analyst:
    return _Analyst(language)
