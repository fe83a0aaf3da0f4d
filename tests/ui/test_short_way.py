"""The short way of a text: what is said there is what the screen says, to who knows the secret and nobody else."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.types import Message, Receive, Scope, Send

from assistant.checks import check
from assistant.document import Meta
from assistant.settings import load
from assistant.ui import serving, short_way
from assistant.ui.editor import Draft
from assistant.ui.live_marks import live_marks
from assistant.ui.screen import Screen
from assistant.ui.short_way import Way, Ways, answer, ways
from tests.loops import ran

DRAFT = Draft("Le stage a lieu samedi.", "x", None, "text", None, ("stage",), Meta())
TEXT = "Le stage a lieu samedi à Rabat ! Il coûte 320 DH... 🎉 Réservez vite: c'est bientôt."


@pytest.fixture
def way() -> Way:
    """Return a French way, open under the name "secret"."""
    found = Way(DRAFT, None, "fr", ("linkedin",), Screen("draft", "fr", load()))
    ways().open("secret", found)
    return found


def asked(text: object, secret: str = "secret") -> tuple[int, Any]:
    status, body = answer(json.dumps({"way": secret, "text": text}).encode())
    return status, json.loads(body) if body else None


def test_what_is_said_is_what_the_screen_says(way: Way) -> None:
    status, said = asked(TEXT)
    draft = Draft(TEXT, "x", None, "text", None, ("stage",), Meta())
    document = draft.document()
    marks = live_marks(document.source, check(document, draft.goal()), way.screen)
    assert status == 200
    assert said["marks"] == json.loads(json.dumps(marks))
    named = [place[2] for name in ("first", "rest") for card in said["panel"][name] for place in card["places"]]
    assert {name for name in named if name} == {mark["i"] for mark in marks}
    assert [ring["lines"][0] for ring in said["panel"]["rings"]] == ["LinkedIn (post)"]


def test_how_the_text_is_written_is_found_anew(way: Way) -> None:
    assert way.draft.format == "text"
    said = asked("<p>Un pain au <b>levain</b> se garde quatre jours.</p>")[1]
    assert dict(said["panel"]["figures"])["Mots"] == "8"


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(
    ("text", "secret", "status"),
    [
        (TEXT, "another", 404),
        ("   ", "secret", 409),
        ("The pottery class takes place on Saturday and it costs twenty pounds for each of you.", "secret", 409),
        (7, "secret", 400),
    ],
)
def test_where_the_way_is_closed_nothing_is_said(text: object, secret: str, status: int) -> None:
    assert asked(text, secret) == (status, None)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"text"', b"\xff\xfe", b'{"text": null}'])
def test_what_is_no_question_is_refused(body: bytes) -> None:
    assert answer(body) == (400, b"")


@settings(deadline=None)  # the language data are loaded by the first text
@given(st.text(st.sampled_from("aA é!?:;\"'.…#0189 h€\n🎉-<&مر"), max_size=80))
def test_any_text_is_answered(text: str) -> None:
    ways().open("secret", Way(DRAFT, None, "fr", (), Screen("draft", "fr", load())))
    assert asked(text)[0] in (200, 409)


def test_who_came_long_ago_makes_room(way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(short_way, "KEPT", 2)
    known = Ways()
    for secret in ("a", "b", "a", "c"):
        known.open(secret, way)
    assert [known.find(secret) is way for secret in "abc"] == [True, False, True]


def requested(path: str, body: list[bytes], content_type: bytes = serving.JSON, method: str = "POST") -> int:
    """Return the status with which the app answers a request, 0 where it is left to Streamlit."""
    statuses = [0]
    parts = [{"type": "http.request", "body": part, "more_body": True} for part in body]
    waiting: list[Message] = [*parts, {"type": "http.request", "more_body": False}]

    async def receive() -> Message:
        return waiting.pop(0)

    async def send(message: Message) -> None:
        statuses.append(message.get("status", statuses[-1]))

    async def streamlit(scope: Scope, receive: Receive, send: Send) -> None:
        """Leave it."""

    app: Any = streamlit
    for layer in reversed(serving.Start().middleware):
        app = layer.cls(app, *layer.args, **layer.kwargs)
    scope = {"type": "http", "method": method, "path": path, "headers": [(b"content-type", content_type)]}
    ran(app(scope, receive, send))
    return statuses[-1]


@pytest.mark.usefixtures("way")
def test_the_app_answers_questions_of_its_own_pages_alone() -> None:
    question = json.dumps({"way": "secret", "text": TEXT}).encode()
    assert requested(serving.SHORT_WAY, [question[:9], question[9:]]) == 200
    assert requested(f"/under/a/path{serving.SHORT_WAY}", [question]) == 200
    assert requested(serving.SHORT_WAY, [question], b"text/plain") == 415, (
        "what a page of another site may send unasked"
    )
    assert requested(serving.SHORT_WAY, [b" " * serving.LONGEST, question]) == 413
    assert requested(serving.SHORT_WAY, [question], method="PUT") == 0
    assert requested("/elsewhere", [question]) == 0
