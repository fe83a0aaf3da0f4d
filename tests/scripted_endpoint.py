"""A real HTTP server that speaks the OpenAI chat protocol and does what a script tells it: for tests, never for users.

    with ScriptedEndpoint(says("Bonjour."), fails(429, {"Retry-After": "2"}), cuts("Bonj")) as server:
        Client(server.endpoint()).complete(...)
        assert server.requests[0].body["model"] == server.model

Behaviours are taken from the queue in order; when it is empty, `default` answers (an honest model that gives the draft
back). A behaviour is a function of the request; `writes(function)` makes one from a function of the draft.
"""

import json
import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from assistant.llm.client import Endpoint
from tests.scripted_batches import ScriptedBatches

MODEL = "scripted-1"
KEY = "sk-scripted-0123456789abcdef"
TOKEN = 4  # characters a token, for the usage this server reports


@dataclass(frozen=True)
class Request:
    """One request as it came in; the names of its headers in lower case."""

    path: str
    body: Mapping[str, Any]
    headers: Mapping[str, str]

    @property
    def streams(self) -> bool:
        """Whether the client asked for a stream."""
        return bool(self.body.get("stream"))

    @property
    def prompt(self) -> str:
        """Return all that was said to the model, in one text."""
        return "\n".join(str(turn.get("content", "")) for turn in self.body.get("messages", ()))

    @property
    def draft(self) -> str:
        """Return the text between the fences of the first user turn; the whole turn where there is no fence."""
        turns = [str(t["content"]) for t in self.body.get("messages", ()) if t.get("role") == "user"]
        return fenced(turns[0]) if turns else ""


@dataclass(frozen=True)
class Reply:
    """What the server sends back."""

    text: str = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    finish: str | None = "stop"
    raw: str | None = None  # sent as it is instead of an answer
    content_type: str = "application/json"
    cut: bool = False  # the connection closes before the end
    hang: bool = False  # nothing more comes until the server stops
    usage: bool = True
    after: threading.Event | None = None  # in a stream: the second half waits for this
    pace: float = 0  # in a stream: seconds between two pieces


Behaviour = Callable[[Request], Reply]


def says(text: str, finish: str | None = "stop", usage: bool = True) -> Behaviour:
    """Return the behaviour of a model that answers `text` whatever it is asked."""
    return lambda request: Reply(text, finish=finish, usage=usage)


def writes(function: Callable[[str], str]) -> Behaviour:
    """Return the behaviour of a model whose answer is a function of the draft it was given."""
    return lambda request: Reply(function(request.draft))


def fails(status: int, headers: Mapping[str, str] | None = None, error: Mapping[str, Any] | None = None) -> Behaviour:
    """Return the behaviour of a server that refuses with a status and an OpenAI error body."""
    body = json.dumps({"error": {"message": "scripted failure", "type": "scripted", **(error or {})}})
    return lambda request: Reply(status=status, headers=headers or {}, raw=body)


def sends(raw: str, content_type: str = "text/html") -> Behaviour:
    """Return the behaviour of a server that answers 200 with something that is no answer."""
    return lambda request: Reply(raw=raw, content_type=content_type)


def cuts(text: str) -> Behaviour:
    """Return the behaviour of a server whose connection closes in the middle of an answer."""
    return lambda request: Reply(text, cut=True)


def hangs(text: str = "") -> Behaviour:
    """Return the behaviour of a server that goes silent (in a stream: after `text`)."""
    return lambda request: Reply(text, hang=True)


def pauses(text: str, until: threading.Event) -> Behaviour:
    """Return the behaviour of a server that streams half of `text` and the rest once `until` is set."""
    return lambda request: Reply(text, after=until)


def takes_its_time(pace: float) -> Behaviour:
    """Return the behaviour of an honest model with so many seconds between two pieces of a stream."""
    return lambda request: Reply(request.draft, pace=pace)


def fenced(turn: str) -> str:
    """Return what stands between the first two lines that open and close a draft."""
    lines = turn.splitlines()
    opening = next((i for i, line in enumerate(lines) if line.startswith("<draft-")), None)
    if opening is None:
        return turn
    closing = lines.index(lines[opening].replace("<", "</", 1), opening)
    return "\n".join(lines[opening + 1 : closing])


HONEST = writes(lambda draft: draft)


