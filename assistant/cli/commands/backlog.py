"""`backlog estimate|run|status|review|export`: thousands of posts, rewritten, reviewed, scheduled."""

from argparse import ArgumentParser
from collections.abc import Callable

from assistant.cli import backlog_actions as actions
from assistant.cli.backlog_jobs import list_jobs, show_status
from assistant.cli.backlog_review import review_job
from assistant.cli.backlog_schedule import add_schedule
from assistant.cli.invocation import Invocation
from assistant.cli.numbers import amount, whole
from assistant.errors import UserError
from assistant.languages import codes
from assistant.messages import N_

HELP = N_("rewrite a backlog of posts: estimate, run, status, review, export")
NOTHING_NAMED = N_("Name a file of posts or a job; `backlog status` lists the jobs.")
ACTIONS = {
    "estimate": actions.estimate_file,
    "run": actions.run_job,
    "status": show_status,
    "review": review_job,
    "export": actions.export_job,
}


def add_arguments(parser: ArgumentParser, _: Callable[[str], str]) -> None:
    """Add the arguments of the contract."""
    actions_help = N_("estimate, run, status, review or export")
    parser.add_argument("action", choices=tuple(ACTIONS), metavar="ACTION", help=_(actions_help))
    subject = N_("a file of posts, or the id of a job; `status` alone lists the jobs")
    parser.add_argument("subject", nargs="?", metavar="FILE|JOB", help=_(subject))
    _add_work(parser, _)
    parser.add_argument("--to", metavar="TARGET", help=_(N_("what to export for: a scheduler, csv, xlsx or jsonl")))
    parser.add_argument(
        "--out",
        metavar="PATH",
        help=_(N_("file or folder to write to; for review, an .xlsx or .html file to send out")),
    )
    parser.add_argument("--accept", action="append", default=[], metavar="ROW:NETWORK", help=_(N_("accept a text")))
    parser.add_argument("--refuse", action="append", default=[], metavar="ROW:NETWORK", help=_(N_("refuse a text")))
    _add_review(parser, _)
    add_schedule(parser, _)
    parser.add_argument("--undo", action="store_true", help=_(N_("take the last decision back")))
    shown = N_("estimate, run: show the first three prompts word for word; nothing is sent")
    parser.add_argument("--dry-run", action="store_true", help=_(shown))
    parser.add_argument("--retry-failed", action="store_true", help=_(N_("try again what failed")))


def _add_review(parser: ArgumentParser, _: Callable[[str], str]) -> None:
    returned = N_("review: a file that came back (.xlsx or .html), to take in")
    everything = N_("review: send out the accepted texts too, not only those to review")
    parser.add_argument("--from", dest="given", metavar="FILE", help=_(returned))
    parser.add_argument("--all", dest="everything", action="store_true", help=_(everything))
    parser.add_argument("--who", metavar="NAME", help=_(N_("review: whose decisions these are (default: your login)")))


def _add_work(parser: ArgumentParser, _: Callable[[str], str]) -> None:
    column, phrase = N_("what a column means, where it was guessed wrong"), N_("keyphrase of all the posts")
    writes = N_("what writes (default: the endpoint, else the rules)")
    parser.add_argument("--networks", metavar="A,B", default="", help=_(N_("networks to write for, with commas")))
    parser.add_argument("--map", action="append", default=[], metavar="COLUMN=FIELD", help=_(column))
    written = N_("how the file is written, where its accents come out wrong: utf-8, cp1252, mac_roman…")
    parser.add_argument("--encoding", metavar="NAME", help=_(written))
    parser.add_argument("--language", choices=("auto", *codes()), default="auto", help=_(N_("language of the text")))
    parser.add_argument("--keyphrase", action="append", default=[], metavar="P", help=_(phrase))
    parser.add_argument("--brand", metavar="FILE", help=_(N_("brand file (TOML)")))
    parser.add_argument("--engine", choices=("rules", "demo", "endpoint"), help=_(writes))
    parser.add_argument("--model", metavar="NAME", help=_(N_("model to ask, instead of ASSISTANT_MODEL")))
    parser.add_argument("--budget", type=amount(_), metavar="AMOUNT", help=_(N_("US dollars to spend, at most")))
    by_batch = N_("by the provider's batch interface: half the price, within a day")
    parser.add_argument("--batch", action="store_true", default=None, help=_(by_batch))
    beyond = N_("beyond this machine: the scheduler of a Dask cluster")
    parser.add_argument("--cluster", metavar="tcp://HOST:PORT", help=_(beyond))
    parser.add_argument("--concurrency", type=whole(1, _), metavar="N", help=_(N_("requests at once, at most")))


def run(invocation: Invocation) -> int:
    """Do what was asked; 1 when something is not accepted."""
    if not invocation.args.subject:
        if invocation.args.action == "status":
            return list_jobs(invocation)
        raise UserError(NOTHING_NAMED)
    return ACTIONS[invocation.args.action](invocation)
