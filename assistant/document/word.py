"""The text of a word processor's file (.docx): Markdown where it has headings, lists, links or looks, else plain text.

Mammoth reads the file (its styles, lists, links and tracked changes); pictures are left out.
"""

import io
import re
import tomllib
import zipfile
from collections.abc import Mapping
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

from assistant.document.types import Format
from assistant.errors import UserError
from assistant.messages import N_

BEGINS = b"PK\x03\x04"  # a ZIP, as which such files are packed
TEXT = "word/document.xml"
READ = (".xml", ".rels")  # what of the file is read
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Word 97 to 2003
MEGABYTE = 1_000_000
_PLAIN = re.compile(r"(?:<p>(?:[^<]|<br />)*</p>)*")
_PARAGRAPH = re.compile(r"<p>(.*?)</p>")
_HEADING = re.compile(r"(</?h)([1-5])>")


def is_word(content: bytes) -> bool:
    """Whether this is a file of a word processor, old or new."""
    return content.startswith((BEGINS, OLD))


def read_word(content: bytes, name: str) -> tuple[str, Format]:
    """Return the text of a .docx file, and how it is written; raise `UserError`, naming the file, where it has none."""
    if content.startswith(OLD):
        raise UserError(N_("{name} was saved by an old Word. Save it as .docx there, and open that."), name=name)
    made = _page(content, name)
    if _PLAIN.fullmatch(made):
        return _lines(made), "text"
    from assistant.document.read import read
    from assistant.document.writers import as_markdown

    return as_markdown(read(_under_its_title(made), "html")), "markdown"


def _page(content: bytes, name: str) -> str:
    """Return the file as HTML, with its empty paragraphs."""
    most = int(_known()["megabytes"])
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if TEXT not in packed.namelist():
                raise _unread(name)
            if sum(part.file_size for part in packed.infolist() if part.filename.endswith(READ)) > most * MEGABYTE:
                raise UserError(
                    N_("{name} is too long: it unpacks to more than {limit} MB. Cut it into parts."),
                    name=name,
                    limit=most,
                )
        return _converted(content)
    except UserError:
        raise
    except Exception as error:  # a stranger's file: whatever is wrong with it, mammoth meets it in its own way
        raise _unread(name) from error


def _converted(content: bytes) -> str:
    import mammoth

    no_picture = mammoth.images.img_element(lambda _: {})
    made = mammoth.convert_to_html(
        io.BytesIO(content),
        style_map="\n".join(_known()["styles"]),
        ignore_empty_paragraphs=False,
        convert_image=no_picture,
    )
    return str(made.value).replace("<img />", "")


def _unread(name: str) -> UserError:
    return UserError(
        N_("{name} cannot be read as a Word file. Open it in Word or LibreOffice, save it as .docx, and open that."),
        name=name,
    )


def _lines(made: str) -> str:
    """Return the paragraphs as they stand: a blank line is one that the author left, or else stands between all."""
    told = [unescape(inside.replace("<br />", "\n")).rstrip() for inside in _PARAGRAPH.findall(made)]
    between = "\n" if "" in [one.strip() for one in told[:-1]] else "\n\n"
    return re.sub(r"\n{3,}", "\n\n", between.join(told)).strip()


def _under_its_title(made: str) -> str:
    """Return a page of one title: where the file has one, its headings stand a level lower."""
    if '<h1 class="title">' not in made:
        return made
    lower = _HEADING.sub(lambda found: f"{found[1]}{int(found[2]) + 1}>", made)
    return re.sub(r'<h1 class="title">(.*?)</h\d>', r"<h1>\1</h1>", lower)


@cache
def _known() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("word.toml").read_text(encoding="utf-8"))
