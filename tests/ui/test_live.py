"""The live editor’s side of the conversation: no message lost or read twice, nothing typed eaten by a replacement."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from assistant.checks import Goal, check
from assistant.document import read as read_text
from assistant.settings import load as load_settings
from assistant.ui.live import Heard, Live, read
from assistant.ui.live_marks import live_marks, names
from assistant.ui.screen import Screen
from assistant.ui.utf16 import Utf16
from tests.ui.opening import drawn, finished, opened, unfolded

TEXT = "Le stage a lieu samedi à Rabat ! Il coûte 320 DH... 🎉 Réservez vite: c'est bientôt."


class Browser:
    """An editor that only appends: its text is words, a replacement keeps the words typed since its base."""

    def __init__(self, uid: str, told: dict[str, Any]) -> None:
        self.uid, self.rev, self.set = uid, 0, told["set"]["id"]
        self.history: list[str] = [told["set"]["text"]]
        self.applied: dict[str, str] = {}

    @property
    def text(self) -> str:
        return self.history[-1]

    def type(self, word: str) -> None:
        self._now(f"{self.text} {word}")

    def _now(self, text: str) -> None:
        self.history.append(text)
        self.rev += 1

    def hear(self, told: dict[str, Any]) -> None:
        push = told["set"]
        if push["pending"] and push["id"] != self.set:
            base = push["base"] if push["uid"] == self.uid else 0
            over = [text for id_, text in self.applied.items() if id_ in push["over"]]
            before = over[0] if over else self.history[base]
            assert self.text.startswith(before)
            self._now(push["text"] + self.text[len(before) :])
            self.set = push["id"]
            self.applied = {push["id"]: push["text"]}

    def message(self) -> Heard:
        return Heard(self.text, self.rev, self.uid, self.set)


@given(st.lists(st.sampled_from(["type", "send", "replace", "answer", "hear"]), max_size=30))
def test_nothing_typed_is_lost_whatever_the_order(events: list[str]) -> None:
    live, on_the_way = Live(text="a"), None
    browser = Browser("A", live.as_data())
    typed: list[str] = []
    for number, event in enumerate(events):
        if event == "type":
            browser.type(f"w{number}")
            typed.append(f"w{number}")
        elif event == "send":
            on_the_way = browser.message()
        elif event == "replace":
            live = live.replaced(f"{live.current} r{number}")
        elif event == "hear":
            browser.hear(live.as_data())
        elif on_the_way:
            live, on_the_way = live.heard(on_the_way), None
            browser.hear(live.as_data())
    browser.hear(live.as_data())
    live = live.heard(browser.message())
    assert live.current == browser.text
    assert live.push is None
    assert set(typed) <= set(browser.text.split())
    assert {f"r{n}" for n, event in enumerate(events) if event == "replace"} <= set(browser.text.split())


def test_what_is_typed_while_a_replacement_travels_does_not_undo_it() -> None:
    live = Live().heard(Heard("un", 1, "A", None)).replaced("deux")
    later = live.heard(Heard("un et demi", 2, "A", None))
    assert later.current == "deux"
    assert later.push == live.push
    assert later.push is not None
    done = later.heard(Heard("deux et demi", 3, "A", later.push.id))
    assert (done.current, done.push) == ("deux et demi", None)


def test_a_message_is_read_once() -> None:
    live = Live().heard(Heard("un", 4, "A", None))
    assert live.heard(Heard("vieux", 3, "A", None)) is live
    assert live.heard(Heard("autre", 1, "B", None)).current == "autre"


@pytest.mark.parametrize("value", [None, {}, {"text": 1}, {"text": "a", "rev": "1", "uid": "A"}, "texte", []])
def test_what_is_no_message_is_none(value: object) -> None:
    assert read(value) is None


@given(st.text(st.sampled_from("aé🎉👩‍🚀م\n"), max_size=20), st.integers(0, 20))
def test_places_are_counted_as_browsers_do(text: str, place: int) -> None:
    place = min(place, len(text))
    assert Utf16(text).units(place) == len(text[:place].encode("utf-16-le")) // 2


@settings(deadline=None)  # the language data are loaded by the first text
@given(st.text(st.sampled_from("aA é!?:;\"'.…#0189 h€\n🎉-"), max_size=60))
def test_each_mark_and_its_change_stand_inside_the_text(text: str) -> None:
    screen = Screen("draft", "fr", load_settings())
    units = len(text.encode("utf-16-le")) // 2
    for mark in live_marks(text, check(read_text(text, "text", "fr"), Goal(), with_grammar=False), screen):
        assert 0 <= mark["f"] < mark["t"] <= units
        change = mark.get("r")
        if change:
            start, end = mark["f"] + change["f"], mark["t"] - change["t"]
            cut = text.encode("utf-16-le")[start * 2 : end * 2]
            assert cut.decode("utf-16-le") == change["b"]


def test_a_finding_keeps_its_name_while_one_writes_elsewhere() -> None:
    reports = [check(read_text(text, "text", "fr"), Goal()) for text in (TEXT, f"Bonjour à tous. {TEXT} Venez vite!")]
    before, after = (
        {n: (f.check, f.excerpt) for n, f in zip(names(r.findings), r.findings, strict=True)} for r in reports
    )
    assert [len(report.findings) for report in reports] == [len(before), len(after)]
    typography = {name for name, (found, _) in before.items() if found == "style.typography"}
    assert typography
    assert all(after[name] == before[name] for name in typography)


def live(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """Return the drafting screen with the live editor."""
    monkeypatch.setenv("ASSISTANT_EDITOR", "live")
    app = opened("pages/draft.py").run()  # the text alone first, then the whole
    assert not app.exception
    return app


def component(app: AppTest, name: str) -> Any:
    """Return what a component in the browser is told."""
    drawn = next(e for e in app.get("bidi_component") if e.proto.component_name.endswith(name))
    return json.loads(drawn.proto.bytes)


def told(app: AppTest) -> Any:
    return component(app, "editor")


def says(app: AppTest, text: str, rev: int = 1, uid: str = "A", set_: str | None = None) -> AppTest:
    """Send a text as the browser does, and return the screen that follows."""
    app.session_state["draft_live"] = {"doc": {"text": text, "rev": rev, "uid": uid, "set": set_}}
    return app.run()


def test_the_text_is_drawn_first_and_the_rest_once_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_EDITOR", "live")
    app = opened("pages/draft.py", example=True)
    data = told(app)
    assert data["greet"]
    assert data["marks"]
    assert not app.selectbox
    assert not app.sidebar.toggle
    app.run()
    assert not told(app)["greet"]
    assert told(app)["set"]["text"] == data["set"]["text"]
    assert [ring["lines"][0] for ring in told(app)["panel"]["rings"]] == ["X", "Instagram (légende)"]
    assert app.selectbox(key="draft_network").value == "linkedin"
    assert app.sidebar.toggle


def test_a_draft_that_goes_on_is_drawn_whole_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_EDITOR", "live")
    app = opened("pages/draft.py", draft="gone")
    assert app.selectbox(key="draft_network")
    assert not told(app)["greet"]


def test_what_is_typed_is_marked_and_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    app = says(live(monkeypatch), TEXT)
    data = told(app)
    assert (data["ack"], data["uid"]) == (1, "A")
    assert data["set"] == {"id": data["set"]["id"], "text": TEXT, "pending": False}
    mark = next(m for m in data["marks"] if m.get("r", {}).get("s") == "…")
    assert mark["r"]["b"] == "..."
    assert any(place[1] == "Rabat !" for card in cards(data) for place in card["places"])
    assert not app.exception


def cards(data: Any) -> list[Any]:
    """Return the cards of the panel."""
    return [card for name in ("first", "rest", "good") for card in data["panel"][name]]


def test_the_panel_speaks_of_the_marks_by_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    data = told(says(live(monkeypatch), TEXT))
    marks = {mark["i"]: mark for mark in data["marks"]}
    named = [place[2] for card in cards(data) for place in card["places"] if place[2]]
    assert sorted(named) == sorted(marks)
    assert set(data["panel"]["mend"]["names"]) == {name for name, mark in marks.items() if "r" in mark}
    for card in cards(data):
        assert (card["ignore"] is None) == (card["level"] == "good")


def test_an_answer_carries_the_marks_and_not_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    app = says(live(monkeypatch), TEXT)
    drawn = next(e for e in app.get("bidi_component") if e.proto.component_name.endswith("editor"))
    assert not drawn.proto.js_content
    assert "editor-" in drawn.proto.js_source_path
    assert len(drawn.proto.SerializeToString()) < 20_000


def test_after_a_restart_the_text_of_the_browser_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    app = says(live(monkeypatch), TEXT, rev=57, set_="of a session that is gone")
    assert app.session_state["draft_text"] == TEXT
    assert told(app)["ack"] == 57
    assert told(app)["set"]["pending"] is False


def test_a_file_replaces_the_text_from_the_revision_it_saw(monkeypatch: pytest.MonkeyPatch) -> None:
    app = says(live(monkeypatch), TEXT, rev=3)
    unfolded(app, "draft_open")
    app.file_uploader(key="draft_file").set_value([("a.txt", b"Un\r\nautre", "text/plain")]).run()
    pushed = told(app)["set"]
    assert (pushed["text"], pushed["base"], pushed["uid"], pushed["pending"]) == ("Un\nautre", 3, "A", True)
    says(app, "Un\nautre !", rev=5, set_=pushed["id"])
    assert told(app)["set"]["pending"] is False
    assert app.session_state["draft_text"] == "Un\nautre !"
    app.button(key="draft_undo").click().run()
    assert told(app)["set"]["text"] == TEXT


def test_a_plain_field_takes_the_text_over_and_gives_it_back(monkeypatch: pytest.MonkeyPatch) -> None:
    app = says(live(monkeypatch), TEXT)
    unfolded(app, "draft_more")
    app.toggle(key="draft_plain").set_value(True).run()
    assert app.text_area(key="draft_text").value == TEXT
    app.text_area(key="draft_text").set_value("Bonjour à tous.").run()
    app.toggle(key="draft_plain").set_value(False).run()
    assert told(app)["set"]["text"] == "Bonjour à tous."
    assert not app.exception


def test_what_is_folded_again_keeps_what_was_written_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    app = says(unfolded(live(monkeypatch), "draft_more"), TEXT)
    app.text_input(key="draft_title").set_value("Un stage à Rabat").run()
    app.session_state["draft_more"] = False
    says(app.run(), f"{TEXT} Venez", rev=2)
    assert "draft_title" not in [field.key for field in app.text_input]
    assert app.session_state["draft_title"] == "Un stage à Rabat"
    assert unfolded(app, "draft_more").text_input(key="draft_title").value == "Un stage à Rabat"


def test_what_is_typed_never_comes_back_as_html(monkeypatch: pytest.MonkeyPatch) -> None:
    app = says(live(monkeypatch), "<img src=x onerror=alert(1)> Vraiment!")
    assert "<img" not in drawn(app)
    assert "<img src=x onerror=alert(1)>" in told(app)["set"]["text"]


def test_a_change_of_a_rewrite_is_refused_and_the_rest_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    app = says(live(monkeypatch), "Le stage a lieu samedi !!! Il coûte 320 DH , à Rabat. " * 4, rev=1)
    app.multiselect(key="rewrite_networks").set_value(["linkedin"]).run()
    app.button(key="rewrite_go").click().run()
    finished(app, "rewrite_work")
    changes = component(app, "decisions")
    places = [n for n, piece in enumerate(changes["hunks"]) if piece["c"]]
    whole = app.text_area(key="rewrite_0_edited").value
    assert whole == "".join(piece["a"] for piece in changes["hunks"])
    decided = {"id": changes["id"], "decided": [[place, False] for place in places]}
    app.session_state["rewrite_0_changes"] = {"decided": decided}
    app.run()
    source = "".join(piece["b"] for piece in changes["hunks"])
    assert app.text_area(key="rewrite_0_edited").value == source
    app.text_area(key="rewrite_0_edited").set_value(source.replace("320", "230")).run()
    assert "lisez pourquoi" in drawn(app)
    app.button(key="rewrite_take_0").click().run()
    assert "230 DH" in told(app)["set"]["text"]
    assert not app.exception


def test_what_is_open_stays_open_in_another_language(monkeypatch: pytest.MonkeyPatch) -> None:
    app = says(live(monkeypatch), TEXT)
    app.session_state["draft_views"] = "Liens"
    unfolded(app, "draft_more")
    app.segmented_control(key="frame_language").set_value("en").run()
    assert app.session_state["draft_views"] == "Links"
    assert "draft_title" in [field.key for field in app.text_input]
    app.segmented_control(key="frame_language").set_value("fr").run()
    assert app.session_state["draft_views"] == "Liens"
    assert "draft_title" in [field.key for field in app.text_input]
    assert not app.exception
