"""Links asked for of a real server: what is alive, what is dead, and what cannot be told, with the reason."""

import socket
import ssl
import struct
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from assistant.document import read
from assistant.web.fetch import Fetcher, FetchLimits
from assistant.web.link_check import LinkAnswer, LinkChecker, ask_all
from assistant.web.link_verdicts import link_verdicts
from tests.web.site_server import Answer, SiteServer, cut, drip, page, redirect, status

LOCAL = FetchLimits(allow_private=True, delay_seconds=0.0, max_seconds=5.0)
STOP = threading.Event()
HTML = {"Content-Type": "text/html; charset=utf-8"}
ARTICLE = "<p>" + "Le pain au levain se garde une semaine dans un torchon propre. " * 20 + "</p>"
CHALLENGE = page("<title>Just a moment...</title><noscript>Enable JavaScript and cookies to continue</noscript>").body


def reset() -> Answer:
    def write(handler: BaseHTTPRequestHandler) -> None:
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        handler.connection.close()

    return Answer(write=write)


def gives_cookie(to: str) -> Answer:
    """Return a redirect to itself until the cookie comes back: browsers get through, so must we."""

    def write(handler: BaseHTTPRequestHandler) -> None:
        if "seen=yes" in handler.headers.get("Cookie", ""):
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 10\r\n\r\n<p>oui</p>")
        else:
            head = f"HTTP/1.1 302 Found\r\nLocation: {to}\r\nSet-Cookie: seen=yes; Path=/\r\nContent-Length: 0\r\n\r\n"
            handler.wfile.write(head.encode())

    return Answer(write=write)


def circle_of_cookies() -> Answer:
    return Answer(b"", 302, {"Location": "/cookies-for-ever", "Set-Cookie": "a=b"})


ALIVE = {
    "/": page("<title>Levain &amp; Cie</title>" + ARTICLE),
    "/fine": page("<title>Nos pains</title>" + ARTICLE),
    "/file.pdf": page("%PDF-1.7", "application/pdf"),
    "/empty": Answer(b"", 204),
    "/moved": redirect("/fine"),
    "/found": redirect("/fine", 302),
    "/no-head": page("<p>Le serveur refuse HEAD, pas GET.</p>"),
    "/cookie": gives_cookie("/cookie"),
    "/article-404": page("<title>Erreur 404 : comment la corriger ?</title>" + ARTICLE * 3),
    "/court": page("<title>Chambre 12</title><p>La chambre 404 donne sur la mer.</p>"),
    "/vieux/menu": redirect("/"),
    "/brotli": Answer(b"\x0b\x00", headers={**HTML, "Content-Encoding": "br"}),
}
DEAD = {
    "/404": status(404),
    "/410": status(410),
    "/moved-to-404": redirect("/404"),
    "/circle": redirect("/circle"),
    "/soft": page("<title>Page introuvable – Levain & Cie</title>" + ARTICLE),
    "/soft-h1": page("<title>Levain</title><h1>404 – Page not found</h1><p>Sorry.</p>"),
    "/doux/soft-text": page("<title>Levain</title><p>Oups, la page que vous cherchez n’existe plus. Accueil</p>"),
    "/perdu/menu": redirect("/"),
}
UNSURE = {
    **{f"/{code}": status(code) for code in (400, 401, 403, 405, 429, 451, 500, 503, 999)},
    "/cloudflare": Answer(CHALLENGE, 403, {**HTML, "cf-mitigated": "challenge"}),
    "/cloudflare-503": Answer(CHALLENGE, 503, HTML),
    "/cloudflare-200": Answer(CHALLENGE, 200, HTML),
    "/cloudflare-404": Answer(CHALLENGE, 404, {**HTML, "cf-mitigated": "challenge"}),
    "/datadome": Answer(b"<script src='https://ct.captcha-delivery.com/c.js'></script>", 404, HTML),
    "/aws": Answer(b"", 202, {**HTML, "x-amzn-waf-action": "challenge"}),
    "/login-wall": redirect("/login?next=/members", 302),
    "/login": page("<title>Connexion</title><form></form>"),
    "/cookie-wall": redirect("/consent?back=1", 302),
    "/consent": page("<p>Vos choix de cookies</p>"),
    "/cookies-for-ever": circle_of_cookies(),
    "/cut": cut(),
    "/reset": reset(),
    "/private/page": page("secret"),
    "/mur/menu": redirect("/"),
    "/mur/": status(403),
}


@pytest.fixture(scope="module")
def site() -> Iterator[SiteServer]:
    robots = page("User-agent: *\nDisallow: /private/\n", "text/plain")
    with Unknown({**ALIVE, **DEAD, **UNSURE, "/robots.txt": robots}) as server:
        yield server
        STOP.set()


class Unknown(SiteServer):
    """A server whose folders treat addresses they do not know in different ways."""

    def answer(self, path: str) -> Answer:
        if path in self.pages:
            return self.pages[path]
        if path.startswith("/perdu/"):
            return redirect("/")
        if path.startswith("/doux/"):
            return self.pages["/doux/soft-text"]
        if path.startswith("/mur/"):
            return status(403)
        return super().answer(path)


def ask(url: str, limits: FetchLimits = LOCAL) -> LinkAnswer:
    with Fetcher(limits) as fetcher:
        return LinkChecker(fetcher).ask(url)


@pytest.mark.parametrize("path", ALIVE)
def test_alive(site: SiteServer, path: str) -> None:
    answer = ask(site.url(path))
    assert (answer.verdict, answer.reason) == ("alive", None)


@pytest.mark.parametrize("path", DEAD)
def test_dead_with_its_reason(site: SiteServer, path: str) -> None:
    answer = ask(site.url(path))
    assert answer.verdict == "dead"
    assert answer.reason is not None
    assert answer.reason.render("fr") != answer.reason.render("en")


