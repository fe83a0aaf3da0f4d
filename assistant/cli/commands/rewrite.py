"""`rewrite FILE`: a text for each network, each with its verdict."""

from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.checks import Goal
from assistant.cli.invocation import FOUND, NOTHING_FOUND, Invocation
from assistant.cli.texts import add_text_arguments, document_of, goal_of
from assistant.document import Document, read
from assistant.errors import UserError
from assistant.languages import codes
from assistant.messages import N_, Message
from assistant.networks import load
from assistant.rewriting.engines import DEMO_NOTICE, NAMES, default_engine, engine
from assistant.rewriting.prompts import choices
from assistant.rewriting.rewrite import Rewrite, dry_run, rewrite_all
from assistant.rewriting.task import Engine, Wishes

HELP = N_("rewrite a text for one or more networks; no fact changes in silence")
FILE = N_("the text to read, - for standard input, or the address of a page to write from")
PRIVATE = N_("allow addresses of this machine or network")


def add_arguments(parser: ArgumentParser, _: Callable[[str], str]) -> None:
    """Add the arguments of the contract."""
    add_text_arguments(parser, _, FILE)
    parser.add_argument("--network", metavar="A,B", default="", help=_(N_("networks to write for, with commas")))
    parser.add_argument(
        "--task",
        default="rewrite",
        metavar="NAME",
        help=_(N_("what to write (default: rewrite): {names}")).format(names=", ".join(choices())),
    )
    parser.add_argument("--instruction", default="", metavar="TEXT", help=_(N_("what else to tell the model")))
    parser.add_argument("--variants", type=int, default=1, metavar="N", help=_(N_("how many texts for each network")))
    parser.add_argument("--judge", action="store_true", help=_(N_("have the model read the meaning a second time")))
    parser.add_argument("--target-language", choices=codes(), help=_(N_("language to write in, if another")))
    parser.add_argument("--engine", choices=NAMES, help=_(N_("what writes (default: the endpoint, else the rules)")))
    parser.add_argument("--model", metavar="NAME", help=_(N_("model to ask, instead of ASSISTANT_MODEL")))
    parser.add_argument("--attempts", type=int, metavar="N", help=_(N_("how often a model may try again")))
    parser.add_argument("--allow-private", action="store_true", help=_(PRIVATE))
    parser.add_argument("--dry-run", action="store_true", help=_(N_("show what would be sent, and send nothing")))


def run(invocation: Invocation) -> int:
    """Print the rewrites; 1 when one of them is not accepted."""
    args = invocation.args
    goals = _goals(invocation)
    wishes = _wishes(invocation)
    chosen = _engine(invocation)
    document, wishes = _source(invocation, wishes, chosen)
    if args.dry_run:
        return _preview(invocation, document, goals, chosen, wishes)
    if chosen.name == "demo":
        invocation.note(DEMO_NOTICE)
    made: list[Rewrite] = []
    for one in rewrite_all(document, goals, chosen, wishes):
        made.append(one)
        if not invocation.as_json:
            _print(invocation, one)
    if invocation.as_json:
        invocation.print_json({"version": 1, "rewrites": [one.as_json(invocation.ui) for one in made]})
    return NOTHING_FOUND if all(one.accepted for one in made) else FOUND


def _goals(invocation: Invocation) -> list[Goal]:
    """Return a goal for each network; one without a network where a task other than rewriting names none."""
    args = invocation.args
    networks: list[str | None] = [load(name.strip()).key for name in args.network.split(",") if name.strip()]
    if not networks and args.task == "rewrite":
        raise UserError(N_("Name at least one network with --network; `networks` lists them."))
    return [goal_of(args, network) for network in dict.fromkeys(networks or [None])]


def _wishes(invocation: Invocation) -> Wishes:
    args, known = invocation.args, choices(invocation.settings.prompts_folder)
    if args.task not in known:
        raise UserError(N_("There is no task {name}; there are {names}."), name=repr(args.task), names=", ".join(known))
    return Wishes(
        attempts=args.attempts,
        target_language=args.target_language,
        task=args.task,
        instruction=args.instruction,
        variants=args.variants,
        judge=args.judge,
    )


def _source(invocation: Invocation, wishes: Wishes, chosen: Engine) -> tuple[Document, Wishes]:
    """Return the text to rewrite and what is asked of it; of a page's address, its first draft or its material."""
    args = invocation.args
    if not args.file.lower().startswith(("http://", "https://")):
        return document_of(args), wishes
    from assistant.rewriting.from_page import from_address  # what reads the web, only when asked

    page = from_address(args.file, invocation.settings.offline, args.allow_private)
    language = page.language if args.language == "auto" else args.language
    by_rules = chosen.name == "rules"
    tasks = {"page": "rewrite"} if by_rules else {"rewrite": "page"}
    text = page.post if by_rules else page.text
    return read(text, language=language), replace(wishes, task=tasks.get(wishes.task, wishes.task))


def _engine(invocation: Invocation) -> Engine:
    args, settings = invocation.args, invocation.settings
    if args.engine:
        return engine(args.engine, settings, args.model)
    return default_engine(replace(settings, model=args.model) if args.model else settings)


def _preview(invocation: Invocation, document: Document, goals: Sequence[Goal], chosen: Engine, wishes: Wishes) -> int:
    previews = [dry_run(document, goal, chosen, wishes) for goal in goals]
    if invocation.as_json:
        invocation.print_json({"version": 1, "previews": [preview.as_json() for preview in previews]})
        return NOTHING_FOUND
    for preview in previews:
        print(f"── {preview.network or wishes.task} · {preview.engine}{f' · {preview.model}' if preview.model else ''}")
        for turn in preview.turns:
            print(f"[{turn['role']}]\n{turn['content']}\n")
        if not preview.turns:
            invocation.say(N_("Nothing would be sent: the rules work on this machine."))
            continue
        usage = preview.usage
        invocation.say(
            N_("About {sent} tokens to send and {received} to receive."),
            sent=usage.input_tokens,
            received=usage.output_tokens,
        )
        if usage.cost is not None:
            invocation.say(N_("About {cost} US dollars."), cost=f"{usage.cost:.4f}")
    return NOTHING_FOUND


def _print(invocation: Invocation, one: Rewrite) -> None:
    verdict = N_("rewrite accepted") if one.accepted else N_("rewrite not accepted")
    print(f"── {one.network or one.task} · {one.engine} · {invocation.translate(verdict)}")
    print("\n⁂\n".join(one.parts))
    for reason in one.reasons:
        print(f"  ✗ {reason.render(invocation.ui)}")
    for sign in one.comparison.unsure:
        checked = Message(N_("to check: “{source}” → “{rewrite}”"), {"source": sign.source, "rewrite": sign.rewrite})
        print(f"  ? {checked.render(invocation.ui)}")
    for note in one.notes:
        print(f"  · {note.render(invocation.ui)}")
    print()
