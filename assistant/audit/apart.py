"""An audit in a process of its own: whoever asks for it, an app that draws screens, neither crawls nor analyses.

The pages come back one by one as they are done; the process ends when its audit does, or who asked for it is gone.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from assistant.audit import site
from assistant.audit.channel import Channel, begin
from assistant.audit.shared_parts import SharedParts
from assistant.audit.types import Audit, AuditOptions, PageAudit, Progress, Site
from assistant.errors import AssistantError, SetupError
from assistant.messages import N_

OnStep = Callable[[str, Progress], None]
Stopped = Callable[[], bool]
GONE = N_("The process that read the pages was ended from outside. Continue: what it had read is kept.")
LOOK_EVERY = 0.5  # seconds between two looks at whether to stop, while no page comes


class Asked(NamedTuple):
    """What is to be audited, and how."""

    targets: tuple[str, ...]
    options: AuditOptions


class Step(NamedTuple):
    """A page that is done."""

    page: PageAudit
    progress: Progress


class End(NamedTuple):
    """All pages are done, or it was stopped."""

    view: Site
    stopped: bool


def audit_apart(targets: Sequence[str], options: AuditOptions, stopped: Stopped, on_step: OnStep) -> Audit:
    """Return the audit as `audit` does, made by another process; raise its errors, and `SetupError` if it is killed.

    `on_step` is told the page just done and the progress; `stopped` is asked now and then whether to end early.
    """
    process, channel = begin("assistant.audit.auditor")
    try:
        channel.send(Asked(tuple(targets), options))
        return replace(_followed(channel, stopped, on_step), families=options.families)
    except (EOFError, OSError) as error:
        raise SetupError(GONE) from error
    finally:
        channel.close()
        process.kill()
        process.wait()


def _followed(channel: Channel, stopped: Stopped, on_step: OnStep) -> Audit:
    pages: list[PageAudit] = []
    parts = SharedParts()
    told = False
    while True:
        if stopped() and not told:
            with suppress(OSError):  # it may have just ended, its last words still to be read
                channel.send("stop")
            told = True
        if not channel.waits(LOOK_EVERY):
            continue
        said, _ = channel.receive()
        if isinstance(said, AssistantError):
            raise said
        if isinstance(said, Step):
            pages.append(parts.page(said.page))
            on_step(said.page.url, said.progress)
        if isinstance(said, End):
            return Audit(site.with_broken_links(pages, said.view.broken_links), said.view, said.stopped)
