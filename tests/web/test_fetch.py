"""The door to the network: what it refuses, what it bounds, and the sentence it gives for each."""

import ipaddress
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from assistant.settings import USER_AGENT
from assistant.web.fetch import Fetcher, FetchLimits, fetch
from assistant.web.public_addresses import is_public
from tests.web.site_server import (
    Answer,
    SiteServer,
    cut,
    drip,
    endless,
    gzip_bomb,
    page,
    redirect,
    status,
)

LOCAL = FetchLimits(allow_private=True, delay_seconds=0.0, max_seconds=5.0, retry_seconds=0.01)
STOP = threading.Event()


@pytest.fixture(scope="module")
def site() -> Iterator[SiteServer]:
    pages = {
        "/": page("<title>Accueil</title>"),
        "/moved": redirect("/"),
        "/moved-relative": redirect("moved"),
        "/circle": redirect("/circle2"),
        "/circle2": redirect("/circle"),
        "/to-file": redirect("file:///etc/passwd"),
        "/to-gopher": redirect("gopher://127.0.0.1:70/"),
        "/missing": status(404),
        "/gone": status(410),
        "/wall": status(403),
        "/login": status(401),
        "/busy": status(429),
        "/fault": status(500),
        "/linkedin": status(999),
        "/pdf": page("%PDF-1.7", "application/pdf"),
        "/bomb": gzip_bomb(64),
        "/endless": endless(),
        "/drip": drip(STOP),
        "/drip-headers": drip(STOP, b"HTTP/1.1 200 OK\r\nX-Slow: "),
        "/cut": cut(),
        "/not-gzip": Answer(b"<p>plain</p>", headers={"Content-Type": "text/html", "Content-Encoding": "gzip"}),
        "/brotli": Answer(b"\x0b\x00", headers={"Content-Type": "text/html", "Content-Encoding": "br"}),
        "/private/page": page("secret"),
        "/robots.txt": page("User-agent: *\nDisallow: /private/\n\nUser-agent: OtherBot\nDisallow: /\n", "text/plain"),
    }
    chain = {f"/hop{n}": redirect(f"/hop{n + 1}") for n in range(12)}
    with SiteServer({**pages, **chain, "/hop12": page("end")}) as server:
        yield server
        STOP.set()


def test_page_comes_whole_with_one_user_agent(site: SiteServer) -> None:
    answer = fetch(site.url("/"), LOCAL)
    assert (answer.status, answer.body, answer.error) == (200, b"<title>Accueil</title>", None)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert site.agents == {USER_AGENT}


def test_redirects_are_followed_and_kept(site: SiteServer) -> None:
    answer = fetch(site.url("/moved-relative"), LOCAL)
    assert answer.final_url == site.url("/")
    assert answer.redirects == ((301, site.url("/moved-relative")), (301, site.url("/moved")))


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/circle", "too_many_redirects"),
        ("/hop0", "too_many_redirects"),
        ("/missing", "status"),
        ("/gone", "status"),
        ("/wall", "status"),
        ("/login", "status"),
        ("/busy", "status"),
        ("/fault", "status"),
        ("/linkedin", "status"),
        ("/pdf", "not_html"),
        ("/cut", "damaged"),
        ("/not-gzip", "damaged"),
        ("/brotli", "damaged"),
        ("/private/page", "robots"),
        ("/to-file", "bad_address"),
        ("/to-gopher", "bad_address"),
    ],
)
def test_failure_is_a_value_with_a_sentence(site: SiteServer, path: str, reason: str) -> None:
    answer = fetch(site.url(path), LOCAL)
    assert answer.reason == reason
    assert answer.error is not None
    assert answer.body == b""
    french, english = answer.error.render("fr"), answer.error.render("en")
    assert french
    assert french != english


@pytest.mark.parametrize("path", ["/bomb", "/endless"])
def test_body_stops_at_the_limit_packed_or_not(site: SiteServer, path: str) -> None:
    answer = fetch(site.url(path), FetchLimits(allow_private=True, delay_seconds=0, max_bytes=300_000))
    assert answer.reason == "too_big"


@pytest.mark.parametrize("path", ["/drip", "/drip-headers"])
def test_slow_drip_ends_at_the_deadline(site: SiteServer, path: str) -> None:
    began = time.monotonic()
    answer = fetch(site.url(path), FetchLimits(allow_private=True, delay_seconds=0, max_seconds=0.4))
    assert answer.reason == "timed_out"
    assert time.monotonic() - began < 3.0


def test_refused_connection_says_so() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert fetch(f"http://127.0.0.1:{port}/", LOCAL).reason == "refused"


def test_what_speaks_no_http_is_damaged() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def talk() -> None:
            connection, _ = server.accept()
            connection.recv(1_000)
            connection.sendall(b"220 mail.example ESMTP\r\n")
            connection.close()

        thread = threading.Thread(target=talk)
        thread.start()
        limits = FetchLimits(allow_private=True, obey_robots=False, delay_seconds=0, retries=0)
        assert fetch(f"http://127.0.0.1:{server.getsockname()[1]}/", limits).reason == "damaged"
        thread.join()


def test_plain_server_is_no_safe_server(site: SiteServer) -> None:
    answer = fetch(site.url("/").replace("http:", "https:"), LOCAL)
    assert answer.reason in {"bad_certificate", "damaged", "unreachable"}