@pytest.mark.parametrize("path", [path for path in UNSURE if path not in ("/login", "/consent", "/mur/")])
def test_cannot_be_told_with_its_reason(site: SiteServer, path: str) -> None:
    answer = ask(site.url(path))
    assert answer.verdict == "unverifiable"
    assert answer.reason is not None
    assert answer.reason.render("fr") != answer.reason.render("en")


def test_where_a_page_moved_for_good_is_told(site: SiteServer) -> None:
    assert ask(site.url("/moved")).moved_to == site.url("/fine")
    assert ask(site.url("/found")).moved_to is None
    assert ask(site.url("/fine")).moved_to is None


def test_slow_server_proves_nothing() -> None:
    stop = threading.Event()
    with SiteServer({"/": drip(stop, b"HTTP/1.1 200 OK\r\nX-Slow: ")}) as server:
        limits = FetchLimits(allow_private=True, delay_seconds=0, max_seconds=0.4, obey_robots=False)
        assert ask(server.url("/"), limits).verdict == "unverifiable"
        stop.set()


def test_refused_connection_proves_nothing() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert ask(f"http://127.0.0.1:{port}/").verdict == "unverifiable"


def looks_up(monkeypatch: pytest.MonkeyPatch, errno: int, known: bool) -> None:
    """Let no name be found, with this error; the names that are always there are, if `known`."""

    def find(host: str, *_: Any, **__: Any) -> Any:
        if known and host in ("example.com", "iana.org"):
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.0.2.1", 443))]
        raise socket.gaierror(errno, "no")

    monkeypatch.setattr(socket, "getaddrinfo", find)


@pytest.mark.parametrize(
    ("errno", "verdict"),
    [(socket.EAI_NONAME, "dead"), (socket.EAI_AGAIN, "unverifiable"), (socket.EAI_NODATA, "unverifiable")],
)
def test_name_that_is_not_there_is_dead_a_failed_look_up_is_not(
    monkeypatch: pytest.MonkeyPatch, errno: int, verdict: str
) -> None:
    looks_up(monkeypatch, errno, known=True)
    assert ask("https://levain-et-compagnie.exemple/").verdict == verdict


def test_where_no_name_is_found_at_all_no_link_is_dead(monkeypatch: pytest.MonkeyPatch) -> None:
    looks_up(monkeypatch, socket.EAI_NONAME, known=False)
    answer = ask("https://levain-et-compagnie.exemple/")
    assert answer.verdict == "unverifiable"
    assert answer.reason is not None
    assert "connexion" in answer.reason.render("fr")
    assert ask("https://levain.invalid/").verdict == "dead"


def test_certificate_that_is_not_valid_proves_nothing(tmp_path: Path) -> None:
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    try:
        subprocess.run([*made, "-subj", "/CN=localhost", "-keyout", key, "-out", cert], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl is not installed")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    with SiteServer({"/": page("<p>oui</p>")}) as server:
        server._server.socket = context.wrap_socket(server._server.socket, server_side=True)
        answer = ask(server.url("/").replace("http:", "https:"))
    assert answer.verdict == "unverifiable"
    assert answer.reason is not None
    assert "certificat" in answer.reason.render("fr")


def test_private_address_is_not_asked_and_the_sentence_names_the_option() -> None:
    with SiteServer({"/": page("<p>oui</p>")}) as server:
        answer = ask(server.url("/"), FetchLimits())
        assert server.asked == []
    assert answer.verdict == "unverifiable"
    assert answer.reason is not None
    assert "--allow-private" in answer.reason.render("fr")


def test_one_setting_shuts_the_network_off(site: SiteServer) -> None:
    asked = len(site.asked)
    answer = ask(site.url("/fine"), FetchLimits(allow_private=True, offline=True))
    assert (answer.verdict, len(site.asked)) == ("unverifiable", asked)


def test_each_address_is_asked_once_and_in_order_of_the_text(site: SiteServer) -> None:
    text = (
        f"Nos pains : {site.url('/fine')} puis {site.url('/404')}.\n\n"
        f"[Encore]({site.url('/fine#prix')}), [plus bas](#bas), [écrivez](mailto:a@b.fr), [le blog](/blog)."
    )
    asked = len(site.asked)
    document = read(text, "markdown", "fr")
    found = link_verdicts(document, LOCAL)
    assert [(f.url.rpartition("/")[2], f.verdict) for f in found] == [
        ("fine", "alive"),
        ("404", "dead"),
        ("fine#prix", "alive"),
        ("blog", "unverifiable"),
    ]
    assert text[found[1].start : found[1].end] == site.url("/404")
    assert sorted(site.asked[asked:]) == ["/404", "/fine", "/robots.txt"]


def test_a_folder_is_tried_once(site: SiteServer) -> None:
    pages = {f"/doux/{n}": UNKNOWN for n in range(4)}
    with Unknown({**pages, "/doux/soft-text": DEAD["/doux/soft-text"]}) as server, Fetcher(LOCAL) as fetcher:
        checker = LinkChecker(fetcher)
        answers = [checker.ask(server.url(path)).verdict for path in pages]
        tried = [path for path in server.asked if path not in pages and path != "/robots.txt"]
    assert answers == ["dead"] * 4
    assert len(tried) == 1


UNKNOWN = DEAD["/doux/soft-text"]


def test_asking_stops_when_told(site: SiteServer) -> None:
    urls = [site.url(f"/fine?{n}") for n in range(40)]
    with Fetcher(LOCAL) as fetcher:
        found = ask_all(urls, LinkChecker(fetcher).ask, lambda done: done < 3)
    assert 3 <= len(found) < 40
