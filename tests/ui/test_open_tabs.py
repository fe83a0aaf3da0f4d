"""The tab that is open stays open when the screens change their language, on every screen that has tabs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.settings import load
from assistant.store import open_store
from tests.ui.opening import finished
from tests.ui.test_auditing import asked
from tests.ui.test_backlogs import ran

PAGE = "<html lang='fr'><head><title>{0}</title></head><body><p>{0} : de la terre, le samedi.</p></body></html>"


def audited(folder: Path) -> AppTest:
    for name in ("Atelier", "Stage"):
        (folder / f"{name}.html").write_text(PAGE.format(name), encoding="utf-8")
    return finished(asked(str(folder)), "audit_work")


def reviewed(_folder: Path) -> AppTest:
    return ran(open_store(load()))


@pytest.mark.parametrize(
    ("screen", "key", "place"),
    [(audited, "audit_views", 1), (audited, "audit_views", 2), (reviewed, "backlog_views", 1)],
)
def test_the_open_tab_stays_open(screen: Callable[[Path], AppTest], key: str, place: int, tmp_path: Path) -> None:
    app = screen(tmp_path)
    french = app.session_state[f"{key}_named"]
    app.session_state[key] = french[place]
    app.segmented_control(key="frame_language").set_value("en").run()
    assert not app.exception
    english = app.session_state[f"{key}_named"]
    assert english != french
    assert app.session_state[key] == english[place]
