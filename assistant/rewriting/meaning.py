"""A second model pass, when the user asks for it: does the rewrite mean what the draft does?

Its verdict is data. It may refuse what the guard accepted; it never makes the guard accept anything.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.llm.answers import Answer, Options
from assistant.llm.errors import ModelError
from assistant.llm.structured import read_json
from assistant.llm.usage import Usage
from assistant.messages import N_, Message
from assistant.rewriting import masking, prompts
from assistant.rewriting.task import figures

if TYPE_CHECKING:
    from assistant.llm.client import Client

SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["same_meaning", "differences"],
    "properties": {
        "same_meaning": {"type": "boolean"},
        "differences": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["source", "rewrite", "why"],
                "properties": {name: {"type": "string"} for name in ("source", "rewrite", "why")},
            },
        },
    },
}
DIFFERS = N_("A second reading by the model finds another meaning: {why}")
DIFFERS_AT = N_("A second reading by the model finds another meaning: “{rewrite}” for “{source}”. {why}")
DIFFERS_UNSAID = N_("A second reading by the model finds another meaning, and does not say where.")
UNREADABLE = N_("The model’s second reading could not be read: nothing is held for or against the text.")
NOT_READ = N_("The second reading of the meaning could not be made: {reason}")
LONGEST = 300  # characters of what a judge says that are shown


@dataclass(frozen=True)
class Difference:
    """Words of the draft, what the rewrite made of them, and why they do not mean the same."""

    source: str
    rewrite: str
    why: str


@dataclass(frozen=True)
class Verdict:
    """What the judge said; `same` is None where nothing could be read, and then nothing is held against the text."""

    same: bool | None
    differences: tuple[Difference, ...] = ()
    model: str | None = None
    usage: Usage = field(default_factory=Usage)
    failure: Message | None = None

    def reasons(self) -> Iterator[Message]:
        """Yield why the rewrite is not to be accepted."""
        if self.same is not False:
            return
        if not self.differences:
            yield Message(DIFFERS_UNSAID)
        for one in self.differences:
            params = {"source": one.source, "rewrite": one.rewrite, "why": one.why}
            yield Message(DIFFERS_AT if one.source or one.rewrite else DIFFERS, params)

    def as_json(self, ui: str) -> dict[str, object]:
        """Return plain values."""
        return {
            "same": self.same,
            "differences": [{"source": d.source, "rewrite": d.rewrite, "why": d.why} for d in self.differences],
            "model": self.model,
            "usage": self.usage.as_json(),
            "failure": self.failure.render(ui) if self.failure else None,
        }


def second_reading(client: "Client", source: str, rewritten: str, language: str, folder: Path | None = None) -> Verdict:
    """Return what the model says of the meaning of two texts; a model that fails says nothing.

    Links, addresses and phones of both are masked alike.
    """
    masked = masking.mask(f"{source}{_BETWEEN}{rewritten}")
    ours, _, theirs = masked.text.partition(_BETWEEN)
    values = {"source": ours, "rewritten": theirs, "fence": prompts.fence(masked.text)}
    rendered = prompts.render("judge", language, values, folder)
    orders, _, request = rendered.text.partition(prompts.USER_MARK)
    turns = ({"role": "system", "content": orders.strip()}, {"role": "user", "content": request.strip()})
    try:
        answer = client.complete(turns, Options(0.0, figures()["room"]["judge"]["base"], SCHEMA))
    except ModelError as error:
        return Verdict(None, usage=error.usage, failure=Message(NOT_READ, {"reason": error.message}))
    return _verdict(answer, masked.table)


_BETWEEN = "\n\u2060\n"  # a sign no text has a use for stands between the two while they are masked


def _verdict(answer: Answer, table: tuple[masking.Placeholder, ...]) -> Verdict:
    said = read_json(answer.text)
    same = said.get("same_meaning") if isinstance(said, Mapping) else None
    if not isinstance(same, bool):
        return Verdict(None, (), answer.model, answer.usage, Message(UNREADABLE))
    listed = said.get("differences")
    found = [one for one in listed if isinstance(one, Mapping)] if isinstance(listed, list) else []
    told = tuple(Difference(*(_words(one.get(name), table) for name in ("source", "rewrite", "why"))) for one in found)
    return Verdict(same and not told, told, answer.model, answer.usage)


def _words(value: object, table: tuple[masking.Placeholder, ...]) -> str:
    return masking.unmask(" ".join(str(value or "").split())[:LONGEST], table).text
