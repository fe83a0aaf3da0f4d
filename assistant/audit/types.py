"""What an audit gives back: pages, and the site they make."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NamedTuple

from assistant.brand import Brand
from assistant.findings import FAMILIES, Finding, Metrics, Scores
from assistant.messages import Message
from assistant.web.fetch import FetchLimits
from assistant.web.link_check import Verdict

Advice = Literal["merge", "differentiate", "canonical"]
PLACES = ("title", "description", "h1", "introduction", "subheadings", "slug", "alt")


@dataclass(frozen=True)
class AuditOptions:
    """How to audit. `keyphrases` maps a page (address, path or file name) to the phrase it aims at."""

    crawl: bool = False
    depth: int | None = None
    max_pages: int | None = None
    workers: int | None = None
    keyphrases: Mapping[str, str] = field(default_factory=dict)
    brand: Brand = field(default_factory=Brand)
    check_links: bool = False
    limits: FetchLimits = field(default_factory=FetchLimits)
    cluster: str | None = None  # tcp://HOST:PORT of Dask's scheduler; without one, processes of this machine
    cache: Path | None = None  # the folder where answers and analyses are kept for the next time; None keeps nothing
    families: tuple[str, ...] = FAMILIES  # of the checks that run; the scores of the others are None
    resume: bool = False  # go on with the audit of the same targets that was cut short, by what its cache holds


class Progress(NamedTuple):
    """How far an audit is; `total` is None while it is not known."""

    done: int
    errors: int
    total: int | None


class OutLink(NamedTuple):
    """A link of a page: where it leads, by which words, and whether search engines follow it."""

    url: str
    anchor: str
    internal: bool
    nofollow: bool
    main: bool


@dataclass(frozen=True)
class LinkCounts:
    """How many links a page has, and which of them lead nowhere."""

    internal: int = 0
    external: int = 0
    nofollow: int = 0
    broken: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return the counts as the `audit` contract writes them."""
        return {
            "internal": self.internal,
            "external": self.external,
            "nofollow": self.nofollow,
            "broken": list(self.broken),
        }


@dataclass(frozen=True)
class Material:
    """What the site view needs of a page; too much to show.

    `lemmas` holds a 32-bit number per word of the text, `sentences` the offset of each sentence in words and in
    characters, alternating; both are arrays of unsigned integers as bytes.
    """

    address: str = ""
    packed: bytes = b""  # the text, compressed: ten thousand of them are kept
    lemmas: bytes = b""
    sentences: bytes = b""
    signature: bytes = b""
    phrase: tuple[int, ...] = ()  # the lemmas of the phrase the page aims at, as in `lemmas`
    links: tuple[OutLink, ...] = ()
    aim: tuple[int, ...] = ()  # the lemmas of the words of that phrase that tell, in order of size

    def __getstate__(self) -> dict[str, object]:
        """Return it as it is pickled: its hundreds of links as columns, in a third of the time."""
        return {**vars(self), "links": tuple(zip(*self.links, strict=True))}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update({**state, "links": tuple(map(OutLink._make, zip(*state["links"], strict=True)))})

    @property
    def text(self) -> str:
        """Return the main text; unpacked anew each time."""
        return zlib.decompress(self.packed).decode("utf-8", "surrogatepass") if self.packed else ""


