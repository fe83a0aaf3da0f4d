"""`backlog review`: decide about texts here, or send them out as a file and take it in when it comes back."""

import getpass
from collections.abc import Iterable, Sequence
from pathlib import Path

from assistant.backlog import review
from assistant.backlog.jobs import find_job
from assistant.backlog.reasons import sentences
from assistant.backlog.round_trip import Conflict, TakenIn, read_review, send_review, take_in
from assistant.cli.backlog_jobs import opened
from assistant.cli.invocation import FOUND, NOTHING_FOUND, Invocation
from assistant.errors import UserError
from assistant.messages import N_, NN_, Text
from assistant.store import ACCEPTED, EDITED, TO_REVIEW, Decision, Entry, Filter, Key, Store

DONE: dict[str, Text] = {
    "accept": NN_("{count} text accepted", "{count} texts accepted"),
    "edit": NN_("{count} text changed", "{count} texts changed"),
    "refuse": NN_("{count} text refused", "{count} texts refused"),
    "comment": NN_("{count} comment without a decision", "{count} comments without a decision"),
}
UNDONE = N_("The decision of {who} about {row}:{network} is taken back.")
CONFLICT = N_("{row}:{network} changed meanwhile ({who}): what the file says of it is not taken in.")


def review_job(invocation: Invocation) -> int:
    """Do what the arguments say, then print what is to review; 1 while something is, or a conflict stands."""
    args = invocation.args
    with opened(invocation) as store:
        job = find_job(args.subject, store).id
        taken = _taken(invocation, job, store)
        _decide(invocation, job, store)
        sent = _sent(invocation, job, store)
        left = list(review.variants(job, store, Filter(states=(TO_REVIEW,))))
    if invocation.as_json:
        told = {"version": 1, "job": job, "to_review": [_entry(invocation, entry) for entry in left]}
        invocation.print_json(told | ({"taken": _told(invocation, taken)} if taken else {}) | sent)
    else:
        _print(invocation, taken, left if not sent else ())
        invocation.say(N_("To review: {count}"), count=len(left))
    return FOUND if left or (taken and (taken.conflicts or taken.problems)) else NOTHING_FOUND


def _decide(invocation: Invocation, job: str, store: Store) -> None:
    args, who = invocation.args, _who(invocation)
    if args.undo:
        back = review.undo(job, store)
        if not invocation.as_json:
            _say_undone(invocation, back)
    review.accept(job, [_key(text) for text in args.accept], who, store)
    review.refuse(job, [_key(text) for text in args.refuse], who, store)


def _say_undone(invocation: Invocation, back: Sequence[Decision]) -> None:
    if not back:
        invocation.say(N_("There is no decision to take back."))
    for one in back:
        invocation.say(UNDONE, row=str(one.key.row), network=one.key.network, who=one.who)


def _who(invocation: Invocation) -> str:
    return str(invocation.args.who or getpass.getuser())


def _taken(invocation: Invocation, job: str, store: Store) -> TakenIn | None:
    if not invocation.args.given:
        return None
    returned = read_review(Path(invocation.args.given))
    return take_in(job, returned, invocation.args.who or returned.who or getpass.getuser(), store)


def _sent(invocation: Invocation, job: str, store: Store) -> dict[str, object]:
    """Write the file that was asked for; return what is told of it."""
    args = invocation.args
    if not args.out:
        return {}
    states = (TO_REVIEW, ACCEPTED, EDITED) if args.everything else (TO_REVIEW,)
    networks = tuple(name.strip() for name in args.networks.split(",") if name.strip())
    count = send_review(job, store, Path(args.out), Filter(states=states, networks=networks), invocation.ui)
    if not invocation.as_json:
        print(args.out)
        invocation.say(N_("Texts written: {count}"), count=count)
    return {"file": args.out, "written": count}


def _print(invocation: Invocation, taken: TakenIn | None, left: Iterable[Entry]) -> None:
    if taken is not None:
        for action, text in DONE.items():
            if taken.done.get(action):
                invocation.say(text, count=taken.done[action])
        for problem in taken.problems:
            print(f"  ✗ {problem.render(invocation.ui)}")
        for conflict in taken.conflicts:
            key = conflict.slip.key
            invocation.say(CONFLICT, row=str(key.row), network=key.network, who=conflict.who or "?")
    for entry in left:
        print(f"── {entry.row.number}:{entry.variant.network}\n{entry.row.text}\n→")
        print("\n⁂\n".join(entry.variant.parts))
        print("".join(f"  ✗ {reason}\n" for reason in sentences(entry.variant.reasons, invocation.ui)))


def _told(invocation: Invocation, taken: TakenIn) -> dict[str, object]:
    problems = [problem.render(invocation.ui) for problem in taken.problems]
    return {"done": dict(taken.done), "conflicts": [_conflict(one) for one in taken.conflicts], "problems": problems}


def _conflict(conflict: Conflict) -> dict[str, object]:
    slip, variant = conflict.slip, conflict.entry.variant
    theirs = {"verdict": slip.verdict, "parts": list(slip.parts), "comment": slip.comment}
    here = {"state": variant.state, "parts": list(variant.parts), "who": conflict.who, "at": conflict.at}
    return {"row": slip.key.row, "network": slip.key.network, "file": theirs, "here": here}


def _key(text: str) -> Key:
    row, _, network = text.partition(":")
    if not row.isdigit() or not network:
        raise UserError(
            N_("{given} names no text; write it as the list does: ROW:NETWORK, as in 3:x."), given=repr(text)
        )
    return Key(int(row), network)


def _entry(invocation: Invocation, entry: Entry) -> dict[str, object]:
    variant = entry.variant
    reasons = sentences(variant.reasons, invocation.ui)
    own = {"row": entry.row.number, "id": entry.row.id, "network": variant.network, "source": entry.row.text}
    return own | {"parts": list(variant.parts), "state": variant.state, "reasons": reasons}
