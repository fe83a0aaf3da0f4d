"""Language versions (hreflang) that search engines cannot use.

Why: one wrong code or a version that does not name itself, and the whole group is ignored: visitors land on
the wrong language.
Fix: one whole address per language code (fr, fr-CA…), the page's own among them, and x-default for everybody else.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.page.addresses import is_whole, same_page
from assistant.messages import N_

DEFAULT = "x-default"
Alternates = tuple[tuple[str, str], ...]


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield hits about the whole: wrong codes, relative addresses, codes given twice, no own address, no default."""
    meta = subject.document.meta
    alternates = meta.alternates
    if not alternates:
        return
    yield from _codes(alternates)
    yield from _addresses(alternates)
    own = meta.address or meta.canonical
    if own and is_whole(own) and not any(same_page(own, url) for _, url in alternates):
        yield Hit(None, own, params={"address": own}, outcome="no_self")
    if len({code.lower() for code, _ in alternates}) > 1 and DEFAULT not in {code.lower() for code, _ in alternates}:
        yield Hit(None, outcome="no_default")


def _codes(alternates: Alternates) -> Iterator[Hit]:
    for code in dict.fromkeys(code for code, _ in alternates):
        if is_code(code):
            continue
        right = repaired(code)
        params = {"code": code, "right": right}
        yield Hit(None, code, right, params, "repairable" if right else "fault")


def _addresses(alternates: Alternates) -> Iterator[Hit]:
    named: dict[str, dict[str, None]] = defaultdict(dict)
    for code, url in alternates:
        named[code.lower()][url] = None
        if not is_whole(url):
            yield Hit(None, url, params={"code": code, "address": url}, outcome="relative")
    for code, urls in named.items():
        if len(urls) > 1:
            yield Hit(None, len(urls), 1, {"code": code, "addresses": ", ".join(urls)}, "duplicate")


def is_code(code: str) -> bool:
    """Whether a code is one that search engines know: a language, perhaps a script, perhaps a country; x-default."""
    if code.lower() == DEFAULT:
        return True
    known = _known()
    language, *rest = code.split("-")
    if language.lower() not in known["languages"]:
        return False
    if rest and rest[0].title() in known["scripts"]:
        rest = rest[1:]
    return not rest or (len(rest) == 1 and rest[0].upper() in known["regions"])


def repaired(code: str) -> str | None:
    """Return the code that was meant, None where it cannot be told."""
    language, *rest = code.strip().replace("_", "-").split("-")
    mistaken = _mistaken()
    language = mistaken.get(language.lower(), language)
    rest = [mistaken.get(part.lower(), part) for part in rest]
    meant = "-".join([language, *rest])
    return meant if is_code(meant) else None


@cache
def _data() -> Mapping[str, Mapping[str, object]]:
    return tomllib.loads(Path(__file__).with_name("language_codes.toml").read_text(encoding="utf-8"))


@cache
def _known() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(str(written).split()) for name, written in _data()["known"].items()}


@cache
def _mistaken() -> Mapping[str, str]:
    return {wrong: str(right) for wrong, right in _data()["mistaken"].items()}


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("The language code “{code}” (hreflang) is none that search engines know."),
        N_("Write a language, and a country if need be: fr, fr-CA."),
    ),
    repairable=Outcome(
        "warning",
        N_("The language code “{code}” (hreflang) is none that search engines know; it is written “{right}”."),
        N_("Write “{right}”."),
    ),
    relative=Outcome(
        "warning",
        N_("The address of the version “{code}” is not whole: {address}."),
        N_("Write it whole, with https:// and the domain."),
    ),
    duplicate=Outcome(
        "warning",
        N_("The version “{code}” has {value} addresses: {addresses}."),
        N_("Keep one address per language."),
    ),
    no_self=Outcome(
        "warning",
        N_(
            "The page names language versions, and not itself ({address}) among them: search engines may drop them all."
        ),
        N_("Add a line with its own language and address."),
    ),
    no_default=Outcome(
        "info",
        N_("No version is named for visitors of other languages (x-default)."),
        N_("Add a line with x-default and the address where they should land."),
    ),
)
