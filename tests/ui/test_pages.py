"""Every screen opens alone, on a cold server, in both languages, empty and with its example."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.opening import ROOT, WAIT, drawn, opened

PAGES = sorted(["streamlit_app.py", *(f"pages/{path.name}" for path in (ROOT / "pages").glob("*.py"))])


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
