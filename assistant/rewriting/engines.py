"""What proposes texts: the rules, the demo model, or any endpoint. The loop knows them by one protocol."""

import fnmatch
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import UserError
from assistant.llm import embedded
from assistant.llm.answers import Answer, Answers, Endpoint, Options
from assistant.llm.tokens import estimate
from assistant.messages import N_, Message
from assistant.rewriting import masking, prompts, reader, rules
from assistant.rewriting.task import Candidate, Engine, Refused, Task, Watch, figures
from assistant.rewriting.wrapping import unmarked
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.llm.client import Client

NAMES = ("rules", "demo", "endpoint")
DEMO_NOTICE = N_(
    "The demo model is tiny: it writes weak English and no French worth having. It is here to show the path; "
    "for real work, set up an endpoint or use the rules."
)
NO_TRANSLATION = N_("The rules do not translate: choose an endpoint for that.")
BY_RULES = ("rewrite", "shorten")  # the tasks that need no model
NOT_BY_RULES = N_("The rules only rewrite; this task needs a model: choose an endpoint.")
CUT_AT_LIMIT = N_("The model’s text stops before its end: its limit was reached.")
FILTERED = N_("The provider’s filter held back the answer.")
STOPPED = N_("You stopped the model before it had finished.")
PLACEHOLDER_LEFT = N_("A place that was kept for a link or an address was not filled as it should be.")
REPEATED = N_("“{value}” stands there more often than in your text.")
DECLINED = N_("The model wrote no text; it answered: “{value}”.")
BLANK_LEFT = N_("“{value}” is a blank to be filled in.")
LEAKED = N_("The text repeats the instructions given to the model.")


@dataclass(frozen=True)
class RulesEngine:
    """Proposes by rules: no model, no network, the same answer each time."""

    name: str = "rules"
    model: str | None = None
    repairs: bool = False

    def propose(self, task: Task, refused: tuple[Refused, ...], watch: Watch) -> Candidate:
        """Return what the rules make of the draft."""
        proposal = rules.propose(task.document, task.goal, halve=task.wishes.task == "shorten")
        faults = [Message(NO_TRANSLATION)] if task.language != task.document.language else []
        faults += [Message(NOT_BY_RULES)] if task.wishes.task not in BY_RULES else []
        whole = "".join(proposal.parts)
        if watch.on_text:
            watch.on_text(whole)
        return Candidate(whole, proposal.parts, tuple(faults), tuple(proposal.changes))

    def turns(self, task: Task) -> tuple[Mapping[str, str], ...]:
        """Return nothing: nothing is sent anywhere."""
        return ()


@dataclass(frozen=True)
class ModelEngine:
    """Proposes by asking a model. The server is looked for when it is first needed, not before."""

    name: str
    model: str | None
    connect: "Callable[[], Client]"
    prompts_folder: Path | None = None
    repairs: bool = True

    @cached_property
    def client(self) -> "Client":
        """Return the client, the same each time."""
        return self.connect()

    def propose(self, task: Task, refused: tuple[Refused, ...], watch: Watch) -> Candidate:
        """Return what the model makes of the draft, with what was masked put back; raise a `ModelError`."""
        asked = _Asked(task, self)
        on_text = watch.on_text

        def show(so_far: str) -> object:
            return on_text(asked.unmask(asked.read(so_far)).text) if on_text else None

        streamed = on_text is not None or self.name == "demo"  # a slow machine is not a silent one
        answer = self.client.complete(
            [*asked.opening, *asked.repairs(refused)], asked.options, show if streamed else None, watch.cancel
        )
        return asked.candidate(answer)

    def turns(self, task: Task) -> tuple[Mapping[str, str], ...]:
        """Return the first request word for word."""
        return _Asked(task, self).opening


