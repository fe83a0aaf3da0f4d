"""The provider's batch interface: requests go out in one file, answers come back in another, within a day.

A `BatchClient` asks nothing by itself: what is not answered yet is `Deferred`, and goes into the next batch.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

import openai

from assistant.llm.answers import Answer, Endpoint, request_key
from assistant.llm.client import REQUEST_FAILURES, Ask, Client
from assistant.llm.errors import Deferred, ModelError, ServerFailed
from assistant.llm.explain import explain
from assistant.llm.heard import Heard
from assistant.llm.prices import cost
from assistant.llm.request import body
from assistant.llm.tokens import estimate
from assistant.llm.usage import Usage
from assistant.messages import N_

CHAT: Final = "/v1/chat/completions"
MARK = "porteplume"  # the metadata that says which batch is ours
ENDED = ("completed", "failed", "expired", "cancelled")
RETRIES = 4  # of what may be asked twice: looks and downloads
FAILED = N_("The model’s server failed on this request in {times} batches: {detail}.")
REFUSED = N_("The provider refuses the batch: {detail}.")


@cache
def figures() -> Mapping[str, Any]:
    """Return the figures of `batch.toml`."""
    return tomllib.loads((Path(__file__).parent / "batch.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Batch:
    """A batch as the provider sees it. `fault` says why it failed as a whole."""

    id: str
    status: str
    files: tuple[str, ...] = ()  # of the answers and of the errors, as far as there are any
    fault: str = ""

    @property
    def has_ended(self) -> bool:
        """Whether nothing more will come."""
        return self.status in ENDED


@dataclass
class BatchClient(Client):
    """A client whose requests are deferred until a batch has answered them; `failures` counts those it could not."""

    failures: dict[str, tuple[int, str]] = field(default_factory=dict, kw_only=True)

    def _ask(self, ask: Ask) -> Answer:
        key = request_key(self.endpoint, ask.messages, ask.options)
        times, detail = self.failures.get(key, (0, ""))
        if times >= figures()["tries"]:
            raise ServerFailed(FAILED, times=times, detail=detail)
        raise Deferred(key, body(self.endpoint, ask.messages, ask.options))

    def submit(self, requests: Mapping[str, Mapping[str, Any]], mark: str) -> str:
        """Return the id of a batch of these requests; `mark` finds it again should nobody write its id down."""
        lines = (line(key, request) for key, request in requests.items())
        content = "".join(lines).encode()
        try:
            sent = self._openai.files.create(file=(f"{mark}.jsonl", content), purpose="batch")
            made = self._openai.batches.create(
                input_file_id=sent.id, endpoint=CHAT, completion_window="24h", metadata={MARK: mark}
            )
        except REQUEST_FAILURES as error:
            raise explain(error, self.endpoint) from error
        return made.id

    def find(self, mark: str) -> str | None:
        """Return the id of the batch that was made with a mark, None when there is none among the latest."""
        try:
            page = self._patient.batches.list(limit=100)
        except REQUEST_FAILURES as error:
            raise explain(error, self.endpoint) from error
        return next((one.id for one in page.data if (one.metadata or {}).get(MARK) == mark), None)

    def look(self, batch: str) -> Batch:
        """Return how far a batch is."""
        try:
            found = self._patient.batches.retrieve(batch)
        except REQUEST_FAILURES as error:
            raise explain(error, self.endpoint) from error
        faults = [one.message or "" for one in (found.errors.data or [])] if found.errors else []
        files = tuple(file for file in (found.output_file_id, found.error_file_id) if file)
        return Batch(found.id, found.status, files, "; ".join(faults)[:200])

    def answers_of(self, batch: Batch) -> Iterator[tuple[str, Answer | str]]:
        """Yield each request's key with its answer, or with what went wrong."""
        for file in batch.files:
            try:
                content = self._patient.files.content(file).text
            except REQUEST_FAILURES as error:
                raise explain(error, self.endpoint) from error
            for text in content.splitlines():
                if text.strip():
                    yield _read(text, self.endpoint)

    @property
    def _patient(self) -> openai.OpenAI:
        return self._openai.with_options(max_retries=RETRIES)


def line(key: str, request: Mapping[str, Any]) -> str:
    """Return a request as a line of a batch's file."""
    asked = {"custom_id": key, "method": "POST", "url": CHAT, "body": dict(request)}
    return json.dumps(asked, ensure_ascii=True) + "\n"


def portions(requests: Mapping[str, Mapping[str, Any]]) -> Iterable[dict[str, Mapping[str, Any]]]:
    """Yield the requests in portions that one file may hold."""
    limits, portion, size = figures(), dict[str, Mapping[str, Any]](), 0
    for key, request in requests.items():
        length = len(line(key, request))
        if portion and (len(portion) >= limits["requests_max"] or size + length > limits["bytes_max"]):
            yield portion
            portion, size = {}, 0
        portion[key] = request
        size += length
    if portion:
        yield portion


def batch_cost(endpoint: Endpoint, input_tokens: int, output_tokens: int) -> float | None:
    """Return the cost in US dollars at the price of batches, None where no price is known."""
    whole = cost(endpoint, input_tokens, output_tokens)
    return None if whole is None else whole * float(figures()["price_share"])


def _read(text: str, endpoint: Endpoint) -> tuple[str, Answer | str]:
    """Return what a line of a batch's answers says; whatever else stands there is a request that failed."""
    try:
        said = json.loads(text)
        key, response = str(said["custom_id"]), said.get("response") or {}
    except (ValueError, KeyError, TypeError, AttributeError):
        return "", "unreadable"
    heard = Heard(endpoint)
    try:
        heard.hear(response.get("body"), "message")
    except ModelError:
        return key, _fault(said, response)
    if response.get("status_code") != 200 or not heard.text:
        return key, _fault(said, response)
    given, written = heard.counted or (0, estimate(heard.text))
    usage = Usage(1, given, written, batch_cost(endpoint, given, written), estimated=heard.counted is None)
    return key, Answer(heard.text, heard.finish or "stop", heard.model or endpoint.model, usage)


def _fault(said: Mapping[str, Any], response: Mapping[str, Any]) -> str:
    whole = said.get("error") or (response.get("body") or {}).get("error") or {}
    message = whole.get("message") if isinstance(whole, Mapping) else None
    return str(message or response.get("status_code") or "no answer")[:200]
