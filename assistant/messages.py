"""Sentences for users: English in the code, every other language in `locale/LANGUAGE/*.po`.

The code below the screens never builds a sentence: it makes a `Message`, and whoever shows it says in which language.
"""

import gettext
import io
import locale
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

UI_LANGUAGES = ("fr", "en")
LOCALE_FOLDER = Path(__file__).parent / "locale"
# Letters written from right to left: the bidirectional classes R and AL (Unicode Standard Annex 9).
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


class Plural(NamedTuple):
    """A sentence in its two English forms; `count` among the parameters chooses."""

    one: str
    many: str


Text = str | Plural


def N_(text: str) -> str:
    """Return `text` as it is: marks a sentence that is translated later."""
    return text


def NN_(one: str, many: str) -> Plural:
    """Return both forms: marks a sentence with a plural that is translated later."""
    return Plural(one, many)


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence not yet in any language: its English text and the values that go into it."""

    text: Text
    params: Mapping[str, object] = field(default_factory=dict)

    def render(self, ui: str) -> str:
        """Return the sentence in the language `ui` ("fr" or "en"), numbers written as that language does."""
        catalogue = translations(ui)
        if isinstance(self.text, Plural):
            count = self.params.get("count", 0)
            form = catalogue.ngettext(
                self.text.one, self.text.many, int(count) if isinstance(count, int | float) else 0
            )
        else:
            form = catalogue.gettext(self.text)
        return form.format_map({name: _shown(value, ui) for name, value in self.params.items()})


def isolated(text: str) -> str:
    """Return a text that stands inside another, kept apart from it where it runs from right to left.

    Between U+2068 and U+2069 its own first letter decides its direction, and what is around it keeps its order.
    """
    return f"\u2068{text}\u2069" if _RIGHT_TO_LEFT.search(text) else text


def _shown(value: object, ui: str) -> object:
    if isinstance(value, Message):
        return value.render(ui)
    if isinstance(value, str):
        return isolated(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    return _number(value + 0, ui)  # + 0: no minus before a zero


@lru_cache(maxsize=4_096)
def _number(value: float, ui: str) -> str:
    small = 0 < abs(value) < 0.01  # the price of one request: cents alone would read 0
    return format_decimal(value, format="0.######" if small else "#,##0.##", locale=ui)


@cache
def translations(ui: str) -> gettext.NullTranslations:
    """Return the catalogue of `ui`, all the files of its folder in one; English needs none."""
    merged = Catalog(locale=ui)
    for path in sorted((LOCALE_FOLDER / ui).glob("*.po")):
        with path.open("rb") as lines:
            for message in read_po(lines, locale=ui):
                if message.id:
                    merged[message.id] = message
    if not len(merged):
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    write_mo(compiled, merged)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def ui_language(asked: str | None = None) -> str:
    """Return the language to speak: the one asked for, else the system's, else English."""
    candidates = [asked, *(os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")), locale.getlocale()[0]]
    for candidate in candidates:
        if candidate and candidate[:2].lower() in UI_LANGUAGES:
            return candidate[:2].lower()
    return "en"
