"""spaCy behind its door: a trained pipeline that reads our own tokens, and tells what it finds in values of ours."""

import importlib.util
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when numpy is loaded: threads cost more than such products

from spacy.attrs import DEP, HEAD, MORPH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_model_from_path, registry
from spacy.vocab import Vocab

from assistant.document.grammar.arithmetic import Arithmetic
from assistant.document.grammar.parts import Parts
from assistant.document.grammar.tokens import Piece
from assistant.document.grammar.types import Name, Sentences, Token

TOKENIZER = "porteplume.NoTokenizer.v1"
LANGUAGE = "xx"  # spaCy's name for none in particular: its French takes seconds to build and serves its tokenizer only
BATCH = 32  # texts analysed at once: more take memory and save no time
LONGEST = 400  # tokens: a longer sentence is none, and the pipelines were trained on none
READ = (HEAD, DEP, POS, TAG, MORPH)
COMPONENTS = frozenset(
    {"tok2vec", "tagger", "morphologizer", "parser", "senter", "attribute_ruler", "lemmatizer", "ner"}
)

Pieces = tuple[Piece, ...]


class _NoTokenizer:
    """Stands where a pipeline wants a tokenizer: the tokens are cut before."""

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> "_NoTokenizer":
        """Leave what is on the disk alone."""
        return self


@registry.tokenizers(TOKENIZER)  # type: ignore[untyped-decorator]
def _no_tokenizer() -> Any:
    return lambda nlp: _NoTokenizer()


class Pipeline:
    """One language's trained pipeline, loaded. Not for two threads at once."""

    def __init__(self, package: str, language: str, norms: Mapping[str, str]) -> None:
        self._path = _data_folder(package)
        self._language = language
        self._norms = norms
        self._nlp = _load(self._path, COMPONENTS - {"tok2vec", "tagger", "morphologizer", "parser"})
        self._parts = Parts(self._path) if "tagger" in self._nlp.pipe_names else None
        self._told: dict[int, str] = {}

    @cached_property
    def _namer(self) -> Language:
        """The part that finds names: as large as all the rest, and loaded for those who ask for names only."""
        return _load(self._path, COMPONENTS - {"ner"} | {"vocab"}, self._nlp.vocab)

    def analyse(self, texts: Sequence[str], cut: Sequence[tuple[Pieces, ...]]) -> list[Sentences]:
        """Return the tokens of each text, sentence by sentence, given its pieces; none for a sentence without end."""
        groups = [list(_groups(sentences)) for sentences in cut]
        docs = self._nlp.pipe((self._doc(group) for own in groups for group in own), batch_size=BATCH)
        found: list[Sentences] = []
        for text, sentences, own in zip(texts, cut, groups, strict=True):
            told = (tokens for group in own for tokens in self._tokens(text, group, next(docs)))
            found.append(tuple(next(told) if 0 < len(s) <= LONGEST else () for s in sentences))
        return found

    def names(self, text: str, cut: tuple[Pieces, ...]) -> tuple[Name, ...]:
        """Return the names in a text, given its pieces."""
        found = []
        for group in _groups(cut):
            pieces = [piece for sentence in group for piece in sentence]
            (doc,) = self._namer.pipe([self._doc(group)])
            for name in doc.ents:
                start, end = pieces[name.start].start, pieces[name.end - 1].end
                found.append(Name(text[start:end], start, end, name.label_))
        return tuple(found)

    def _doc(self, group: Sequence[Pieces]) -> Doc:
        pieces = [piece for sentence in group for piece in sentence]
        spaces = [a.end < b.start for a, b in pairwise(pieces)] + [False]
        starts: list[bool | int | None] = [at == 0 for sentence in group for at in range(len(sentence))]
        doc = Doc(self._nlp.vocab, words=[p.form for p in pieces], spaces=spaces, sent_starts=starts)
        if self._norms:
            for at, piece in enumerate(pieces):
                norm = self._norms.get(piece.form.lower())
                if norm:
                    doc[at].norm_ = norm
        return doc

    def _tokens(self, text: str, group: Sequence[Pieces], doc: Doc) -> Iterator[tuple[Token, ...]]:
        rows = iter(doc.to_array(list(READ)).astype("int64").tolist())
        word = self._word
        for sentence in group:
            found = []
            for at, piece in enumerate(sentence):
                head, dep, pos, tag, morph = next(rows)
                relation = word(dep)
                if self._parts:
                    part, shape = self._parts.of(word(tag), piece.form.lower(), relation)
                else:
                    part, shape = word(pos), word(morph).strip("_")
                written = text[piece.start : piece.end]
                found.append(Token(written, piece.start, piece.end, part, shape, at + head, relation, self._language))
            yield tuple(found)

    def _word(self, key: int) -> str:
        """Return what a number of spaCy's stands for."""
        found = self._told.get(key)
        if found is None:
            found = self._told[key] = self._nlp.vocab.strings[key % 2**64]
        return found


def _groups(sentences: Iterable[Pieces]) -> Iterator[list[Pieces]]:
    """Yield the sentences in groups of a size that memory bears, without those that are empty or too long."""
    group: list[Pieces] = []
    size = 0
    for sentence in sentences:
        if not 0 < len(sentence) <= LONGEST:
            continue
        if group and size + len(sentence) > LONGEST:
            yield group
            group, size = [], 0
        group.append(sentence)
        size += len(sentence)
    if group:
        yield group


def _data_folder(package: str) -> Path:
    """Return the folder of a pipeline's data, the package itself not imported."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise OSError(package)
    return next(path.parent for path in Path(spec.origin).parent.glob("*/config.cfg"))


def _load(path: Path, without: Iterable[str], vocab: Vocab | bool = True) -> Language:
    settings = {"nlp": {"lang": LANGUAGE, "tokenizer": {"@tokenizers": TOKENIZER}}}
    nlp = load_model_from_path(path, vocab=vocab, exclude=list(without), config=settings)
    arithmetic = Arithmetic()
    for _, component in nlp.pipeline:
        for node in component.model.walk():  # type: ignore[attr-defined]
            node.ops = arithmetic
    return nlp
