"""The one door to models: any server that speaks OpenAI's chat protocol, asked through the `openai` package.

Every failure becomes a sentence that says what to do; the key is in none of them.
"""

import threading
from collections import Counter
from collections.abc import Callable, Generator
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import openai

from assistant.llm.answers import Answer, Answers, Endpoint, Options, Turns, answer_from, request_key
from assistant.llm.errors import CutShort, ModelError, NoEndpoint, Offline, TimedOut
from assistant.llm.explain import explain, parameter_refused, unreadable
from assistant.llm.gate import Gate
from assistant.llm.heard import Heard
from assistant.llm.limits import Clock, Limits, figures, shipped, wait_before
from assistant.llm.prices import cost
from assistant.llm.pump import pump
from assistant.llm.request import OPTIONAL, body
from assistant.llm.tokens import estimate, estimate_turns
from assistant.llm.usage import Usage
from assistant.messages import N_
from assistant.settings import Settings

__all__ = ["Answer", "Answers", "Client", "Endpoint", "Options", "answer_from", "endpoint_of", "request_key"]

OnText = Callable[[str], object]
NO_KEY = "none"  # what a server that asks for no key is given: the package insists on one
REQUEST_FAILURES = (openai.APIError, ValueError)  # ValueError: a body that is no JSON, or no UTF-8


def endpoint_of(settings: Settings, model: str | None = None) -> Endpoint:
    """Return the endpoint the user configured; raise `NoEndpoint` or `Offline` where there is none to call."""
    if settings.offline:
        raise Offline(
            N_("The network is shut off (ASSISTANT_OFFLINE): no model endpoint is called. Unset it, or use the rules.")
        )
    name = model or settings.model
    if not name or not (settings.api_key or settings.base_url):
        raise NoEndpoint(
            N_(
                "No model endpoint is configured: set ASSISTANT_MODEL, and OPENAI_API_KEY or OPENAI_BASE_URL, "
                "in the environment or in .env."
            )
        )
    return Endpoint(settings.base_url, settings.api_key, name)


