"""Reads the command line and hands it to its command; no traceback ever reaches the user."""

import argparse
import logging
import os
import pkgutil
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType
from typing import Any, NoReturn

from assistant import messages, settings
from assistant.cli import commands
from assistant.cli.argparse_texts import mistake, speak
from assistant.cli.invocation import COULD_NOT_RUN, FOUND, Invocation
from assistant.errors import AssistantError
from assistant.messages import N_, Message

LOG = logging.getLogger(__name__)


class Parser(argparse.ArgumentParser):
    """An argument parser that answers a mistake with one line and exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Print what is wrong with the arguments, on one line."""
        print(_one_line(mistake(self.prog, message)), file=sys.stderr)
        raise SystemExit(COULD_NOT_RUN)


def names() -> tuple[str, ...]:
    """Return the names of the commands: the modules of `cli/commands`."""
    return tuple(module.name for module in pkgutil.iter_modules(commands.__path__))


def modules(given: Sequence[str]) -> dict[str, ModuleType]:
    """Return the command that is called, alone: the others need not be loaded; all of them when none is named."""
    called = next((argument for argument in given if argument in names()), None)
    return {name: import_module(f"{commands.__name__}.{name}") for name in ([called] if called else names())}


def parser(ui: str, given: Sequence[str] = ()) -> Parser:
    """Return the parser of the whole command line, speaking the language `ui`."""
    translate = speak(ui)
    top = Parser(
        prog="python -m assistant", description=translate(N_("Draft, audit and rewrite, without losing a fact."))
    )
    top.add_argument("--ui", choices=messages.UI_LANGUAGES, help=translate(N_("language of the messages")))
    rows = top.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=Parser)
    for name, module in modules(given).items():
        row = rows.add_parser(name, help=translate(module.HELP), description=translate(module.HELP))
        row.add_argument("--ui", choices=messages.UI_LANGUAGES, help=translate(N_("language of the messages")))
        row.add_argument(
            "--output", choices=("text", "json"), default="text", help=translate(N_("for people, or JSON"))
        )
        module.add_arguments(row, translate)
        row.set_defaults(run=module.run)
    return top


def asked_language(arguments: Sequence[str]) -> str:
    """Return the language to speak, read before the arguments are: their own mistakes are told in it too."""
    early = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    early.add_argument("--ui")
    known, _ = early.parse_known_args([a for a in arguments if a != "--ui" or arguments[-1] != "--ui"])
    return messages.ui_language(known.ui)


def main(arguments: Sequence[str] | None = None) -> int:
    """Return the exit code of one call: 0 nothing wrong, 1 something found, 2 could not run."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    ui = asked_language(given)
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
    try:
        args = parser(ui, given).parse_args(given)
        return int(args.run(Invocation(args, ui, settings.load())))
    except SystemExit as stop:
        return int(stop.code or 0) if not isinstance(stop.code, str) else COULD_NOT_RUN
    except AssistantError as error:
        print(_one_line(error.message.render(ui)), file=sys.stderr)
    except KeyboardInterrupt:
        return COULD_NOT_RUN
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FOUND
    except Exception as error:
        LOG.debug("unexpected", exc_info=True)
        text = N_(
            "Something went wrong that should not have ({reason}). Please report it; nothing of yours was changed."
        )
        told = Message(text, {"reason": f"{type(error).__name__}: {error}"})
        print(_one_line(told.render(ui)), file=sys.stderr)
    return COULD_NOT_RUN


def _one_line(text: str) -> str:
    return " ".join(line.strip() for line in text.splitlines())
