"""The pictures of an article in its Word file: fetched by a click alone, or given; never from this network."""

import io
import zipfile
from collections.abc import Iterator
from functools import partial

import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from assistant.document import read
from assistant.document.writers import as_docx
from assistant.ui import article_pictures
from assistant.web.fetch import FetchLimits
from tests.ui.opening import drawn, finished, opened
from tests.web.site_server import Answer, SiteServer


def made(kind: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (30, 20), "teal").save(file, kind)
    return file.getvalue()


PNG, WEBP = made("PNG"), made("WEBP")
PAGES = {
    "/four.png": Answer(PNG, headers={"Content-Type": "image/png"}),
    "/pain.webp": Answer(WEBP, headers={"Content-Type": "image/webp"}),
    "/page": Answer(b"<p>Ceci est une page.</p>"),
}


@pytest.fixture
def server() -> Iterator[SiteServer]:
    with SiteServer(PAGES) as server:
        yield server


@pytest.fixture
def reachable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the screen reach this machine for the time of a test."""
    monkeypatch.setattr(article_pictures, "FetchLimits", partial(FetchLimits, allow_private=True))


def article(*sources: str) -> str:
    return "# Le levain\n\n" + "\n\n".join(f"![Image {n}]({src})" for n, src in enumerate(sources))


def written(text: str) -> AppTest:
    app = opened("pages/draft.py")
    app.text_area(key="draft_text").set_value(text).run()
    assert not app.exception
    return app


def pictures_in(app: AppTest, text: str) -> int:
    """Return how many pictures the Word file holds that the screen would write."""
    held = app.session_state[article_pictures.HELD] if article_pictures.HELD in app.session_state else {}  # noqa: SIM401
    with zipfile.ZipFile(io.BytesIO(as_docx(read(text, "markdown", "fr"), held))) as file:
        return sum(name.startswith("word/media/") for name in file.namelist())


@pytest.mark.usefixtures("reachable")
def test_pictures_are_fetched_by_a_click_and_not_before(server: SiteServer) -> None:
    text = article(server.url("/four.png"), server.url("/page"))
    app = written(text)
    assert server.asked == []
    assert "0 sur 2." in drawn(app)
    app.button(key="draft_pictures_go").click().run()
    finished(app, article_pictures.WORK)
    assert "1 sur 2." in drawn(app)
    assert f"pas pu être obtenues\u00a0: {server.url('/page')}" in drawn(app)
    assert pictures_in(app, text) == 1
    assert not app.exception


def test_a_picture_of_this_machines_network_is_not_fetched(server: SiteServer) -> None:
    app = written(article(server.url("/four.png")))
    app.button(key="draft_pictures_go").click().run()
    finished(app, article_pictures.WORK)
    assert server.asked == []
    assert "0 sur 1." in drawn(app)


def test_a_picture_is_given_as_a_file_named_as_in_the_text() -> None:
    text = article("images/four.png")
    app = written(text)
    assert "draft_pictures_go" not in [button.key for button in app.button]
    app.file_uploader(key=article_pictures.FILES).set_value([("four.png", PNG, "image/png")]).run()
    assert "1 sur 1." in drawn(app)
    assert pictures_in(app, text) == 1


@pytest.mark.usefixtures("reachable")
def test_a_webp_picture_is_put_in_as_word_reads_it(server: SiteServer) -> None:
    text = article(server.url("/pain.webp"))
    app = written(text)
    app.button(key="draft_pictures_go").click().run()
    finished(app, article_pictures.WORK)
    assert "1 sur 1." in drawn(app)
    with zipfile.ZipFile(io.BytesIO(as_docx(read(text, "markdown", "fr"), {server.url("/pain.webp"): WEBP}))) as file:
        (name,) = [name for name in file.namelist() if name.startswith("word/media/")]
        picture = Image.open(io.BytesIO(file.read(name)))
    assert (name.rpartition(".")[2], picture.format, picture.size) == ("jpeg", "JPEG", (30, 20))


def test_of_a_drawing_it_is_told_before_the_export_and_a_png_of_its_name_stands_for_it() -> None:
    text = article("https://pain.example/logo.svg?v=2", "images/four.png")
    app = written(text)
    assert "Word ne prend pas les dessins SVG\u00a0: logo.svg y sera un lien" in drawn(app)
    assert "draft_pictures_go" not in [button.key for button in app.button]
    app.file_uploader(key=article_pictures.FILES).set_value([("logo.png", PNG, "image/png")]).run()
    assert "1 sur 2." in drawn(app)
    assert "SVG" not in drawn(app).partition("1 sur 2.")[2]
    assert pictures_in(app, text) == 1


def test_offline_shuts_the_button_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_OFFLINE", "1")
    assert written(article("https://pain.example/four.png")).button(key="draft_pictures_go").disabled


def test_a_text_without_pictures_says_nothing_of_them() -> None:
    assert "fichier Word" not in drawn(written("# Le levain\n\nUn pain se garde quatre jours."))
