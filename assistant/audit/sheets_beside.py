"""The tables of what is laid beside an audit: what changed, what searches say, what others write."""

from collections.abc import Iterator

from assistant.audit.beside import Beside
from assistant.audit.comparison import Comparison
from assistant.audit.gauges import Gauges
from assistant.audit.page_table import COLUMNS, SEARCH_COLUMNS
from assistant.audit.rivals import Against
from assistant.audit.search_export import Figures
from assistant.audit.search_view import Loss, SearchView
from assistant.audit.sheet import Lines, Sheet
from assistant.messages import N_, Message

URL = COLUMNS["url"]
PHRASE = Message(N_("Phrase searched"))
CLICKS, IMPRESSIONS, POSITION = SEARCH_COLUMNS.values()
COVERAGE, DANGER = Message(N_("Coverage (%)")), Message(N_("Danger (%)"))


def sheets(beside: Beside, ui: str) -> Iterator[Sheet]:
    """Yield the tables of what there is."""
    if beside.comparison:
        yield from _changes(beside.comparison, ui)
    if beside.search:
        yield from _searches(beside.search)
    if beside.against:
        yield from _others(beside.against, ui)
    yield Sheet(
        Message(N_("Terms of the pages")),
        (URL, Message(N_("Term")), Message(N_("Times on the page")), *_PLACES.values()),
        [
            [url, term.phrase, term.count, *(term.places.get(place) for place in _PLACES)]
            for url, terms in beside.terms.items()
            for term in terms
        ],
    )


_PLACES = {place: COLUMNS[f"in_{place}"] for place in ("title", "description", "h1", "introduction", "slug")}


def _changes(found: Comparison, ui: str) -> Iterator[Sheet]:
    columns = (Message(N_("What changed")), URL)
    yield Sheet(Message(N_("What got worse")), columns, [[c.message.render(ui), c.page] for c in found.worse])
    yield Sheet(Message(N_("What got better")), columns, [[c.message.render(ui), c.page] for c in found.better])
    yield Sheet(Message(N_("Pages gone since")), (URL,), [[url] for url in found.pages_gone])
    yield Sheet(Message(N_("Pages new since")), (URL,), [[url] for url in found.pages_new])


def _searches(view: SearchView) -> Iterator[Sheet]:
    near: Lines = [[n.phrase, n.page, n.now.position, n.now.impressions, n.now.clicks] for n in view.near]
    yield Sheet(Message(N_("Phrases within reach")), (PHRASE, URL, POSITION, IMPRESSIONS, CLICKS), near)
    lost = (
        Message(N_("Clicks lost")),
        Message(N_("Clicks now")),
        Message(N_("Impressions lost")),
        Message(N_("Position now")),
        Message(N_("Position before")),
    )
    yield Sheet(Message(N_("Pages that lose")), (URL, *lost), [_loss(loss) for loss in view.losing_pages])
    yield Sheet(Message(N_("Phrases that lose")), (PHRASE, *lost), [_loss(loss) for loss in view.losing_phrases])
    yield Sheet(
        Message(N_("Pages that share a phrase")),
        (PHRASE, URL, IMPRESSIONS, CLICKS, POSITION),
        [[one.phrase, url, *_figures(got)] for one in view.competing for url, got in one.pages],
    )
    outside: Lines = [[url, *_figures(got)] for url, got in view.not_audited]
    yield Sheet(Message(N_("Searched, not audited")), (URL, IMPRESSIONS, CLICKS, POSITION), outside)


def _figures(got: Figures) -> list[object]:
    return [got.impressions, got.clicks, got.position]


def _loss(loss: Loss) -> list[object]:
    return [loss.name, loss.clicks, loss.now.clicks, loss.impressions, loss.now.position, loss.before.position]


def _others(found: Against, ui: str) -> Iterator[Sheet]:
    pages: Lines = [[p.url, Message(N_("audited")).render(ui), *_gauges(p.gauges), None] for p in found.pages]
    pages += [
        [
            rival.url,
            Message(N_("of others")).render(ui),
            *(_gauges(rival.gauges) if rival.gauges else [None, None]),
            rival.error.render(ui) if rival.error else None,
        ]
        for rival in found.rivals
    ]
    columns = (URL, Message(N_("Whose page")), COVERAGE, DANGER, COLUMNS["error"])
    yield Sheet(Message(N_("Beside other pages")), columns, pages)
    yield Sheet(
        Message(N_("Words of the others")),
        (
            URL,
            Message(N_("Word")),
            Message(N_("Times on the page")),
            Message(N_("Usual elsewhere")),
            Message(N_("At most")),
            Message(N_("Pages of others with it")),
            Message(N_("Weight (%)")),
            Message(N_("Covered (%)")),
            Message(N_("Part of the danger (%)")),
        ),
        [
            [page.url, w.word, w.times, w.usual, w.allowed, w.pages, 100 * w.weight, 100 * w.covered, 100 * w.danger]
            for page in found.pages
            for w in page.gauges.words
        ],
    )
    yield Sheet(
        Message(N_("Expressions of the others")),
        (URL, Message(N_("Expression")), Message(N_("Times on the page")), Message(N_("Pages of others with it"))),
        [[page.url, e.text, e.times, e.pages] for page in found.pages for e in page.expressions],
    )


def _gauges(found: Gauges) -> list[object]:
    return [round(found.coverage, 1), round(found.danger, 1)]
