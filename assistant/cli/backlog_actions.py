"""What `backlog` does, one function per action."""

import sys
import tomllib
from dataclasses import replace
from pathlib import Path
from textwrap import fill
from typing import Any

from assistant import brand
from assistant.backlog.estimate import Estimate, earlier_posts, estimate, first_prompts, prompt_price
from assistant.backlog.export import ExportOptions, export, targets
from assistant.backlog.jobs import create_job, find_job, limits_of, retry_failed, set_limits
from assistant.backlog.options import CONCURRENCY, RULES, JobOptions, Limits
from assistant.backlog.read import Backlog, ReadOptions, open_backlog
from assistant.backlog.run import run
from assistant.backlog.status import Status
from assistant.cli.backlog_jobs import opened, say_status, verdict
from assistant.cli.backlog_schedule import channels_of, rules_of
from assistant.cli.invocation import COULD_NOT_RUN, FOUND, NOTHING_FOUND, Invocation
from assistant.errors import UserError
from assistant.llm.purse import is_spent
from assistant.messages import N_, Message
from assistant.rewriting.engines import engine
from assistant.store import ACCEPTED, EDITED, FAILED, REFUSED, STATES, TO_REVIEW, Store

LINE = 100  # characters of a line of a paragraph
CLEAR = "\r\033[K"
SAME = N_("  row {row} says what {of} says")
EVERYTHING = tuple(state for state in STATES if state in (ACCEPTED, TO_REVIEW, EDITED, REFUSED, FAILED))
ALL_STATES_TARGET = "jsonl"  # for programs: every variant with its state; the others are for posting


def options_of(invocation: Invocation) -> JobOptions:
    """Return what the arguments ask of a job."""
    args, settings = invocation.args, invocation.settings
    endpoint = settings.endpoint_configured or bool(args.model and (settings.api_key or settings.base_url))
    voice: dict[str, Any] = {}
    if args.brand:
        brand.load(Path(args.brand))  # tells what is wrong with it
        voice = tomllib.loads(Path(args.brand).read_text(encoding="utf-8"))
    pairs = [pair.rpartition("=") for pair in args.map]
    for pair, (_, sign, _) in zip(args.map, pairs, strict=True):
        if not sign:
            raise UserError(N_("{given} maps nothing; write COLUMN=FIELD, as in --map Titre=text."), given=repr(pair))
    return JobOptions(
        networks=tuple(name.strip() for name in args.networks.split(",") if name.strip()),
        engine=args.engine or ("endpoint" if endpoint else RULES),
        model=args.model or settings.model,
        language=None if args.language == "auto" else args.language,
        keyphrases=tuple(args.keyphrase),
        brand=voice,
        mapping={field: column for column, _, field in pairs},
        encoding=args.encoding,
    )


def file_of(invocation: Invocation) -> Path:
    """Return the file that the arguments name; raise `UserError` where there is none."""
    path = Path(invocation.args.subject)
    if not path.exists():
        raise UserError(N_("{name} is neither a file here nor a job."), name=invocation.args.subject)
    return path


def backlog_of(invocation: Invocation, options: JobOptions) -> Backlog:
    """Return the backlog that the arguments name; raise `UserError` where nothing says what networks to write for."""
    backlog = open_backlog(file_of(invocation), ReadOptions(tuple(invocation.args.map), invocation.args.encoding))
    if not options.networks and not backlog.has_networks:
        raise UserError(N_("Name at least one network with --networks, or the column that holds them with --map."))
    return backlog


def estimate_file(invocation: Invocation) -> int:
    """Print what a file will take; nothing is sent, nothing is kept."""
    options = options_of(invocation)
    backlog = backlog_of(invocation, options)
    if invocation.args.dry_run:
        return _show_first_prompts(invocation)
    args, by_rules = invocation.args, options.engine == RULES
    by_batch = bool(args.batch) and options.engine == "endpoint"
    price = None if by_rules else prompt_price(options.engine, invocation.settings, options, by_batch)
    concurrency = None if by_batch else args.concurrency or CONCURRENCY
    with opened(invocation) as store:
        earlier = earlier_posts(store, backlog.path.name)
        made = estimate(backlog, options, concurrency, price, earlier)
    if invocation.as_json:
        invocation.print_json(made.as_json(invocation.ui))
        return NOTHING_FOUND
    _say_estimate(invocation, backlog, made)
    return NOTHING_FOUND


def _say_estimate(invocation: Invocation, backlog: Backlog, made: Estimate) -> None:
    for name, column in backlog.mapping.items():
        print(f"  {column} → {name}")
    invocation.say(
        N_("Rows: {rows}; unusable: {bad}; repeats: {repeats}"),
        rows=made.rows,
        bad=made.bad_rows,
        repeats=made.duplicates,
    )
    if made.unread_dates:
        invocation.say(N_("Dates that cannot be read: {count}"), count=made.unread_dates)
    for bad in made.problems:
        print(f"  ✗ {bad.number} {bad.reason.render(invocation.ui)}")
    if made.near_duplicates:
        invocation.say(N_("Rows that nearly repeat another: {count}"), count=made.near_duplicates)
    for one in made.repeats:
        share = round(100 * one.likeness)
        told = SAME if one.likeness == 1 else N_("  row {row} says nearly what {of} says ({share} %)")
        invocation.say(told, row=one.name, of=one.of, share=share)
    making = N_("Texts to make: {variants}; fitting as they are: {fit}")
    invocation.say(making, variants=made.variants, fit=made.fit_already)
    if made.input_tokens:
        tokens = N_("Tokens: {sent} to send, {received} to receive")
        invocation.say(tokens, sent=made.input_tokens, received=made.output_tokens)
        cost = N_("Cost: about {cost} US dollars") if made.cost is not None else N_("Cost: not known for this model")
        invocation.say(cost, cost=made.cost)
    _say_time(invocation, made.minutes)


