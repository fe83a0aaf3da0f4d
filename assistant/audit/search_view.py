"""What searches say of the pages: phrases within reach, pages that lose, pages that compete."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from assistant.audit.aims import claims, searched
from assistant.audit.figures import figures
from assistant.audit.search_export import Entry, Figures
from assistant.audit.types import PageAudit
from assistant.web.addresses import key

MOST_WORDS = 8  # of a phrase that are tried in all combinations


class Near(NamedTuple):
    """A phrase that a page nearly stands first for; `page` is the one that gets it or, failing that, aims at it."""

    phrase: str
    page: str | None
    now: Figures


class Loss(NamedTuple):
    """A page or a phrase that gets less than before."""

    name: str
    now: Figures
    before: Figures

    @property
    def clicks(self) -> int:
        """Return the clicks lost."""
        return (self.before.clicks or 0) - (self.now.clicks or 0)

    @property
    def impressions(self) -> int:
        """Return the impressions lost."""
        return (self.before.impressions or 0) - (self.now.impressions or 0)


class Competing(NamedTuple):
    """A phrase whose impressions several pages share, the most seen first."""

    phrase: str
    impressions: int
    pages: tuple[tuple[str, Figures], ...]


@dataclass(frozen=True)
class SearchView:
    """What an export of Search Console says of an audit; each list by what it is worth: impressions, lost clicks."""

    pages: Mapping[str, Figures] = field(default_factory=dict)  # by the page's name in the audit
    near: tuple[Near, ...] = ()
    losing_pages: tuple[Loss, ...] = ()
    losing_phrases: tuple[Loss, ...] = ()
    competing: tuple[Competing, ...] = ()
    not_audited: tuple[tuple[str, Figures], ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return the view as plain values."""
        return {
            "pages": [{"url": url, **got._asdict()} for url, got in self.pages.items()],
            "near": [{"phrase": n.phrase, "url": n.page, **n.now._asdict()} for n in self.near],
            "losing_pages": [_loss(loss, "url") for loss in self.losing_pages],
            "losing_phrases": [_loss(loss, "phrase") for loss in self.losing_phrases],
            "competing": [
                {
                    "phrase": c.phrase,
                    "impressions": c.impressions,
                    "pages": [{"url": url, **got._asdict()} for url, got in c.pages],
                }
                for c in self.competing
            ],
            "not_audited": [{"url": url, **got._asdict()} for url, got in self.not_audited],
        }


def search_view(pages: Sequence[PageAudit], now: Sequence[Entry], before: Sequence[Entry] = ()) -> SearchView:
    """Return what an export says of `pages`; `before` is the export of an earlier period, if there is one."""
    entries = _with_earlier(now, before) if before else now
    names = {key(page.material.address or page.final_url or page.url): page.url for page in pages}
    got = _summed((e.page, e.now) for e in entries if e.page)
    by_page = {names[address]: figure for address, figure in got.items() if address in names}
    written = {key(e.page): e.page for e in entries if e.page}
    outside = [(written[address], figure) for address, figure in got.items() if address not in names]
    return SearchView(
        dict(sorted(by_page.items(), key=lambda pair: _worth(pair[1]))),
        _near(entries, names, _Aims(pages)),
        _losses(entries, lambda e: names.get(key(e.page), e.page) if e.page else None),
        _losses(entries, lambda e: e.phrase),
        _competing(entries, names),
        tuple(sorted(outside, key=lambda pair: _worth(pair[1]))),
    )


class _Aims:
    """The pages by the words of what they aim at; of several, the one that was given them or claims them most."""

    def __init__(self, pages: Iterable[PageAudit]) -> None:
        self._by_words: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
        for page in sorted(pages, key=lambda page: (not page.keyphrase_given, -claims(page))):
            if page.keyphrase and page.language and page.indexable:
                self._by_words[page.language].setdefault(searched(page.keyphrase, page.language), page.url)

    def of(self, phrase: str) -> str | None:
        """Return the page that aims at the phrase or, failing that, at most of its words, two at least."""
        for language, aims in self._by_words.items():
            words = searched(phrase, language)[:MOST_WORDS]
            if words in aims:
                return aims[words]
            for size in range(len(words) - 1, 1, -1):
                for some in combinations(words, size):
                    if some in aims:
                        return aims[some]
        return None