def test_unknown_name_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert fetch("https://levain-et-compagnie.exemple/", LOCAL).reason == "no_such_host"


def test_offline_setting_reaches_nothing(site: SiteServer) -> None:
    before = len(site.asked)
    answer = fetch(site.url("/"), FetchLimits(allow_private=True, offline=True))
    assert answer.reason == "offline"
    assert len(site.asked) == before


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "017700000001",
        "0",
        "0.0.0.0",
        "localhost",
        "LOCALHOST",
        "localhost.",
        "app.localhost",
        "printer.local",
        "metadata.google.internal",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[fe80::1]",
        "[fc00::1]",
        "[fec0::1]",
        "[ff02::1]",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "198.18.0.1",
        "①②⑦.⓪.⓪.①",
    ],
)
def test_private_address_is_refused_in_every_form(site: SiteServer, host: str) -> None:
    before = len(site.asked)
    answer = fetch(f"http://{host}:{site.port}/", FetchLimits(delay_seconds=0))
    assert answer.reason in {"private_address", "bad_address"}
    assert len(site.asked) == before


@pytest.mark.parametrize("url", ["ftp://exemple.fr/", "file:///etc/passwd", "javascript:alert(1)", "http://", "", "//"])
def test_only_web_addresses_are_fetched(url: str) -> None:
    assert fetch(url, FetchLimits()).reason == "bad_address"


@pytest.mark.parametrize("public", ["93.184.215.14", "2606:2800:21f:cb07::1", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_address_is_public(public: str) -> None:
    assert is_public(ipaddress.ip_address(public))


def test_redirect_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host is public by its (scripted) name and answers from loopback; where it sends us is not public."""
    with SiteServer({"/": redirect("http://10.0.0.8/admin")}) as server:
        _names(monkeypatch, {"boulangerie.example": ["93.184.215.14"]})
        _leads(monkeypatch, "93.184.215.14", server.port)
        answer = fetch("http://boulangerie.example/", FetchLimits(delay_seconds=0))
    assert answer.reason == "private_address"
    assert answer.redirects == ((301, "http://boulangerie.example/"),)


def test_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    _names(monkeypatch, {"piege.example": ["93.184.215.14", "127.0.0.1"]})
    assert fetch("http://piege.example/", FetchLimits()).reason == "private_address"


def test_name_that_resolves_anew_is_checked_on_the_address_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is looked up once a connection, and that very address is connected to."""
    asked = _names(monkeypatch, {"rebind.example": ["93.184.215.14"]}, then={"rebind.example": ["127.0.0.1"]})
    reached = _leads(monkeypatch, "93.184.215.14", None)
    limits = FetchLimits(delay_seconds=0, obey_robots=False)
    assert fetch("http://rebind.example/", limits).reason == "refused"
    assert (asked, reached) == (["rebind.example"], ["93.184.215.14"])
    assert fetch("http://rebind.example/", limits).reason == "private_address"
    assert reached == ["93.184.215.14"]


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"])
def test_proxy_of_the_environment_is_not_used(site: SiteServer, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert fetch(site.url("/"), LOCAL).status == 200


def test_pace_of_a_host_is_kept(site: SiteServer) -> None:
    with SiteServer({"/": page("a"), "/b": page("b")}) as server:
        with Fetcher(FetchLimits(allow_private=True, delay_seconds=0.15)) as fetcher:
            for path in ("/", "/b"):
                fetcher.fetch(server.url(path))
        assert all(later - earlier >= 0.14 for earlier, later in zip(server.times, server.times[1:], strict=False))


def test_crawl_delay_is_kept_and_robots_read_once() -> None:
    robots = page("User-agent: *\nCrawl-delay: 0.2\n", "text/plain")
    with SiteServer({"/": page("a"), "/b": page("b"), "/robots.txt": robots}) as server:
        with Fetcher(LOCAL) as fetcher:
            for path in ("/", "/b"):
                fetcher.fetch(server.url(path))
        assert server.asked == ["/robots.txt", "/", "/b"]
        assert server.times[2] - server.times[1] >= 0.19


@pytest.mark.parametrize(("code", "reason"), [(404, None), (403, None), (500, "robots"), (503, "robots")])
def test_robots_that_is_missing_allows_and_that_fails_forbids(code: int, reason: str | None) -> None:
    with SiteServer({"/": page("a"), "/robots.txt": status(code)}) as server:
        assert fetch(server.url("/"), LOCAL).reason == reason


def _names(
    monkeypatch: pytest.MonkeyPatch, first: dict[str, list[str]], then: dict[str, list[str]] | None = None
) -> list[str]:
    """Let names resolve as told, the second time otherwise; return the names asked for."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def resolve(host: Any, port: Any, *args: Any, **kwargs: Any) -> Any:
        if host not in first:
            return real(host, port, *args, **kwargs)
        table = then if then and host in asked else first
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in table[host]]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return asked


def _leads(monkeypatch: pytest.MonkeyPatch, address: str, port: int | None) -> list[str]:
    """Let connections to a public address reach a port of this machine, or nothing; return the addresses reached."""
    reached: list[str] = []
    real = socket.create_connection

    def connect(where: tuple[str, int], *args: Any, **kwargs: Any) -> socket.socket:
        reached.append(where[0])
        assert where[0] == address
        if port is None:
            raise ConnectionRefusedError
        return real(("127.0.0.1", port), *args, **kwargs)

    monkeypatch.setattr(socket, "create_connection", connect)
    return reached
