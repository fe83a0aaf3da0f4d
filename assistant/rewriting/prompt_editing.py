"""Prompts as their user sees and edits them: what is written, what is sent, what is wrong, and back to the shipped one.

A user's version is a file of the same name in the user's folder; nothing else remembers it.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from assistant.brand import Brand
from assistant.checks import Goal
from assistant.document import read
from assistant.errors import UserError, reason_of
from assistant.messages import N_, Message
from assistant.networks import names as networks
from assistant.rewriting import prompts
from assistant.rewriting.engines import ModelEngine, prompt_values
from assistant.rewriting.rules.data import quoted
from assistant.rewriting.task import Task, Wishes

UNSENT = N_("Never sent, for it stands outside of the blocks: “{words}”. Put it inside one of these: {blocks}.")
FRAME = "base"
TONES = "tones/"


def names(folder: Path | None = None) -> tuple[str, ...]:
    """Return the prompts there are: the tasks, the frame they share, what the loop says, and a tone per network."""
    frame = (FRAME, *(name for name in prompts.tasks(folder) if name not in prompts.choices(folder)))
    return (*prompts.choices(folder), *frame, *(f"{TONES}{network}" for network in networks()))


def is_own(name: str, language: str, folder: Path | None) -> bool:
    """Whether the user has a version of this prompt."""
    return folder is not None and (folder / prompts.file_of(name, language)).is_file()


def save(name: str, language: str, text: str, folder: Path) -> Message | None:
    """Return what is wrong with a prompt, and keep it where nothing is; raise `UserError` when it cannot be written."""
    wrong = fault(name, language, text, folder)
    if wrong is None:
        path = folder / prompts.file_of(_known(name, folder), language)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            raise UserError(
                N_("The prompt cannot be kept in {path}: {reason}."), path=str(path), reason=reason_of(error)
            ) from error
    return wrong


def reset(name: str, language: str, folder: Path) -> None:
    """Forget the user's version of a prompt: the shipped one speaks again."""
    (folder / prompts.file_of(_known(name, folder), language)).unlink(missing_ok=True)


def fault(name: str, language: str, text: str, folder: Path | None = None) -> Message | None:
    """Return what is wrong with a prompt, tried on an example; None when it works."""
    return prompts.fault(text, _values(example(name, language), folder), (name, language), folder)


def unsent(text: str, folder: Path | None = None) -> Message | None:
    """Return what is to be said of words that stand where no prompt holds them; None where there are none."""
    words = prompts.unsent(text, folder)
    if not words:
        return None
    named = " · ".join(f"{{% block {name} %}}" for name in prompts.blocks(text, folder))
    return Message(UNSENT, {"words": quoted(words[0]), "blocks": named})


def turns(name: str, language: str, task: Task, folder: Path | None) -> tuple[Mapping[str, str], ...]:
    """Return the messages that would be sent with this prompt; for what the loop says by itself, that one message."""
    if name in prompts.INNER:
        said = prompts.render(name, language, _values(task, folder), folder).text
        return ({"role": "user", "content": said},)
    return ModelEngine("endpoint", None, _nobody, folder).turns(task)


def example(name: str, language: str, text: str = "", brand: Brand | None = None) -> Task:
    """Return a task that uses this prompt, on the user's text where there is one."""
    network = name.removeprefix(TONES) if name.startswith(TONES) else "linkedin"
    task = name if name in prompts.choices() else "rewrite"
    shown = text.strip() or prompts.words()[prompts.prompt_language(language)]["example"]
    return Task(read(shown, language=language), Goal(network, brand=brand or Brand()), Wishes(task=task))


def _values(task: Task, folder: Path | None) -> Mapping[str, object]:
    """Return what any prompt is filled with: a task's values, and those of what the loop says."""
    values = prompt_values(task, folder)
    draft = values["draft"]
    return {**values, "reasons": (str(draft),), "source": draft, "rewritten": draft}


def _known(name: str, folder: Path) -> str:
    if name not in names(folder):
        raise UserError(N_("There is no prompt {name}; there are {names}."), name=repr(name), names=", ".join(names()))
    return name


def _nobody() -> NoReturn:
    raise AssertionError("a preview asks no model")