def _with_earlier(now: Sequence[Entry], before: Sequence[Entry]) -> list[Entry]:
    def named(entry: Entry) -> tuple[str | None, str | None]:
        return entry.phrase, key(entry.page) if entry.page else None

    early = {named(entry): entry for entry in before}
    joined = [entry._replace(before=early[named(entry)].now if named(entry) in early else None) for entry in now]
    gone = early.keys() - {named(entry) for entry in now}
    return joined + [early[name]._replace(now=Figures(0, 0), before=early[name].now) for name in sorted(gone, key=str)]


def _summed(rows: Iterable[tuple[str, Figures]]) -> dict[str, Figures]:
    """Return the figures by address: of several lines the sums, and the position weighted by impressions."""
    groups: dict[str, list[Figures]] = defaultdict(list)
    for url, figure in rows:
        groups[key(url)].append(figure)
    return {address: _sum(group) for address, group in groups.items()}


def _sum(group: Sequence[Figures]) -> Figures:
    if len(group) == 1:
        return group[0]
    seen = [(one.position, one.impressions) for one in group if one.position is not None and one.impressions]
    weight = sum(impressions for _, impressions in seen)
    clicks = [one.clicks for one in group if one.clicks is not None]
    impressions = [one.impressions for one in group if one.impressions is not None]
    return Figures(
        sum(clicks) if clicks else None,
        sum(impressions) if impressions else None,
        sum(position * times for position, times in seen) / weight if weight else None,
    )


def _near(entries: Sequence[Entry], names: Mapping[str, str], aims: _Aims) -> tuple[Near, ...]:
    limits = figures("search_console")
    found = []
    for entry in entries:
        position, seen = entry.now.position, entry.now.impressions or 0
        if not entry.phrase or position is None or seen < limits["min_impressions"]:
            continue
        if limits["near_from"] <= position <= limits["near_to"]:
            page = names.get(key(entry.page), entry.page) if entry.page else aims.of(entry.phrase)
            found.append(Near(entry.phrase, page, entry.now))
    return tuple(sorted(found, key=lambda near: (_worth(near.now), near.phrase)))


def _losses(entries: Sequence[Entry], name_of: Callable[[Entry], str | None]) -> tuple[Loss, ...]:
    now: dict[str, list[Figures]] = defaultdict(list)
    before: dict[str, list[Figures]] = defaultdict(list)
    for entry in entries:
        name = name_of(entry)
        if name and entry.before is not None:
            now[name].append(entry.now)
            before[name].append(entry.before)
    losses = [Loss(name, _sum(now[name]), _sum(before[name])) for name in now]
    least = figures("search_console")["min_impressions"]
    kept = [loss for loss in losses if loss.clicks > 0 or (not loss.clicks and loss.impressions >= least)]
    return tuple(sorted(kept, key=lambda loss: (-loss.clicks, -loss.impressions, loss.name)))


def _competing(entries: Sequence[Entry], names: Mapping[str, str]) -> tuple[Competing, ...]:
    """Return the phrases that several pages are shown for; only lines with both a phrase and a page can tell."""
    limits = figures("search_console")
    groups: dict[str, list[tuple[str, Figures]]] = defaultdict(list)
    for entry in entries:
        if entry.phrase and entry.page and entry.now.impressions:
            groups[entry.phrase].append((names.get(key(entry.page), entry.page), entry.now))
    found = []
    for phrase, group in groups.items():
        total = sum(figure.impressions or 0 for _, figure in group)
        rivals = [pair for pair in group if (pair[1].impressions or 0) >= limits["min_share"] * total]
        if len(rivals) > 1 and total >= limits["min_impressions"]:
            rivals.sort(key=lambda pair: (_worth(pair[1]), pair[0]))
            found.append(Competing(phrase, total, tuple(rivals)))
    return tuple(sorted(found, key=lambda one: (-one.impressions, one.phrase)))


def _worth(figure: Figures) -> tuple[int, int]:
    return -(figure.impressions or 0), -(figure.clicks or 0)


def _loss(loss: Loss, name: str) -> dict[str, object]:
    lost = {"clicks_lost": loss.clicks, "impressions_lost": loss.impressions}
    return {name: loss.name, **lost, "now": loss.now._asdict(), "before": loss.before._asdict()}