@dataclass
class Client:
    """Asks one endpoint. Threads may share a client. `answers` remembers; `clock` and `limits` are for tests."""

    endpoint: Endpoint
    answers: Answers | None = None
    limits: Limits = field(default_factory=shipped)
    clock: Clock = field(default_factory=Clock)
    gate: Gate = field(default_factory=lambda: Gate(figures()["concurrency"]["most"]), repr=False)
    _refused: frozenset[str] = field(default=frozenset(), init=False, repr=False)

    def __post_init__(self) -> None:
        _load_whole()
        seconds = openai.Timeout(self.limits.silence, connect=self.limits.connect)
        # A proxy of the environment is for the outside; redirects would carry the text to an address nobody chose.
        http = openai.DefaultHttpxClient(trust_env=not self.endpoint.is_local, follow_redirects=False, timeout=seconds)
        self._openai = openai.OpenAI(
            api_key=self.endpoint.api_key or NO_KEY,
            base_url=self.endpoint.address,
            timeout=seconds,
            max_retries=0,
            http_client=http,
        )

    def complete(
        self,
        messages: Turns,
        options: Options | None = None,
        on_text: OnText | None = None,
        cancel: threading.Event | None = None,
    ) -> Answer:
        """Return the model's answer; with `on_text` or `cancel` it is streamed.

        `on_text` is given the text so far (again from its start when a broken answer is asked for anew); when it
        returns False, or `cancel` is set, the answer ends at once with the finish reason "cancelled". Raise a
        `ModelError` whose `usage` says what was spent.
        """
        options = options or Options()
        key = request_key(self.endpoint, messages, options)
        kept = self.answers.get(key) if self.answers is not None else None
        if kept is not None:
            if on_text:
                on_text(kept.text)
            return replace(kept, usage=Usage(), cached=True)
        answer = self._ask(Ask(messages, options, on_text, cancel))
        if self.answers is not None and answer.text and answer.finish_reason in ("stop", "length"):
            self.answers.put(key, answer)
        return answer

    def _ask(self, ask: "Ask") -> Answer:
        spent, began, failed = Usage(), self.clock.now(), Counter[str]()
        for attempt in range(1, max(self.limits.tries.values()) + 1):
            try:
                with self.gate.slot():
                    answer = self._once(ask)
                return replace(answer, usage=spent + answer.usage)
            except ModelError as error:
                spent = spent + error.usage
                error.usage = spent
                wait = wait_before(attempt, self.limits, self.clock, error.retry_after)
                late = wait is None or self.clock.now() + wait - began > self.limits.answer
                failed[error.kind] += 1
                most = attempt == max(self.limits.tries.values())
                if failed[error.kind] >= self.limits.tries.get(error.kind, 1) or most or late or wait is None:
                    raise
                self.clock.sleep(wait, ask.cancel)
            if ask.cancelled:
                return Answer("", "cancelled", self.endpoint.model, spent)
        raise AssertionError("the last try returns or raises")

    def _once(self, ask: "Ask") -> Answer:
        heard = Heard(self.endpoint)
        request = body(self.endpoint, ask.messages, ask.options, self._refused)
        try:
            if ask.streams:
                self._hear_stream(ask, request, heard)
            else:
                heard.hear(self._openai.post("/chat/completions", cast_to=object, body=request), "message")
                heard.finish = heard.finish or "stop"
        except REQUEST_FAILURES as error:
            refused = parameter_refused(error, OPTIONAL, {**request, "stream_options": None})
            if refused and refused not in self._refused:
                self._refused |= {refused}
                return self._once(ask)
            raise self._spent(explain(error, self.endpoint), ask, heard) from error
        except ModelError as error:
            raise self._spent(error, ask, heard) from None
        return Answer(heard.text, heard.finish or "stop", heard.model or self.endpoint.model, self._usage(ask, heard))

    def _hear_stream(self, ask: "Ask", request: dict[str, Any], heard: Heard) -> None:
        began = self.clock.now()

        def source() -> Generator[object, None, None]:
            extra = {} if "stream_options" in self._refused else {"stream_options": {"include_usage": True}}
            stream = self._openai.post(
                "/chat/completions",
                cast_to=object,
                body={**request, "stream": True, **extra},
                stream=True,
                stream_cls=openai.Stream[object],
            )
            with stream:
                yield from stream

        chunks = pump(source, ask.cancel, self.limits.cancel_poll) if ask.cancel else source()
        try:
            for chunk in chunks:
                added = heard.hear(chunk, "delta")
                if ask.cancelled or (added and ask.on_text and ask.on_text(heard.text) is False):
                    heard.finish = "cancelled"
                    return
                if self.clock.now() - began > self.limits.answer:
                    raise TimedOut(
                        N_("The model’s answer took longer than {seconds} seconds. Choose a faster model."),
                        seconds=self.limits.answer,
                    )
        finally:
            chunks.close()
        if ask.cancelled:
            heard.finish = "cancelled"
        if heard.finish is None and not heard.anything:
            raise unreadable()
        if heard.finish is None:
            raise CutShort(
                N_("The model’s answer stopped before its end: the connection was cut. Try again in a moment.")
            )

    def _usage(self, ask: "Ask", heard: Heard) -> Usage:
        given, written = heard.counted or (estimate_turns(ask.messages), estimate(heard.text))
        return Usage(1, given, written, cost(self.endpoint, given, written), estimated=heard.counted is None)

    def _spent(self, error: ModelError, ask: "Ask", heard: Heard) -> ModelError:
        """Return the error with what was spent: a request, and the tokens of an answer that had begun."""
        error.usage = self._usage(ask, heard) if heard.text or heard.counted else Usage(requests=1)
        return error


@cache
def _load_whole() -> None:
    """Load `httpx` where it is installed, before anybody asks.

    The `openai` package looks at it as soon as another package begins to load it; spaCy does so in the middle of a run,
    in another thread, and every request breaks on the half of it that is there.
    """
    if find_spec("httpx"):
        import_module("httpx")


@dataclass(frozen=True)
class Ask:
    """One question, as `complete` was given it."""

    messages: Turns
    options: Options
    on_text: OnText | None
    cancel: threading.Event | None

    @property
    def streams(self) -> bool:
        return self.on_text is not None or self.cancel is not None

    @property
    def cancelled(self) -> bool:
        return self.cancel is not None and self.cancel.is_set()
