"""Every screen opens alone, on a cold server, in both languages, empty and with its example."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(["streamlit_app.py", *(f"pages/{path.name}" for path in (ROOT / "pages").glob("*.py"))])
WAIT = 120  # seconds: the first run of a process loads the language data


def opened(page: str, language: str, example: bool = False) -> AppTest:
    """Return a screen opened by its address."""
    app = AppTest.from_file(str(ROOT / page), default_timeout=WAIT)
    app.query_params["lang"] = language
    if example:
        app.query_params["example"] = "1"
    return app.run()


def drawn(app: AppTest) -> str:
    """Return the HTML that a screen drew."""
    return "\n".join(element.proto.body for element in app.get("html"))


@pytest.mark.parametrize("example", [False, True], ids=["empty", "example"])
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_a_screen_opens_alone(page: str, language: str, example: bool) -> None:
    app = opened(page, language, example)
    assert not app.exception
    assert 'role="alert"' not in drawn(app), "the screen shows an error"
    assert "pp-head" in drawn(app)
    menu = [str(link.proto.label) for link in app.sidebar.get("page_link")] + [drawn(app)]
    assert ("Réglages" if language == "fr" else "Settings") in " ".join(menu)


def test_the_language_is_the_browsers_until_one_is_chosen() -> None:
    app = AppTest.from_file(str(ROOT / "pages/settings.py"), default_timeout=WAIT)
    app.context = {"locale": "fr-CA"}
    assert "Réglages" in drawn(app.run())
    app.segmented_control(key="frame_language").set_value("en").run()
    assert "<h1>Settings</h1>" in drawn(app)
    assert app.query_params["lang"] == "en"
