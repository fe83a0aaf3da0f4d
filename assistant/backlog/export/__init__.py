"""Takes a job's variants out: a module here or a scheduler's file in `tools/` is a target. Nothing else lists them."""

import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from types import ModuleType

from assistant.backlog import tools
from assistant.backlog.export import scheduler
from assistant.backlog.export.outcome import Exported, ExportOptions, Given, LeftOut
from assistant.backlog.jobs import find_job
from assistant.backlog.schedule import spread
from assistant.errors import UserError, reason_of
from assistant.messages import N_
from assistant.store import Entry, Filter, Job, Store

__all__ = ["ExportOptions", "Exported", "LeftOut", "export", "targets"]


@cache
def _modules() -> dict[str, ModuleType]:
    found = (import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__) if m.name != "scheduler")
    return {module.__name__.rsplit(".", 1)[-1]: module for module in found if hasattr(module, "ENDING")}


@cache
def targets() -> tuple[str, ...]:
    """Return the names of all targets, the schedulers first."""
    return (*tools.names(), *sorted(_modules()))


def export(job: str, store: Store, target: str, path: Path, options: ExportOptions | None = None) -> Exported:
    """Return the files written for a target and what could not go into them; each was read again before.

    `path` is a file, or a folder where a file named after the job goes; a scheduler's posts may need several files:
    then each has its network and number in its name.
    """
    options = options or ExportOptions()
    if target not in targets():
        raise UserError(
            N_("There is no target {target}; there are {targets}."), target=repr(target), targets=", ".join(targets())
        )
    found = find_job(job, store)
    module = _modules().get(target)
    ending = module.ENDING if module else scheduler.ENDING
    if path.is_dir() or not path.suffix:
        path = path / f"{Path(found.name).stem}-{target}{ending}"
    given = Given(_dated(found, store, options), found.header, path, options)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        exported: Exported = module.write(given) if module else scheduler.write(given, tools.load(target))
    except OSError as error:
        raise UserError(
            N_("{path} cannot be written: {reason}. Choose another place with --out."),
            path=str(error.filename or path),
            reason=reason_of(error),
        ) from error
    return exported


def _entries(job: Job, store: Store, options: ExportOptions) -> Iterator[Entry]:
    for entry in store.variants.list(job.id, Filter(states=options.states, networks=options.networks)):
        if entry.variant.parts or "failed" in options.states or "pending" in options.states:
            yield entry


def _dated(job: Job, store: Store, options: ExportOptions) -> Callable[[], Iterator[Entry]]:
    """Return what lists the variants, each with the date that the rules of the options give it."""
    listed = partial(_entries, job, store, options)
    if options.rules is None:
        return listed
    dates = spread(listed(), options.rules, options.is_past)

    def dated() -> Iterator[Entry]:
        for entry in listed():
            fields = {**entry.row.fields, "date": dates[entry.variant.key]}
            yield replace(entry, row=replace(entry.row, fields=fields))

    return dated
