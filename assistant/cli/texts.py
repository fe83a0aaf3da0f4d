"""Texts and goals from arguments: what `check` and `rewrite` share."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

from assistant import brand
from assistant.checks import Goal
from assistant.document import Document, Format, Meta, read
from assistant.document.text_file import open_text
from assistant.errors import UserError, reason_of
from assistant.languages import codes
from assistant.messages import N_

FORMATS: tuple[Format, ...] = ("text", "markdown", "html")
FILE = N_("the text to read, - for standard input")


def add_text_arguments(parser: ArgumentParser, _: Callable[[str], str], file: str = FILE) -> None:
    """Add the arguments that name a text and what it is for; `file` says what the first one may be."""
    parser.add_argument("file", metavar="FILE", help=_(file))
    parser.add_argument("--language", choices=("auto", *codes()), default="auto", help=_(N_("language of the text")))
    parser.add_argument(
        "--format", choices=FORMATS, help=_(N_("how the text is written (default: by the file's ending)"))
    )
    parser.add_argument(
        "--keyphrase",
        action="append",
        default=[],
        metavar="P",
        help=_(N_("keyphrase; repeat it: the first is the main one")),
    )
    parser.add_argument("--brand", type=Path, metavar="FILE", help=_(N_("brand file (TOML)")))


def read_bytes(name: str) -> bytes:
    """Return what is in a file or on standard input (`-`)."""
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except IsADirectoryError as error:
        raise UserError(N_("{name} is a folder; name a file."), name=name) from error
    except OSError as error:
        raise UserError(N_("{name} cannot be read: {reason}."), name=name, reason=reason_of(error)) from error


def document_of(args: Namespace, meta: Meta | None = None, excluded: Sequence[str] = ()) -> Document:
    """Return the document that the arguments name, these passages left out of its prose."""
    text, found = open_text(read_bytes(args.file), args.file)
    if not text.strip():
        raise UserError(N_("{name} is empty: there is nothing to read."), name=args.file)
    form: Format = args.format or found
    return read(text, form, None if args.language == "auto" else args.language, meta, excluded)


def goal_of(args: Namespace, network: str | None) -> Goal:
    """Return what the arguments say the text is for."""
    voice = brand.load(args.brand) if args.brand else brand.Brand()
    return Goal(network, None, tuple(args.keyphrase) or voice.keyphrases, voice)
