"""An audit beside an earlier one: what got worse, page by page and for the site; the worst first."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from assistant.audit.figures import figures
from assistant.audit.measured import OF_TEXTS_FOR_NETWORKS, names_of
from assistant.errors import UserError, reason_of
from assistant.findings import FAMILIES
from assistant.messages import N_, NN_, Message, Text
from assistant.web.addresses import key

Plain = Mapping[str, Any]
# Each list of the site: what one entry more, or one gone, is called.
LISTS: Mapping[str, Text] = {
    "broken_links": N_("Dead or unverifiable link: {name}"),
    "cannibalisation": N_("Pages compete for “{name}”"),
    "near_duplicates": N_("Nearly the same text: {name}"),
    "duplicate_titles": N_("Title repeated: {name}"),
    "duplicate_descriptions": N_("Description repeated: {name}"),
    "orphans": N_("No page links here: {name}"),
    "missing_titles": N_("No title: {name}"),
    "missing_descriptions": N_("No meta description: {name}"),
    "thin": N_("Hardly any text: {name}"),
    "moved_links": N_("Link by a detour: {name}"),
    "unanswered_versions": N_("Language version without a way back: {name}"),
    "vague_links": N_("Link whose words say nothing: {name}"),
}


class Change(NamedTuple):
    """One thing that changed: `worth` says how bad it is (or, below zero, how good), `page` where."""

    worth: float
    page: str | None
    message: Message

    def as_json(self, ui: str) -> dict[str, object]:
        """Return the change as plain values."""
        return {"url": self.page, "message": self.message.render(ui), "worth": round(self.worth, 1)}


@dataclass(frozen=True)
class Comparison:
    """What changed since an earlier audit, what got worse first, then what got better."""

    worse: tuple[Change, ...] = ()
    better: tuple[Change, ...] = ()
    pages_gone: tuple[str, ...] = ()
    pages_new: tuple[str, ...] = ()
    not_compared: tuple[str, ...] = ()  # families of checks that ran in one of the audits alone

    def as_json(self, ui: str) -> dict[str, object]:
        """Return the comparison as plain values, its sentences in the language `ui`."""
        return {
            "worse": [change.as_json(ui) for change in self.worse],
            "better": [change.as_json(ui) for change in self.better],
            "pages_gone": list(self.pages_gone),
            "pages_new": list(self.pages_new),
            "not_compared": list(self.not_compared),
        }

    def note(self, ui: str) -> str:
        """Return what could not be compared, in a sentence; empty where all could."""
        text = N_("Not compared, since one of the two audits did not measure it: {families}.")
        families = ", ".join(names_of(self.not_compared, ui))
        return Message(text, {"families": families}).render(ui) if families else ""


def read_audit(path: Path) -> Plain:
    """Return an audit from the JSON that `audit` writes; raise `UserError` for what is none."""
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UserError(
            N_("The earlier audit {path} cannot be read: {reason}."), path=str(path), reason=reason_of(error)
        ) from error
    except (ValueError, RecursionError) as error:
        raise UserError(
            N_("{path} is not an audit in JSON (--report FILE.json writes one)."), path=path.name
        ) from error
    if not is_audit(found):
        raise UserError(N_("{path} is not an audit in JSON (--report FILE.json writes one)."), path=path.name)
    return dict(found)


def is_audit(found: object) -> bool:
    """Whether plain values are an audit, as the contract writes it."""
    if not isinstance(found, dict) or not isinstance(found.get("site"), dict):
        return False
    pages = found.get("pages")
    return isinstance(pages, list) and all(
        isinstance(page, dict) and isinstance(page.get("url"), str) for page in pages
    )


def compare(now: Plain, before: Plain) -> Comparison:
    """Return what changed between two audits, both as the contract writes them.

    What families of checks found that ran in one of them alone is left out.
    """
    pages, early = ({_name(page): page for page in one["pages"]} for one in (now, before))
    ran, once = _families(now), _families(before)
    both = ran & once
    changes = [change for name in pages.keys() & early.keys() for change in _page(pages[name], early[name], both)]
    changes += _site(now["site"], before["site"])
    changes.sort(key=lambda change: (-change.worth, change.page or "", change.message.render("en")))
    return Comparison(
        tuple(change for change in changes if change.worth > 0),
        tuple(reversed([change for change in changes if change.worth < 0])),
        tuple(sorted(early[name]["url"] for name in early.keys() - pages.keys())),
        tuple(sorted(pages[name]["url"] for name in pages.keys() - early.keys())),
        tuple(family for family in FAMILIES if family in ran ^ once and family != OF_TEXTS_FOR_NETWORKS),
    )


def _families(audit: Plain) -> set[str]:
    """Return the families whose checks ran: all of them where nothing is said."""
    found = audit.get("families")
    return set(map(str, found) if isinstance(found, list) else FAMILIES)


def _name(page: Plain) -> str:
    return key(page["url"]) if "://" in page["url"] else str(page["url"])


def _page(now: Plain, before: Plain, families: Collection[str]) -> Iterable[Change]:
    """Yield what changed on one page, as far as the checks of some families tell.

    What is said of one keyphrase is not laid beside what was said of another.
    """
    if now.get("keyphrase") != before.get("keyphrase"):
        families = set(families) - {"keyphrase"}
    url, worths = now["url"], figures("comparison")
    if bool(now.get("error")) != bool(before.get("error")):
        if now.get("error"):
            yield Change(
                worths["unreadable"], url, Message(N_("It can no longer be read: {error}"), {"error": now["error"]})
            )
        else:
            yield Change(-worths["unreadable"], url, Message(N_("It can be read again.")))
        return
    if now.get("indexable") is False and before.get("indexable"):
        yield Change(worths["not_indexable"], url, Message(N_("Search engines may no longer index it.")))
    if now.get("indexable") and before.get("indexable") is False:
        yield Change(-worths["not_indexable"], url, Message(N_("Search engines may index it again.")))
    yield from _problems(url, _levels(now, families), _levels(before, families))
    yield from _scores(url, now.get("scores") or {}, before.get("scores") or {}, families)
    yield from _places(url, now, before)


def _levels(page: Plain, families: Collection[str]) -> Counter[str]:
    findings = page.get("findings") or ()
    return Counter(f.get("level", "") for f in findings if str(f.get("check", "")).partition(".")[0] in families)


def _problems(url: str, now: Counter[str], before: Counter[str]) -> Iterable[Change]:
    more = now["problem"] - before["problem"]
    worth = figures("comparison")["problem"]
    if more > 0:
        text = NN_("{count} more problem ({now} in all)", "{count} more problems ({now} in all)")
        yield Change(worth * more, url, Message(text, {"count": more, "now": now["problem"]}))
    elif more < 0:
        text = NN_("{count} problem fewer ({now} left)", "{count} problems fewer ({now} left)")
        yield Change(worth * more, url, Message(text, {"count": -more, "now": now["problem"]}))


def _scores(url: str, now: Plain, before: Plain, families: Collection[str]) -> Iterable[Change]:
    least = figures("comparison")["score_step"]
    names = {"readability": N_("Readability score"), "keyphrase": N_("Keyphrase score"), "page": N_("Page score")}
    for family, name in names.items():
        new, old = now.get(family), before.get(family)
        if family not in families:
            continue
        if isinstance(new, int | float) and isinstance(old, int | float) and abs(new - old) >= least:
            told = {"score": Message(name), "before": old, "now": new}
            yield Change(float(old - new), url, Message(N_("{score}: {now}, was {before}"), told))


def _places(url: str, now: Plain, before: Plain) -> Iterable[Change]:
    """Yield the places that lost or won the keyphrase, while the page aims at the same."""
    if now.get("keyphrase") != before.get("keyphrase"):
        return
    worth = figures("comparison")["place"]
    places = {"title": N_("title"), "description": N_("description"), "h1": N_("H1")}
    new, old = now.get("placements") or {}, before.get("placements") or {}
    for place, name in places.items():
        told = {"place": Message(name), "keyphrase": now.get("keyphrase") or ""}
        if old.get(place) and new.get(place) is False:
            yield Change(worth, url, Message(N_("“{keyphrase}” is no longer in the {place}"), told))
        if new.get(place) and old.get(place) is False:
            yield Change(-worth, url, Message(N_("“{keyphrase}” is now in the {place}"), told))


def _site(now: Plain, before: Plain) -> list[Change]:
    """Return what is new in the lists of the site, and what is gone; a list that one audit lacks tells nothing."""
    changes = []
    for name, text in LISTS.items():
        new, old = now.get(name), before.get(name)
        if not isinstance(new, list) or not isinstance(old, list):
            continue
        worth = figures("comparison")[name]
        entries, early = ({_entry(entry) for entry in one} for one in (new, old))
        changes += [Change(worth, None, Message(text, {"name": entry})) for entry in entries - early]
        changes += [Change(-worth, None, Message(text, {"name": entry})) for entry in early - entries]
    return changes


def _entry(entry: object) -> str:
    """Return what an entry of a list is known by."""
    if not isinstance(entry, Mapping):
        return str(entry)
    for name in ("keyphrase", "text"):
        if name in entry:
            return str(entry[name])
    if "anchor" in entry:
        return f"{entry.get('anchor')} ({entry.get('url')})"
    urls: Sequence[object] = entry.get("urls") or [entry.get("url")]
    return ", ".join(sorted(map(str, urls)))
