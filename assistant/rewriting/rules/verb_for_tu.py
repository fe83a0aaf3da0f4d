"""The form for tu of a verb's form for vous: the dictionary names the verb, its conjugation gives the form.

The conjugations are data: `address_verbs_to_tu.txt` and `address_wishes.txt` (what is listed), `address_stems.txt` and
`address_grave.txt` (stems that change).
"""

import re
from functools import cache
from typing import NamedTuple

from assistant.languages import Pack
from assistant.languages.lemmas import lemma
from assistant.rewriting.rules.address_words import Unsure

_NEW = ("iez", "rez", "ssez")  # endings of which a verb the dictionary does not know may be any tense


class Forms(NamedTuple):
    """A form for tu: with a subject, as an order (None where nobody can), and after a wish with que.

    `wish` is None where the form for vous is no subjunctive, empty where it may be one that is not known.
    """

    stated: str
    order: str | None = None
    wish: str | None = None


def forms(told: str, pack: Pack) -> Forms:
    """Return the forms for tu of a form for vous in lower case; raise `Unsure` where it is not surely one."""
    known = _listed(pack).get(told)
    verb = "" if known else lemma(told, pack.code)
    found = known or _with_prefix(told, verb, pack) or _regular(told, verb, pack)
    if found is None or told in pack.words("address_two_verbs"):
        raise Unsure(told)
    return found


def _regular(told: str, verb: str, pack: Pack) -> Forms | None:
    if not told.endswith("ez"):
        return None
    if verb == told:  # a verb too new for the dictionary: likez, boostez
        return None if told.endswith(_NEW) else _present(told[:-2], pack)
    if verb.endswith("er") and told == f"{verb[:-1]}z":
        return _present(verb[:-2], pack)
    if verb.endswith("ir") and told == f"{verb[:-1]}ssez":
        return Forms(f"{verb[:-1]}s", f"{verb[:-1]}s")
    if told.endswith("iez"):
        return _past(told.removesuffix("iez"), verb, pack)
    return Forms(f"{told[:-2]}as") if told.endswith("rez") else None


def _present(stem: str, pack: Pack) -> Forms:
    changed = _changed(stem, pack)
    return Forms(f"{changed}es", f"{changed}e")


def _past(stem: str, verb: str, pack: Pack) -> Forms:
    """Return the forms for one in -iez: imperfect or conditional, or a wish."""
    if verb.endswith("er") and stem == verb[:-2]:
        softened = {"c": f"{stem[:-1]}ç", "g": f"{stem}e"}.get(stem[-1:], stem)
        return Forms(f"{softened}ais", wish=f"{_changed(stem, pack)}es")
    if verb.endswith("ir") and stem == f"{verb[:-1]}ss":
        return Forms(f"{stem}ais", wish=f"{stem}es")
    return Forms(f"{stem}ais", wish=None if stem.endswith("r") else "")


def _with_prefix(told: str, verb: str, pack: Pack) -> Forms | None:
    """Return the forms of a compound of a listed verb: prévenez as venez, where both verbs agree."""
    for cut in range(1, len(told) - 3):
        prefix, listed = told[:cut], _listed(pack).get(told[cut:])
        if listed and verb == prefix + lemma(told[cut:], pack.code):
            stated, order, wish = listed
            return Forms(prefix + stated, order and prefix + order, wish and prefix + wish)
    return None


def _changed(stem: str, pack: Pack) -> str:
    """Return the stem of a verb in -er before a mute ending: achet gives achèt, appel gives appell."""
    if f"{stem}er" in pack.words("address_grave"):
        return f"{stem[:-2]}è{stem[-1]}"
    for ending, other in _stems(pack):
        if ending.search(stem):
            return ending.sub(other, stem)
    return stem


@cache
def _stems(pack: Pack) -> tuple[tuple["re.Pattern[str]", str], ...]:
    return tuple((re.compile(f"{a}$"), b) for a, b in (line.split(" ") for line in pack.lines("address_stems")))


@cache
def _listed(pack: Pack) -> dict[str, Forms]:
    found: dict[str, Forms] = {}
    for told, wish, *only in (line.split(" ") for line in pack.lines("address_wishes")):
        found[told] = Forms(wish if only else f"{told.removesuffix('iez')}ais", wish=wish)
    for told, stated, order in (line.split(" ") for line in pack.lines("address_verbs_to_tu")):
        found[told] = Forms(stated, {"-": None, "=": stated}.get(order, order))
    return found


def is_irregular(told: str, pack: Pack) -> bool:
    """Return whether a form for vous is one of those that do not end in -ez: êtes, faites, dites."""
    return not told.endswith("ez") and told in _listed(pack)