def packed(text: str) -> bytes:
    """Return a text as `Material` keeps it."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1) if text else b""


@dataclass(frozen=True)
class PageAudit:
    """One page, or the reason why there is none. What cannot be said is None."""

    url: str
    final_url: str = ""
    status: int | None = None
    error: Message | None = None
    language: str | None = None
    title: str | None = None
    title_px: int | None = None
    description: str | None = None
    h1: tuple[str, ...] = ()
    words: int | None = None
    canonical: str | None = None
    indexable: bool | None = None
    keyphrase: str | None = None
    keyphrase_given: bool = False
    keyphrase_count: int | None = None
    placements: Mapping[str, bool | float | None] = field(default_factory=lambda: dict.fromkeys(PLACES))
    metrics: Metrics = field(default_factory=dict)
    scores: Scores = field(default_factory=dict)
    links: LinkCounts = field(default_factory=LinkCounts)
    images: int | None = None
    images_without_alt: int | None = None
    redirects: tuple[str, ...] = ()
    redirect_statuses: tuple[int, ...] = ()  # of each of the redirects
    hreflang: tuple[tuple[str, str], ...] = ()
    depth: int | None = None
    findings: tuple[Finding, ...] = ()
    material: Material = field(default_factory=Material, repr=False)

    def as_json(self, ui: str) -> dict[str, object]:
        """Return the page as the `audit` contract writes it, its sentences in the language `ui`."""
        return {
            "url": self.url,
            "final_url": self.final_url or self.url,
            "status": self.status,
            "error": self.error.render(ui) if self.error else None,
            "language": self.language,
            "title": self.title,
            "title_px": self.title_px,
            "description": self.description,
            "h1": list(self.h1),
            "words": self.words,
            "canonical": self.canonical,
            "indexable": self.indexable,
            "keyphrase": self.keyphrase,
            "keyphrase_given": self.keyphrase_given,
            "keyphrase_count": self.keyphrase_count,
            "placements": dict(self.placements),
            "metrics": dict(self.metrics),
            "scores": dict(self.scores),
            "links": self.links.as_json(),
            "images": self.images,
            "images_without_alt": self.images_without_alt,
            "redirects": list(self.redirects),
            "redirect_statuses": list(self.redirect_statuses),
            "hreflang": [{"language": code, "url": url} for code, url in self.hreflang],
            "depth": self.depth,
            "findings": [finding.as_json(ui) for finding in self.findings],
        }


class Cannibalisation(NamedTuple):
    """Pages that aim at the same phrase, and what to do about it."""

    keyphrase: str
    urls: tuple[str, ...]
    advice: Advice


class NearDuplicates(NamedTuple):
    """Pages whose main texts are nearly the same; `similarity` is the least between any of them and the first."""

    urls: tuple[str, ...]
    similarity: float


class LinkOpportunity(NamedTuple):
    """A sentence of one page that names what another page is about, without a link to it."""

    source: str
    target: str
    anchor: str
    sentence: str


class BrokenLink(NamedTuple):
    """A link that leads nowhere, or that cannot be verified, with the pages it stands on."""

    url: str
    verdict: Verdict
    reason: Message
    found_on: tuple[str, ...]


class Repeated(NamedTuple):
    """A title or a description that several pages share."""

    text: str
    urls: tuple[str, ...]


class ThinPage(NamedTuple):
    """A page with hardly any text."""

    url: str
    words: int


class DeepPage(NamedTuple):
    """A page far from the home page."""

    url: str
    clicks: int


class MovedLink(NamedTuple):
    """A link that is alive by a detour: where it ends, the pages it stands on, and whether the move is for good.

    It is when each redirect on the way is a 301 or a 308 (RFC 9110, 15.4).
    """

    url: str
    leads_to: str
    found_on: tuple[str, ...]
    permanent: bool = True


class UnansweredVersion(NamedTuple):
    """A language version that a page names (hreflang) and that does not name it back."""

    url: str
    language: str
    leads_to: str


class VagueLink(NamedTuple):
    """A link whose words say nothing of where it leads."""

    url: str
    anchor: str
    leads_to: str


class BareImages(NamedTuple):
    """A page with images that nothing describes."""

    url: str
    images: int


class SitemapFault(NamedTuple):
    """What is wrong with a sitemap (`url` is empty) or with an address that it names."""

    sitemap: str
    url: str
    fault: Message


@dataclass(frozen=True)
class Site:
    """What the pages say together; each list is ordered by what it is worth."""

    pages: int = 0
    errors: int = 0
    cannibalisation: tuple[Cannibalisation, ...] = ()
    near_duplicates: tuple[NearDuplicates, ...] = ()
    duplicate_titles: tuple[Repeated, ...] = ()
    duplicate_descriptions: tuple[Repeated, ...] = ()
    orphans: tuple[str, ...] = ()
    link_opportunities: tuple[LinkOpportunity, ...] = ()
    broken_links: tuple[BrokenLink, ...] = ()
    moved_links: tuple[MovedLink, ...] = ()
    vague_links: tuple[VagueLink, ...] = ()
    unanswered_versions: tuple[UnansweredVersion, ...] = ()
    missing_titles: tuple[str, ...] = ()
    missing_descriptions: tuple[str, ...] = ()
    thin: tuple[ThinPage, ...] = ()
    deep: tuple[DeepPage, ...] = ()
    bare_images: tuple[BareImages, ...] = ()
    sitemap_faults: tuple[SitemapFault, ...] = ()
    incoming: Mapping[str, int] = field(default_factory=dict)  # pages that link to each page that was read
    clicks: Mapping[str, int | None] = field(default_factory=dict)  # from the home page; None where nothing leads

    def as_json(self, ui: str) -> dict[str, object]:
        """Return the site as the `audit` contract writes it."""
        return {
            "pages": self.pages,
            "errors": self.errors,
            "cannibalisation": [
                {"keyphrase": c.keyphrase, "urls": list(c.urls), "advice": c.advice} for c in self.cannibalisation
            ],
            "near_duplicates": [{"urls": list(d.urls), "similarity": d.similarity} for d in self.near_duplicates],
            "duplicate_titles": [{"text": d.text, "urls": list(d.urls)} for d in self.duplicate_titles],
            "duplicate_descriptions": [{"text": d.text, "urls": list(d.urls)} for d in self.duplicate_descriptions],
            "orphans": list(self.orphans),
            "link_opportunities": [
                {"from": o.source, "to": o.target, "anchor": o.anchor, "sentence": o.sentence}
                for o in self.link_opportunities
            ],
            "broken_links": [
                {"url": b.url, "verdict": b.verdict, "reason": b.reason.render(ui), "found_on": list(b.found_on)}
                for b in self.broken_links
            ],
            "moved_links": [
                {"url": m.url, "leads_to": m.leads_to, "found_on": list(m.found_on), "permanent": m.permanent}
                for m in self.moved_links
            ],
            "vague_links": [link._asdict() for link in self.vague_links],
            "unanswered_versions": [version._asdict() for version in self.unanswered_versions],
            "missing_titles": list(self.missing_titles),
            "missing_descriptions": list(self.missing_descriptions),
            "thin": [page._asdict() for page in self.thin],
            "deep": [page._asdict() for page in self.deep],
            "images_without_alt": [page._asdict() for page in self.bare_images],
            "sitemap_faults": [
                {"sitemap": one.sitemap, "url": one.url or None, "fault": one.fault.render(ui)}
                for one in self.sitemap_faults
            ],
        }


@dataclass(frozen=True)
class Audit:
    """A whole audit; `stopped` when it was ended before all pages were read, `families` whose checks ran."""

    pages: tuple[PageAudit, ...] = ()
    site: Site = field(default_factory=Site)
    stopped: bool = False
    families: tuple[str, ...] = FAMILIES

    def as_json(self, ui: str) -> dict[str, object]:
        """Return the audit as the `audit` contract writes it (version 1)."""
        pages = [
            {**page.as_json(ui), "incoming": self.site.incoming.get(page.url), "clicks": self.site.clicks.get(page.url)}
            for page in self.pages
        ]
        site = self.site.as_json(ui)
        if "links" not in self.families:
            site["vague_links"] = None  # the checks of links tell them
        return {"version": 1, "families": list(self.families), "pages": pages, "site": site}

    def has_problems(self) -> bool:
        """Whether a finding at level `problem` or a page that could not be read is there (exit code 1)."""
        return any(p.error or any(f.level == "problem" for f in p.findings) for p in self.pages)