class ScriptedEndpoint:
    """The server; a context manager. `latency` is what every answer takes, in seconds."""

    def __init__(self, *script: Behaviour, default: Behaviour = HONEST, latency: float = 0) -> None:
        self.script: deque[Behaviour] = deque(script)
        self.default = default
        self.latency = latency
        self.requests: list[Request] = []
        self.answered = 0
        self.model = MODEL
        self.batches = ScriptedBatches(self._answer_line)
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.owner = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def base_url(self) -> str:
        """Return the address to configure."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def endpoint(self, model: str = MODEL, key: str = KEY) -> Endpoint:
        """Return this server as the client's endpoint."""
        return Endpoint(self.base_url, key, model)

    def then(self, *behaviours: Behaviour) -> "ScriptedEndpoint":
        """Add behaviours at the end of the queue; return the server."""
        self.script.extend(behaviours)
        return self

    def chats(self) -> list[Request]:
        """Return the chat requests that came in, in order."""
        return [r for r in self.requests if r.path.endswith("/chat/completions")]

    def __enter__(self) -> "ScriptedEndpoint":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        self._server.shutdown()
        self._server.server_close()

    def _answer_line(self, body: Mapping[str, Any]) -> tuple[int, dict[str, Any]]:
        """Return what a request of a batch is answered with: a status and a body."""
        request = Request("/v1/chat/completions", body, {})
        reply = self._next(request)
        with self._lock:
            self.answered += reply.status == 200
        if reply.status != 200 or reply.raw is not None:
            return reply.status, json.loads(reply.raw or "{}")
        return 200, _completion(request, reply)

    def _next(self, request: Request) -> Reply:
        with self._lock:
            self.requests.append(request)
            behaviour = self.script.popleft() if self.script else self.default
        if self.latency:
            self._stopped.wait(self.latency)
        return behaviour(request)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256
    owner: ScriptedEndpoint

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a client that goes away is part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """List the one model."""
        owner = self.server.owner
        if owner.batches.serves(self.path):
            return self._send(200, owner.batches.get(self.path))
        owner.requests.append(Request(self.path, {}, _headers(self)))
        self._send(200, json.dumps({"object": "list", "data": [{"id": owner.model, "object": "model"}]}))

    def do_POST(self) -> None:
        """Do what the script says."""
        owner = self.server.owner
        length = int(self.headers.get("Content-Length", 0))
        if owner.batches.serves(self.path):
            return self._send(200, owner.batches.post(self.path, self.rfile.read(length)))
        request = Request(self.path, json.loads(self.rfile.read(length)), _headers(self))
        reply = owner._next(request)
        if reply.status == 200 and reply.raw is None and request.streams:
            self._stream(request, reply)
        else:
            self._whole(request, reply)
        with owner._lock:
            owner.answered += reply.status == 200

    def _whole(self, request: Request, reply: Reply) -> None:
        if reply.hang:
            self.server.owner._stopped.wait()
            self.close_connection = True
            return
        body = reply.raw if reply.raw is not None else json.dumps(_completion(request, reply))
        self._send(reply.status, body, reply)

    def _send(self, status: int, body: str, reply: Reply | None = None) -> None:
        reply = reply or Reply()
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(data)))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data[: len(data) // 2] if reply.cut else data)
        self.close_connection = self.close_connection or reply.cut

    def _stream(self, request: Request, reply: Reply) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        pieces = _pieces(reply.text)
        for index, piece in enumerate(pieces):
            if reply.after is not None and index == len(pieces) // 2:
                reply.after.wait()
            self._event(_chunk(request, {"content": piece}))
            if reply.pace:
                self.server.owner._stopped.wait(reply.pace)
        if reply.hang:
            self.server.owner._stopped.wait()
        if reply.hang or reply.cut:
            return
        self._event(_chunk(request, {}, reply.finish))
        if reply.usage and request.body.get("stream_options", {}).get("include_usage"):
            self._event({**_chunk(request, {}), "choices": [], "usage": _usage(request, reply.text)})
        self._line("[DONE]")

    def _event(self, data: Mapping[str, Any]) -> None:
        self._line(json.dumps(data))

    def _line(self, data: str) -> None:
        self.wfile.write(f"data: {data}\n\n".encode())
        self.wfile.flush()


def _headers(handler: BaseHTTPRequestHandler) -> dict[str, str]:
    return {name.lower(): value for name, value in handler.headers.items()}


def _pieces(text: str) -> list[str]:
    return [text[i : i + 7] for i in range(0, len(text), 7)]


def _usage(request: Request, text: str) -> dict[str, int]:
    given, written = len(request.prompt) // TOKEN, len(text) // TOKEN
    return {"prompt_tokens": given, "completion_tokens": written, "total_tokens": given + written}


def _completion(request: Request, reply: Reply) -> dict[str, Any]:
    message = {"role": "assistant", "content": reply.text}
    answer = {
        "id": "chatcmpl-scripted",
        "object": "chat.completion",
        "created": 0,
        "model": request.body.get("model"),
        "choices": [{"index": 0, "message": message, "finish_reason": reply.finish}],
    }
    return {**answer, "usage": _usage(request, reply.text)} if reply.usage else answer


def _chunk(request: Request, delta: Mapping[str, str], finish: str | None = None) -> dict[str, Any]:
    return {
        "id": "chatcmpl-scripted",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": request.body.get("model"),
        "choices": [{"index": 0, "delta": dict(delta), "finish_reason": finish}],
    }


def drafts(requests: Iterable[Request]) -> list[str]:
    """Return the draft of each request, in order."""
    return [request.draft for request in requests]
