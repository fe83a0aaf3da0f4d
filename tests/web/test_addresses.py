"""Addresses are compared as a search engine would."""

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.web.addresses import absolute, host, key, normalise, same_site, slug


@pytest.mark.parametrize(
    ("given_url", "wanted"),
    [
        ("HTTPS://Www.Exemple.FR", "https://www.exemple.fr/"),
        ("http://exemple.fr:80/a", "http://exemple.fr/a"),
        ("https://exemple.fr:443/a", "https://exemple.fr/a"),
        ("https://exemple.fr:8443/a", "https://exemple.fr:8443/a"),
        ("https://exemple.fr/a#haut", "https://exemple.fr/a"),
        ("https://exemple.fr/a?utm_source=x&id=3&fbclid=y", "https://exemple.fr/a?id=3"),
        ("https://exemple.fr/a?gclid=1", "https://exemple.fr/a"),
        ("https://exemple.fr/a?tag=utm_source", "https://exemple.fr/a?tag=utm_source"),
        ("https://exemple.fr/a/../b/./c", "https://exemple.fr/b/c"),
        ("https://exemple.fr/été", "https://exemple.fr/%C3%A9t%C3%A9"),
        ("https://exemple.fr/%c3%a9", "https://exemple.fr/%c3%a9"),
        ("https://café.fr/", "https://xn--caf-dma.fr/"),
        ("https://exemple.fr./", "https://exemple.fr/"),
        (" https://exemple.fr/a\n", "https://exemple.fr/a"),
        ("https://exemple.fr/Majuscule/", "https://exemple.fr/Majuscule/"),
        ("mailto:a@b.fr", None),
        ("tel:+33478000012", None),
        ("javascript:void(0)", None),
        ("https://", None),
        ("https://exemple.fr:99999/", None),
        ("https://[::1", None),
    ],
)
def test_address_has_one_form(given_url: str, wanted: str | None) -> None:
    assert normalise(given_url) == wanted


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://exemple.fr/blog/", "https://exemple.fr/blog"),
        ("http://exemple.fr/", "https://www.exemple.fr/index.html"),
        ("https://exemple.fr/a?utm_medium=mail", "https://exemple.fr/a"),
        ("https://exemple.fr/blog/index.php", "https://exemple.fr/blog/"),
    ],
)
def test_addresses_of_one_page_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("https://exemple.fr/a", "https://exemple.fr/A"), ("https://exemple.fr/?p=1", "https://exemple.fr/?p=2")],
)
def test_addresses_of_two_pages_do_not(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_links_are_relative_to_the_page() -> None:
    page = "https://exemple.fr/blog/pain.html"
    assert absolute("../contact.html?x=1#f", page) == "https://exemple.fr/contact.html?x=1"
    assert absolute("//autre.fr/x", page) == "https://autre.fr/x"
    assert absolute("#haut", page) == page
    assert absolute("mailto:a@b.fr", page) is None


def test_site_and_slug() -> None:
    assert same_site("https://www.exemple.fr/a", "http://exemple.fr/b")
    assert not same_site("https://blog.exemple.fr/a", "https://exemple.fr/b")
    assert slug("https://exemple.fr/blog/pain-au-levain.html") == "pain-au-levain"
    assert slug("https://exemple.fr/blog/index.html") == "blog"
    assert slug("https://exemple.fr/") == ""


@given(st.text())
def test_any_text_gives_an_address_or_none(text: str) -> None:
    found = normalise(text)
    assert found is None or normalise(found) == found
    assert absolute(text, "https://exemple.fr/a/b") is None or key(text) is not None


PIECES = st.sampled_from(
    [
        *("a", "b-c", "x.html", "..", ".", "../", "./", "/", "//", "#", "#é", "?", "?a=1", "&utm_source=x", ":", "é"),
        *("%20", "~", "_", " ", "www.", "mailto:", "http:", "HTTPS://Exemple.fr", "\n", ";p", "\\", "[", "@", "A"),
    ]
)
BASES = (
    "https://www.exemple.fr/a/b/c.html?x=1#y",
    "http://exemple.fr",
    "https://exemple.fr:444/a/",
    "",
    "x",
    "file:///a",
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=6).map("".join), st.sampled_from(BASES))
def test_the_quick_way_to_an_address_leads_where_the_long_one_does(reference: str, base: str) -> None:
    try:
        long = normalise(urljoin(base, reference.strip()))
    except ValueError:
        long = None
    assert absolute(reference, base) == long
    for url in filter(None, (long, base)):
        assert host(url) == urlsplit(url).netloc.lower().removeprefix("www.")
