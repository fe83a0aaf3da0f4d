"""From what the `openai` package raises to a sentence that says what to do."""

import email.utils
import re
import time
from collections.abc import Collection, Mapping

import openai

from assistant.llm.answers import Endpoint
from assistant.llm.errors import (
    CutShort,
    ModelError,
    QuotaSpent,
    RateLimited,
    RequestRefused,
    ServerFailed,
    TimedOut,
    UnknownModel,
    Unreachable,
    Unreadable,
    WrongKey,
)
from assistant.messages import N_

FAILED = N_("The model’s server failed: {detail}. Try again in a moment.")
SLOW_DOWN = N_("The model’s server asks to slow down. Wait a minute, then try again.")
NO_CREDIT = N_("The account at {address} has no credit left: add some there, or choose another endpoint.")
LONGEST_DETAIL = 200
_TOO_LONG = re.compile(r"context[_ ](?:length|size|window)|maximum context|too (?:long|many tokens)", re.IGNORECASE)


def explain(error: Exception, endpoint: Endpoint) -> ModelError:
    """Return our error for one of the package's; the key never stands in its sentence."""
    if isinstance(error, openai.APITimeoutError):
        return TimedOut(
            N_("The model at {address} went silent. Try again, or choose a faster model."), address=endpoint.address
        )
    if isinstance(error, openai.APIConnectionError):
        return _connection(error, endpoint)
    if isinstance(error, openai.APIStatusError):
        return _status(error, endpoint)
    if isinstance(error, openai.APIError):  # an error told in the middle of a stream
        return ServerFailed(FAILED, detail=_detail(error.message, endpoint))
    return unreadable()


def told(error: object, endpoint: Endpoint) -> ModelError:
    """Return our error for one that a server tells in an answer with the status of a success."""
    said = error if isinstance(error, Mapping) else {"message": error}
    if str(said.get("code")) == "429":
        return RateLimited(SLOW_DOWN)
    return ServerFailed(FAILED, detail=_detail(str(said.get("message") or said.get("code") or ""), endpoint))


def unreadable() -> Unreadable:
    """Return the error of an answer that is not the protocol's."""
    return Unreadable(
        N_(
            "The server’s answer is not a model’s: check the address (OPENAI_BASE_URL), which usually ends in /v1, "
            "and that nothing stands between you and the server."
        )
    )


def parameter_refused(error: Exception, optional: Collection[str], sent: Mapping[str, object]) -> str | None:
    """Return the optional parameter a server refused, None when it refused something else."""
    if not isinstance(error, openai.BadRequestError | openai.UnprocessableEntityError):
        return None
    if error.param in optional and error.param in sent:
        return error.param
    said = f"{error.message} {error.body}"
    return next((name for name in optional if name in sent and re.search(rf"\b{name}\b", said)), None)


def _connection(error: openai.APIConnectionError, endpoint: Endpoint) -> ModelError:
    chain, cause = [], error.__cause__
    while cause is not None:
        chain.append(type(cause).__name__)
        cause = cause.__cause__ or cause.__context__
    # An answer that had begun: the server was there, and went away.
    if any(name in {"RemoteProtocolError", "ReadError"} for name in chain):
        return CutShort(N_("The connection to the model was cut before the end of its answer. Try again in a moment."))
    return Unreachable(
        N_("Nobody answers at {address}: check the address (OPENAI_BASE_URL), and that the server runs."),
        address=endpoint.address,
    )


def _status(error: openai.APIStatusError, endpoint: Endpoint) -> ModelError:
    detail, status = _detail(error.message, endpoint), error.status_code
    if status in (401, 403):
        return WrongKey(
            N_("{address} refuses the key: check OPENAI_API_KEY, and that it may use the model {model}."),
            address=endpoint.address,
            model=endpoint.model,
        )
    if status == 404:
        return UnknownModel(
            N_("{address} has no model {model}: check ASSISTANT_MODEL, and the address (OPENAI_BASE_URL)."),
            address=endpoint.address,
            model=endpoint.model,
        )
    if status == 402:
        return QuotaSpent(NO_CREDIT, address=endpoint.address)
    if status == 429:
        return _limited(error, endpoint)
    if status >= 500 or status in (408, 409):
        failed = ServerFailed(
            N_("The model’s server failed (status {status}). Try again in a moment."), status=str(status)
        )
        failed.retry_after = _retry_after(error)
        return failed
    if 300 <= status < 400:
        return UnknownModel(
            N_("{address} sends us on to another address: set OPENAI_BASE_URL to the final one."),
            address=endpoint.address,
        )
    if _TOO_LONG.search(f"{error.code} {error.message}") or status == 413:
        return RequestRefused(
            N_("The text is too long for the model {model}: cut it, or choose a model with a larger window."),
            model=endpoint.model,
        )
    return RequestRefused(N_("The model’s server refuses the request: {detail}."), detail=detail)


def _limited(error: openai.APIStatusError, endpoint: Endpoint) -> ModelError:
    if error.code in ("insufficient_quota", "billing_hard_limit_reached"):
        return QuotaSpent(NO_CREDIT, address=endpoint.address)
    limited = RateLimited(SLOW_DOWN)
    limited.retry_after = _retry_after(error)
    return limited


def _retry_after(error: openai.APIStatusError) -> float | None:
    """Return the seconds a server asks to wait: a number or a date, as RFC 9110 §10.2.3 has it."""
    value = error.response.headers.get("retry-after")
    if not value:
        return None
    try:
        return max(float(value), 0.0)
    except ValueError:
        parsed = email.utils.parsedate_tz(value)
        return max(email.utils.mktime_tz(parsed) - time.time(), 0.0) if parsed else None


def _detail(said: str, endpoint: Endpoint) -> str:
    """Return what a server said, short, on one line, without the key should the server repeat it."""
    text = " ".join(said.split())
    if endpoint.api_key:
        text = text.replace(endpoint.api_key, "…")
    return re.sub(r"\bsk-[\w*-]{4,}", "…", text)[:LONGEST_DETAIL].rstrip(". ")