def _say_time(invocation: Invocation, minutes: float | None) -> None:
    if minutes is None:
        invocation.say(N_("Time: within a day"))
    elif minutes < 1:
        invocation.say(N_("Time: less than a minute"))
    else:
        invocation.say(N_("Time: about {minutes} min"), minutes=minutes)


def _show_first_prompts(invocation: Invocation) -> int:
    """Print what would be sent first; nothing is sent, nothing is kept."""
    options = options_of(invocation)
    if not Path(invocation.args.subject).exists():
        raise UserError(N_("--dry-run shows the prompts of a file of posts: name the file."))
    prompts = first_prompts(backlog_of(invocation, options), invocation.settings, options)
    if invocation.as_json:
        invocation.print_json({"version": 1, "prompts": [one.as_json() for one in prompts]})
        return NOTHING_FOUND
    for one in prompts:
        print(f"── {one.network} · {one.engine} · {one.model or ''}")
        print("\n\n".join(f"[{turn['role']}]\n{turn['content']}" for turn in one.turns))
        if not one.turns:
            invocation.say(N_("Nothing is sent anywhere: the rules need no model."))
    return NOTHING_FOUND


def run_job(invocation: Invocation) -> int:
    """Run a file or go on with a job: its id first, then the progress; 1 when something is not accepted."""
    args = invocation.args
    if args.dry_run:
        return _show_first_prompts(invocation)
    with opened(invocation) as store:
        job = _job_to_run(invocation, store)
        print(job, file=sys.stderr if invocation.as_json else sys.stdout, flush=True)
        if args.retry_failed:
            retry_failed(job, store)
        asked = {"budget": args.budget, "concurrency": args.concurrency, "batch": args.batch, "cluster": args.cluster}
        given = {name: value for name, value in asked.items() if value is not None}
        set_limits(job, replace(limits_of(find_job(job, store)), **given), store)
        last = run(job, store, invocation.settings, lambda now: _tell(invocation, now))
        if invocation.as_json:
            invocation.print_json(last.as_json())
        else:
            say_status(invocation, last, store)
    if not last.halt:
        return verdict(last)
    spent = is_spent(last.halt)
    if not (spent and invocation.as_json):
        print(last.halt.render(invocation.ui), file=sys.stdout if spent else sys.stderr)
    return verdict(last) if spent else COULD_NOT_RUN


def _job_to_run(invocation: Invocation, store: Store) -> str:
    subject = invocation.args.subject
    if not Path(subject).exists() and store.jobs.find(subject):
        return find_job(subject, store).id
    args = invocation.args
    limits = Limits(args.budget, args.concurrency or CONCURRENCY, bool(args.batch), args.cluster)
    options = options_of(invocation)
    engine(options.engine, invocation.settings, options.model)  # one that cannot be called leaves no job behind
    return create_job(backlog_of(invocation, options).path, options, store, limits)


def _tell(invocation: Invocation, now: Status) -> None:
    made = now.variants - now.pending
    text = Message(N_("{made} of {variants} texts"), {"made": made, "variants": now.variants}).render(invocation.ui)
    if sys.stderr.isatty():
        print(f"{CLEAR}{text}", end="" if now.pending else "\n", file=sys.stderr, flush=True)
    elif not invocation.as_json:
        print(text, flush=True)


def export_job(invocation: Invocation) -> int:
    """Write the files of a target; 1 when some variants could not go into them."""
    args = invocation.args
    if not args.to:
        raise UserError(N_("Say what to export for with --to: {targets}."), targets=", ".join(targets()))
    states = EVERYTHING if args.to == ALL_STATES_TARGET else (ACCEPTED, EDITED)
    networks = tuple(name.strip() for name in args.networks.split(",") if name.strip())
    template = Path(args.template) if args.template else None
    rules, channels = rules_of(args), channels_of(args.channel)
    options = ExportOptions(
        states, networks, invocation.ui, template, rules=rules, channels=channels, own_zone=args.zone
    )
    with opened(invocation) as store:
        made = export(args.subject, store, args.to, Path(args.out or "."), options)
    if invocation.as_json:
        left = [
            {"row": one.key.row, "network": one.key.network, "reason": one.reason.render(invocation.ui)}
            for one in made.left_out
        ]
        files = [str(path) for path in made.files]
        notes = [note.render(invocation.ui) for note in made.notes]
        told = {"version": 1, "files": files, "written": made.written, "left_out": left, "notes": notes}
        invocation.print_json(told)
    else:
        for path in made.files:
            print(path)
        invocation.say(N_("Texts written: {count}"), count=made.written)
        for note in made.notes:
            print(note.render(invocation.ui))
        for reason, keys in made.left_out_by_reason(invocation.ui).items():
            print(f"  ✗ {reason}")
            texts = ", ".join(f"{key.row}:{key.network}" for key in keys)
            print(fill(texts, LINE, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False))
    return FOUND if made.left_out else NOTHING_FOUND
