"""Whatever a page says of itself and of its links: no exception, a sentence in both languages, and linear time."""

import html
import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checks import Goal, check
from assistant.checks.page.json_ld import described, read_block
from assistant.document import Meta, read
from tests.timing import Run, growth

SCRAPS = st.one_of(
    st.sampled_from(
        ["https://", "http://a.fr:x/", "//a.fr", "[::1", "https://a.fr/é#b", "mailto:a@b.fr", "tel:+33 (0)2", "#x"]
    ),
    st.sampled_from(
        ["noindex", "googlebot: none, index", "unavailable_after: 1 Jan", "fr_FR", "en-UK", "x-default", "-"]
    ),
    st.text(max_size=20),
)
JSON = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.text(max_size=5), st.sampled_from(["Product", "FAQPage", "https://schema.org"])
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["@context", "@type", "@graph", "@id", "name", "mainEntity", "offers"]), inner),
    ),
    max_leaves=12,
)


def sentences(source: str, address: str | None = None) -> list[str]:
    document = read(source, "html", "fr", Meta(address=address))
    findings = check(document, Goal(form="article")).findings
    return [finding.message.render(ui) for finding in findings for ui in ("fr", "en")]


@settings(max_examples=100, deadline=None)
@given(values=st.lists(SCRAPS, min_size=9, max_size=9), address=st.one_of(st.none(), SCRAPS))
def test_any_head_and_any_link(values: list[str], address: str | None) -> None:
    a, b, c, d, e, f, g, h, i = (html.escape(value) for value in values)
    sentences(
        f'<head><title>{a}</title><link rel="canonical" href="{b}"><link rel="canonical" href="{c}">'
        f'<meta name="robots" content="{d}"><link rel="alternate" hreflang="{e}" href="{f}">'
        f'<meta property="og:url" content="{f}"><meta property="og:image" content="{g}"></head>'
        f'<a href="{h}">{i}</a> <a href="{i}" title="{a}"></a> <img src="{a}" alt="{g}">',
        address,
    )


@settings(max_examples=150, deadline=None)
@given(value=JSON)
def test_any_structured_data(value: object) -> None:
    sentences(f'<head><script type="application/ld+json">{json.dumps(value)}</script></head>')


@given(written=st.text())
def test_any_block_is_read_or_has_its_fault(written: str) -> None:
    block = read_block(written)
    assert list(described(block.value)) == [] or block.fault is None


PAGES: dict[str, Callable[[int], str]] = {
    "links": lambda n: "<title>T</title>" + '<p><code>x</code> <a href="#a">ici</a> <a href="mailto:a">là</a></p>' * n,
    "alternates": lambda n: "".join(f'<link rel="alternate" hreflang="fr" href="/{i}">' for i in range(n)),
    "canonicals": lambda n: "".join(f'<link rel="canonical" href="https://a.fr/{i}">' for i in range(n)),
    "graph": lambda n: '<script type="application/ld+json">[' + '{"@type":"Product"},' * n + "1]</script>",
    "robots": lambda n: f'<meta name="robots" content="{"index,:;" * n}">',
    "tel": lambda n: f'<a href="tel:{"+33 (" * n}">x</a>',
    "mailto": lambda n: f'<a href="mailto:{"a@b." * n}">x</a>',
    "alt": lambda n: f'<img src="a" alt="{"a." * n}IMG_{"1" * n}">',
}


@pytest.mark.parametrize("name", PAGES)
def test_time_grows_with_the_page(name: str) -> None:
    def checked(count: int) -> Run:
        document = read(PAGES[name](count), "html", "fr")
        return lambda: check(document, Goal(form="article"))

    assert growth(checked(1_000), checked(4_000), most=8) <= 8
