"""The runs of a line as Markdown: bold, italics, links; what would be read as a mark is told to be none.

Rules of CommonMark 0.31.2: emphasis that another reader would not see as such (a mark between two letters, beside
another mark) is left out, and its text stays.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from assistant.document.writers.blocks import Run

_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
_MARKS = re.compile(r"[\\`*]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|(?<=~)~|\](?=[(\[:])|!(?=\[)|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
_BEGINS = re.compile(
    r"^([ \t]*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|[=\-_~]+(?=[ \t]*$)|(\d{1,9})([.)])(?=\s|$))", re.MULTILINE
)
_BRACKET = re.compile(r"(?<!\\)((?:\\\\)*)([\[\]])")  # not yet told apart; none may stand bare in the words of a link
_ESCAPED = r"\1\\\2"
_BREAK = "  \n"


def line(runs: Sequence[Run]) -> str:
    """Return the runs as Markdown; a line that ends within them stays ended."""
    text = ""
    for url, group in groupby(runs, key=lambda run: run.url):
        inside = _looks(tuple(group), text)
        if url is None or not inside.strip():
            text += inside
            continue
        start = inside[: len(inside) - len(inside.lstrip())]
        end = inside[len(inside.rstrip()) :]
        text += f"{start}[{_BRACKET.sub(_ESCAPED, inside.strip())}]({address(url)}){end}"
    return _BEGINS.sub(_told_apart, text).replace("\n", _BREAK)


def address(url: str) -> str:
    """Return where a link leads so that nothing in it ends the link."""
    return url.strip().replace(" ", "%20").replace("(", "%28").replace(")", "%29")


def _told_apart(found: re.Match[str]) -> str:
    """Return what begins a line without it being read as the mark of a block."""
    blank, mark, number, sign = found.groups()
    return f"{blank}{number}\\{sign}" if number else f"{blank}\\{mark}"


def _looks(runs: Sequence[Run], written: str) -> str:
    """Return the runs with the marks of their looks, after what is already written of the line."""
    text = ""
    for at, run in enumerate(runs):
        core = run.text.strip()
        start, end = run.text.partition(core)[::2] if core else (run.text, "")
        after = end[:1] or next((later.text[:1] for later in runs[at + 1 :] if later.text), "")
        before = (written + text + start)[-1:]
        mark = "".join(_signs(run)) if _may_stand(before, core, after) else ""
        said = core if run.code and mark else _plain(core, before, after)
        text += f"{start}{mark}{said}{mark[::-1]}{end}"
    return text


def _signs(run: Run) -> Iterator[str]:
    """Yield the marks of a run's look, the outermost first."""
    if run.code and "`" not in run.text:
        yield "`"
        return
    if run.struck:
        yield "~~"
    if run.bold:
        yield "**"
    if run.italic:
        yield "*"


def _may_stand(before: str, text: str, after: str) -> bool:
    """Whether marks around the text are read as such, beside what stands before and after it."""
    if not text or "\n" in text or _sort(before) == "mark" or _sort(after) == "mark":
        return False
    opens = _sort(text[0]) == "letter" or _sort(before) != "letter"
    closes = _sort(text[-1]) == "letter" or _sort(after) != "letter"
    return opens and closes


def _sort(sign: str) -> str:
    if not sign or sign.isspace():
        return "blank"
    if sign in "*_~`":
        return "mark"
    return "sign" if unicodedata.category(sign)[0] in "PS" else "letter"


def _plain(text: str, before: str, after: str) -> str:
    """Return text of which nothing is a mark, beside these two signs; the addresses in it stay as they are."""
    around = before + text + after
    left = [found.span() for found in _WEB.finditer(around)]
    told, at, stop = "", len(before), len(before) + len(text)
    for found in _MARKS.finditer(around, at):
        if found.start() < stop and not any(start <= found.start() < end for start, end in left):
            told += around[at : found.start()] + "\\"
            at = found.start()
    return told + around[at:stop]
