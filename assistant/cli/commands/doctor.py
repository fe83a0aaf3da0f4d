"""`doctor`: what works on this machine, and the command that mends what does not."""

import importlib.metadata
import shlex
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.cli.invocation import FOUND, NOTHING_FOUND, Invocation
from assistant.document import grammar
from assistant.errors import AssistantError
from assistant.languages import codes
from assistant.llm import embedded
from assistant.messages import N_, Message
from assistant.settings import Settings
from assistant.store import open_store

HELP = N_("say what works on this machine, and how to mend what does not")
OWN_FOLDER = 'export ASSISTANT_DATA="$HOME/porteplume"'
NO_SERVER = "export DATABASE_URL="  # set to nothing, it outdoes the one in .env: SQLite then serves
REINSTALL = ".venv/bin/python -m pip install --force-reinstall -c constraints.txt spacy {packages}"
REQUIREMENTS = Path(__file__).parents[3] / "requirements.txt"


@dataclass(frozen=True)
class Diagnosis:
    """One thing looked at; `mend` is the command to run where it does not work."""

    id: str
    works: bool
    says: Message
    mend: str | None = None
    needed: bool = True  # False for what the product can do without


def add_arguments(parser: ArgumentParser, _: Callable[[str], str]) -> None:
    """Add the switch that the installation uses."""
    parser.add_argument("--prepare", action="store_true", help=_(N_("prepare the database, and say only what fails")))


def run(invocation: Invocation) -> int:
    """Print what was found; 1 when something does not work."""
    found = list(_diagnoses(invocation.settings, invocation.args.prepare))
    if invocation.as_json:
        rows = [{"id": d.id, "works": d.works, "message": d.says.render(invocation.ui), "mend": d.mend} for d in found]
        invocation.print_json({"version": 1, "checks": rows})
    else:
        for one in found:
            if not one.works or not invocation.args.prepare:
                print(f"{'✓' if one.works else '✗'} {one.says.render(invocation.ui)}")
                if one.mend and not one.works:
                    print(f"    → {one.mend}")
    needed = (one for one in found if one.needed or not invocation.args.prepare)
    return NOTHING_FOUND if all(one.works for one in needed) else FOUND


def _diagnoses(settings: Settings, quick: bool) -> Iterator[Diagnosis]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield Diagnosis("python", True, Message(N_("Python {version}"), {"version": version}))
    yield _packages()
    yield _database(settings)
    languages = ", ".join(codes())
    yield Diagnosis("languages", True, Message(N_("Languages: {languages}"), {"languages": languages}))
    yield _grammar(quick)
    demo = embedded.installed()
    says = N_("Demo model: ready") if demo else N_("Demo model: not installed")
    yield Diagnosis("demo", demo, Message(says), "make install", needed=False)
    if settings.offline:
        endpoint = Message(N_("Endpoint: not asked, the network is switched off (ASSISTANT_OFFLINE)"))
    elif settings.endpoint_configured:
        endpoint = Message(N_("Endpoint: {model}; `models` tests it"), {"model": settings.model})
    else:
        endpoint = Message(N_("Endpoint: none configured; the rules work without one"))
    yield Diagnosis("endpoint", True, endpoint)
    yield from _prompts(settings)


def _prompts(settings: Settings) -> Iterator[Diagnosis]:
    """Yield what is wrong with the folder of prompts that the user named."""
    folder = settings.prompts_folder
    if folder is not None and settings.lacks_prompts_folder:
        says = N_("Your prompts: there is no folder {folder} (ASSISTANT_PROMPTS); the shipped ones are used")
        mend = f"mkdir -p {shlex.quote(str(folder))}"
        yield Diagnosis("prompts", False, Message(says, {"folder": str(folder)}), mend, needed=False)


def _packages() -> Diagnosis:
    wrong = []
    lines = REQUIREMENTS.read_text(encoding="utf-8").splitlines() if REQUIREMENTS.exists() else []
    pinned = (line.split("#")[0].strip().split("==") for line in lines if "==" in line.split("#")[0])
    for name, version in pinned:
        try:
            if importlib.metadata.version(name.split("[")[0]) != version:
                wrong.append(name)
        except importlib.metadata.PackageNotFoundError:
            wrong.append(name)
    if wrong:
        text = N_("Packages missing or not as pinned: {names}")
        return Diagnosis("packages", False, Message(text, {"names": ", ".join(wrong)}), "make install")
    return Diagnosis("packages", True, Message(N_("Packages: as pinned")))


def _grammar(quick: bool) -> Diagnosis:
    works = grammar.available if quick else grammar.loads
    missing = [code for code in grammar.languages() if not works(code)]
    if missing:
        text = N_("Grammar: cannot be told in {languages}; the checks that need it stay silent")
        mend = REINSTALL.format(packages=" ".join(map(grammar.package, missing)))
        return Diagnosis("grammar", False, Message(text, {"languages": ", ".join(missing)}), mend, needed=False)
    return Diagnosis("grammar", True, Message(N_("Grammar: ready"), {}))


def _database(settings: Settings) -> Diagnosis:
    try:
        open_store(settings).close()
    except AssistantError as error:
        own = str(settings.data_folder) in settings.database_url
        return Diagnosis("database", False, error.message, OWN_FOLDER if own else NO_SERVER)
    kind = "PostgreSQL" if settings.database_url.startswith("postgres") else "SQLite"
    return Diagnosis("database", True, Message(N_("Database: {kind}, ready"), {"kind": kind}))
