"""The review as one HTML page that needs nothing else: opened anywhere, filled in, saved, sent back.

Its answers stand in a block of JSON inside the page; nothing of what else the page says is trusted when it comes back.
"""

import json
import re
from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from assistant.backlog.reasons import sentences
from assistant.backlog.round_trip.slips import BREAK, VERDICTS, Returned, Slip, read
from assistant.document.changes import Piece, changes
from assistant.errors import UserError
from assistant.messages import N_, Message
from assistant.networks import load
from assistant.store import Entry, Job

ENDING = ".html"
FOLDER = Path(__file__).parent
ANSWERS = re.compile(r'<script type="application/json" id="review">(.*?)</script>', re.DOTALL)
UNREADABLE = N_("{name} is no review that came from here: it has no answers of ours in it.")
NO_MARK = N_("A version of the page has lost the mark that says which one it is; what it says is not taken in.")
NAME, SAVE = N_("Your name"), N_("Save the page")
SOURCE, VERSION = N_("Source"), N_("Version, changes marked")
TEXT, COMMENT = N_("Your text (change it here)"), N_("Comment")
TITLE = N_("Review of {name}")
HELP = N_(
    "Accept or refuse each version, change its text where you like, leave comments; then save the page and send it "
    "back. Keys: A accept, R refuse, E edit, N next, P previous. Nothing you write leaves this page until you send it."
)
ROWS = 5  # lines of the field a text is changed in, at least


def write(job: Job, entries: Iterable[tuple[Entry, str]], path: Path, ui: str) -> int:
    """Return how many versions the page holds."""
    cards = [_card(number, entry, mark, ui) for number, (entry, mark) in enumerate(entries)]
    path.write_text(_page(job, cards, path.name, ui), encoding="utf-8", newline="\n")
    return len(cards)


def take(path: Path) -> Returned:
    """Return what a page that came back says; raise `UserError` when it is none of ours, or was never saved."""
    found = ANSWERS.search(path.read_text(encoding="utf-8", errors="replace"))
    try:
        said = json.loads(found[1]) if found else None
        slips = [_slip(one) for one in said["slips"]] if said else []
        who = str(said["who"]) if said else ""
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UserError(UNREADABLE, name=path.name) from error
    if found is None:
        raise UserError(UNREADABLE, name=path.name)
    whole = [slip for slip in slips if slip is not None]
    problems = (Message(NO_MARK),) * (len(slips) - len(whole))
    job = whole[0][0] if whole else ""
    return Returned(job, who.strip(), tuple(slip for _, slip in whole), problems)


def _slip(said: Any) -> tuple[str, Slip] | None:
    mark = read(str(said["mark"]))
    if mark is None:
        return None
    job, key, its_version = mark
    verdict = str(said["verdict"])
    text, comment = str(said["text"]), str(said["comment"]).strip()
    return job, Slip(key, its_version, verdict if verdict in VERDICTS else None, text, comment)


def _page(job: Job, cards: list[str], name: str, ui: str) -> str:
    def told(text: str, **params: object) -> str:
        return escape(Message(text, params).render(ui))

    policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
    title = told(TITLE, name=job.name)
    return (
        f'<!doctype html>\n<html lang="{ui}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<style>{_file("page.css")}</style></head><body data-name="{escape(name)}"><main><h1>{title}</h1>'
        f'<p class="quiet">{told(HELP)}</p><label class="label" for="who">{told(NAME)}</label>'
        f'<input type="text" id="who" value="">{"".join(cards)}</main>'
        f'<footer><button type="button" id="save">{told(SAVE)}</button>'
        f'<span id="done" role="status"></span></footer>'
        f'<script type="application/json" id="review">null</script><script>{_file("page.js")}</script></body></html>\n'
    )


def _card(number: int, entry: Entry, mark: str, ui: str) -> str:
    def told(text: str) -> str:
        return escape(Message(text).render(ui))

    variant, text = entry.variant, BREAK.join(entry.variant.parts)
    before, after = changes(entry.row.text, text)
    why = "".join(f"<li>{escape(reason)}</li>" for reason in sentences(variant.reasons, ui))
    choices = "".join(
        f'<label class="choice"><input type="radio" name="v{number}" value="{verdict}">{told(words)}</label>'
        for verdict, words in VERDICTS.items()
    )
    high = max(ROWS, text.count("\n") + 2)
    place = f"{entry.row.number} · {entry.row.id} · {load(variant.network).label(ui)}"
    return (
        f'<article data-mark="{escape(mark)}"><b>{escape(place)}</b>'
        f'<div class="sides"><div><span class="label">{told(SOURCE)}</span>{_marked(before, "del")}</div>'
        f'<div><span class="label">{told(VERSION)}</span>{_marked(after, "ins")}</div></div>'
        f"{f'<ul class=why>{why}</ul>' if why else ''}<div>{choices}</div>"
        f'<label class="label">{told(TEXT)}'
        f'<textarea class="own" rows="{high}" dir="auto">\n{escape(text)}</textarea></label>'
        f'<label class="label">{told(COMMENT)}<textarea class="comment" rows="2" dir="auto"></textarea></label>'
        f"</article>"
    )


def _marked(pieces: Iterable[Piece], name: str) -> str:
    drawn = (
        f"<{name}>{escape(text)}</{name}>" if changed and text.strip() else escape(text) for text, changed in pieces
    )
    return f'<div class="text" dir="auto">{"".join(drawn)}</div>'


@cache
def _file(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
