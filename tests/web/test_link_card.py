"""The card of a page: what it says of itself to those who share it, and its picture."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image

from assistant.errors import OutsideError
from assistant.web.fetch import Fetcher, FetchLimits
from assistant.web.html import read_page
from assistant.web.link_card import LinkCard, card_limits, card_of, domain, read_card
from tests.web.site_server import Answer, SiteServer, page, status

URL = "https://www.atelier.example/stage"


def photo() -> bytes:
    file = BytesIO()
    Image.new("RGB", (1200, 630), "navy").save(file, "WEBP")
    return file.getvalue()


PAGES = {
    "/stage": page(
        "<title>Stage – Atelier</title><meta property='og:title' content='Un stage de poterie'>"
        "<meta property='og:description' content='Deux jours, &lt;b&gt;320 DH&lt;/b&gt;.'>"
        "<meta property='og:image' content='/photo.webp'><p>Texte.</p>"
    ),
    "/photo.webp": Answer(photo(), headers={"Content-Type": "image/webp"}),
    "/bare": page("<title>Sans rien</title><meta name='description' content='La description.'><p>Texte.</p>"),
    "/gone": status(404),
    "/liar": page("<meta property='og:image' content='/stage'><title>Menteuse</title><p>Texte.</p>"),
    "/broken": page("<meta property='og:image' content='/broken.png'><title>Cassée</title><p>Texte.</p>"),
    "/broken.png": Answer(b"\x89PNG\r\n\x1a\n no picture", headers={"Content-Type": "image/png"}),
    "/inside": page("<meta property='og:image' content='file:///etc/passwd'><title>Dedans</title><p>Texte.</p>"),
}


@pytest.fixture
def site() -> Iterator[SiteServer]:
    with SiteServer(PAGES) as server:
        yield server


def looked(url: str) -> LinkCard:
    with Fetcher(FetchLimits(allow_private=True, delay_seconds=0.0)) as fetcher:
        return read_card(url, fetcher)


def head(html: str) -> LinkCard:
    return card_of(read_page(f"<html><head>{html}</head><body><p>Texte.</p></body></html>".encode(), URL))


def test_a_page_is_shown_with_its_picture_made_small(site: SiteServer) -> None:
    card = looked(site.url("/stage"))
    assert (card.title, card.description) == ("Un stage de poterie", "Deux jours, <b>320 DH</b>.")
    image = Image.open(BytesIO(card.picture))
    assert (image.format, image.size) == ("JPEG", (544, 286))


@pytest.mark.parametrize("path", ["/liar", "/broken", "/inside", "/bare"])
def test_without_a_picture_that_can_be_read_the_words_stand_alone(site: SiteServer, path: str) -> None:
    card = looked(site.url(path))
    assert card.title
    assert card.picture == b""


def test_a_page_that_is_not_there_says_so(site: SiteServer) -> None:
    with pytest.raises(OutsideError, match="404"):
        looked(site.url("/gone"))


def test_a_picture_on_a_private_address_is_not_asked_for(site: SiteServer) -> None:
    with Fetcher(card_limits(offline=False)) as fetcher, pytest.raises(OutsideError):
        read_card(site.url("/stage"), fetcher)


def test_offline_nothing_is_asked(site: SiteServer) -> None:
    with Fetcher(card_limits(offline=True)) as fetcher, pytest.raises(OutsideError, match="offline"):
        read_card(site.url("/stage"), fetcher)


def test_open_graph_stands_before_twitter_and_the_head() -> None:
    assert (
        head(
            "<title>Tête</title><meta name='twitter:title' content='Twitter'><meta property='og:title' content='OG'>"
        ).title
        == "OG"
    )
    assert head("<title>Tête</title><meta name='twitter:title' content='Twitter'>").title == "Twitter"
    card = head("<title> Tête \n du site</title><meta name='description' content='Dite.'>")
    assert (card.title, card.description, card.image) == ("Tête du site", "Dite.", "")


def test_the_address_of_the_picture_is_made_whole() -> None:
    assert head("<meta property='og:image' content='../p.jpg'>").image == "https://www.atelier.example/p.jpg"
    assert head("<meta property='og:image' content='javascript:alert(1)'>").image == ""


@pytest.mark.parametrize(
    ("url", "shown"),
    [(URL, "atelier.example"), ("https://blog.x.fr:8080/a", "blog.x.fr"), ("http://[::1", ""), ("rien", "")],
)
def test_a_card_shows_the_host_without_its_www(url: str, shown: str) -> None:
    assert domain(url) == shown