@dataclass(frozen=True)
class _Asked:
    """One task as a model is asked it."""

    task: Task
    engine: ModelEngine

    @cached_property
    def masked(self) -> masking.Masked:
        goal = self.task.goal
        return masking.mask(self.task.draft, (*goal.brand.protected_words, *goal.excluded_passages))

    @property
    def draft(self) -> str:
        return self.masked.text

    @cached_property
    def small(self) -> bool:
        name = (self.engine.model or "").lower()
        return any(fnmatch.fnmatchcase(name, pattern) for pattern in figures()["small_models"])

    @cached_property
    def values(self) -> dict[str, object]:
        """Return what the templates are filled with."""
        task, language, profile = self.task, self.task.language, self.task.profile
        return {
            "network": prompts.network_values(profile, language) if profile else None,
            "tone": self.tone.text,
            "brand": prompts.brand_values(task.goal.brand, language),
            "keyphrases": task.goal.keyphrases,
            "language": prompts.language_name(language, language),
            "instruction": task.wishes.instruction,
            "draft": self.draft,
            "fence": prompts.fence(self.draft),
            "placeholder": self.masked.table[0].mark if self.masked.table else "",
        }

    @cached_property
    def tone(self) -> prompts.Rendered:
        profile = self.task.profile
        name = f"tones/{profile.id}" if profile else None
        folder = self.engine.prompts_folder
        return prompts.render(name, self.task.language, {}, folder) if name else prompts.Rendered("")

    @cached_property
    def prompt(self) -> prompts.Rendered:
        task = self.task.wishes.task
        name = f"{task}_small" if self.small and task == "rewrite" else task
        return prompts.render(name, self.task.language, self.values, self.engine.prompts_folder)

    @property
    def opening(self) -> tuple[Mapping[str, str], ...]:
        orders, _, request = self.prompt.text.partition(prompts.USER_MARK)
        return ({"role": "system", "content": orders.strip()}, {"role": "user", "content": request.strip()})

    def repairs(self, refused: tuple[Refused, ...]) -> list[Mapping[str, str]]:
        """Return the conversation since: each proposal, and the reasons it came back with."""
        language = self.task.language
        turns: list[Mapping[str, str]] = []
        for one in refused:
            said_of = [reason.render(prompts.prompt_language(language)) for reason in one.reasons]
            spoken = [masking.conceal(reason, self.masked.table) for reason in said_of]
            values = {**self.values, "reasons": spoken}
            said = prompts.render("repair", language, values, self.engine.prompts_folder)
            turns += [{"role": "assistant", "content": one.said}, {"role": "user", "content": said.text}]
        return turns

    @property
    def options(self) -> Options:
        data = figures()
        rooms = data["room"]
        room = rooms["small"] if self.small else rooms.get(self.task.wishes.task, rooms["default"])
        tokens = int(room["base"] + room["ratio"] * estimate(self.draft))
        temperature = data["small_temperature"] if self.small else data["temperature"]
        return Options(temperature, tokens, variant=self.task.wishes.variant)

    @property
    def wanted(self) -> tuple[str, ...]:
        """Return what the user wants said, word for word: to repeat it is no leak."""
        brand = self.task.goal.brand
        lines = (brand.name, brand.signature, self.task.wishes.instruction, *brand.required_words, *brand.hashtags)
        return (*lines, *self.task.goal.keyphrases)

    def read(self, answer: str) -> str:
        """Return the text of an answer, out of its wrapping, and without marks where the network reads none."""
        text, profile = reader.read(answer, self.draft), self.task.profile
        return unmarked(text, self.draft) if profile and not profile.facts.get("markdown") else text

    def unmask(self, text: str) -> masking.Unmasked:
        return masking.unmask(text, self.masked.table)

    def candidate(self, answer: Answer) -> Candidate:
        """Return the answer as a candidate, with what forbids its acceptance whatever it says."""
        said = self.read(answer.text)
        if reader.declines(said, self.task.draft):
            fault = Message(DECLINED, {"value": rules.quoted(said)})
            return Candidate("", None, (fault,), (), answer.usage, answer.model, answer.text)
        unmasked = self.unmask(said)
        instructions = [turn["content"] for turn in self.opening]
        allowed = "\n".join([self.task.draft, self.draft, *self.wanted])
        found: dict[str, Any] = {
            CUT_AT_LIMIT: answer.finish_reason == "length",
            FILTERED: answer.finish_reason == "content_filter",
            STOPPED: answer.finish_reason == "cancelled",
            PLACEHOLDER_LEFT: bool(unmasked.unknown),
            LEAKED: reader.leaks(said, instructions, allowed, figures()["leak_words"]),
        }
        faults = tuple(Message(sentence) for sentence, is_so in found.items() if is_so)
        faults += tuple(Message(REPEATED, {"value": value}) for value in unmasked.doubled)
        faults += tuple(Message(BLANK_LEFT, {"value": blank}) for blank in reader.blanks(unmasked.text, allowed))
        tagged = rules.limit_tags(unmasked.text, rules.Aim(self.task.goal, self.task.language, self.task.profile))
        notes = tuple(warning for warning in (self.prompt.warning, self.tone.warning) if warning) + tagged.changes
        cancelled = answer.finish_reason == "cancelled"
        return Candidate(tagged.text, None, faults, notes, answer.usage, answer.model, answer.text, cancelled)


def prompt_values(task: Task, folder: Path | None) -> Mapping[str, object]:
    """Return what the templates are filled with for a task; no model is asked."""
    return _Asked(task, ModelEngine("endpoint", None, _no_client, folder)).values


def _no_client() -> "Client":
    raise AssertionError("filling a template asks no model")


def engine(name: str, settings: Settings, model: str | None = None, answers: Answers | None = None) -> Engine:
    """Return an engine by its name; raise `UserError` where there is none or nothing is configured for it.

    `answers` remembers what a model said, so that the same request is never paid for twice.
    """
    if name == "rules":
        return RulesEngine()
    if name == "demo":
        return ModelEngine(
            "demo", embedded.MODEL, lambda: _client(embedded.endpoint(), answers), settings.prompts_folder
        )
    if name == "endpoint":
        from assistant.llm.client import endpoint_of

        endpoint = endpoint_of(settings, model)
        return ModelEngine("endpoint", endpoint.model, lambda: _client(endpoint, answers), settings.prompts_folder)
    raise UserError(N_("There is no engine {name}; there are {names}."), name=repr(name), names=", ".join(NAMES))


def _client(endpoint: Endpoint, answers: Answers | None) -> "Client":
    from assistant.llm.client import Client  # it loads the package that speaks to models, slowly

    return Client(endpoint, answers)


def default_engine(settings: Settings, answers: Answers | None = None) -> Engine:
    """Return the endpoint where one is configured, else the rules."""
    return engine("endpoint" if settings.endpoint_configured else "rules", settings, answers=answers)
