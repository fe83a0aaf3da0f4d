"""A job's texts taken away: for people, for programs, for schedulers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import streamlit as st

from assistant.backlog import tools
from assistant.backlog.export import Exported, ExportOptions, export, targets
from assistant.backlog.schedule import Rules
from assistant.messages import N_, NN_
from assistant.store import ACCEPTED, EDITED, TO_REVIEW, Job, Key, Store
from assistant.ui import backlog_schedule, backlog_target
from assistant.ui.backlog_target import Target
from assistant.ui.markup import Markup, tag
from assistant.ui.screen import Screen, draw
from assistant.ui.uploads import Upload, put_down
from assistant.ui.words import network_name

FILE_NAMES = {"csv": N_("CSV"), "xlsx": N_("Excel"), "jsonl": N_("JSON lines")}
HERE_BY_API = {"postiz": "Postiz"}  # schedulers whose file is no table
LEFT_OUT = 20  # rows left out of a network for one reason that are named
MADE = "backlog_exported"


@dataclass(frozen=True)
class Question:
    """What file is asked for; another question makes another file."""

    job: str
    target: Target
    pending: bool
    rules: Rules | None
    zone: str


def show(job: Job, store: Store, screen: Screen) -> None:
    """Draw the choice of a target, and the file once it is made."""
    _ = screen.translate
    draw(tag("p", _("Accepted and edited versions go out; refused ones never do."), class_="pp-quiet"))
    rules = backlog_schedule.show(screen)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox(
            _("For"), _ordered(), format_func=lambda name: _target_name(name, screen), key="backlog_target", width=260
        )
        pending = st.checkbox(_("Also those still to review"), key="backlog_unreviewed")
        pressed = st.button(_("Make the file"), key="backlog_export", type="primary", icon=":material/inventory_2:")
    target = backlog_target.show(name, job, store, screen)
    question = Question(job.id, target, pending, rules, backlog_schedule.zone_here())
    if pressed:
        st.session_state[MADE] = (question, *_made(question, store, screen))
    made = st.session_state.get(MADE)
    if made is not None and made[0] == question:
        _offer(made[1], made[2], screen)


def _ordered() -> list[str]:
    return sorted(targets(), key=lambda name: (name not in FILE_NAMES, name))


def _target_name(name: str, screen: Screen) -> str:
    _ = screen.translate
    if name in FILE_NAMES:
        return _(FILE_NAMES[name])
    return HERE_BY_API.get(name) or tools.load(name).name


def _made(question: Question, store: Store, screen: Screen) -> tuple[Upload | None, Exported]:
    states = (ACCEPTED, EDITED, TO_REVIEW) if question.pending else (ACCEPTED, EDITED)
    target, given = question.target, [question.target.template] if question.target.template else []
    with TemporaryDirectory(prefix="porteplume-") as folder, put_down(given) as beside:
        template = next(beside.iterdir(), None)
        options = ExportOptions(
            states,
            ui=screen.language,
            rules=question.rules,
            template=template,
            channels=target.channels,
            own_zone=question.zone,
        )
        done = export(question.job, store, target.name, Path(folder), options)
        files = [Upload(path.name, path.read_bytes()) for path in done.files]
    if not done.written:
        return None, done
    return files[0] if len(files) == 1 else _zipped(f"{target.name}.zip", files), done


def _zipped(name: str, files: list[Upload]) -> Upload:
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for file in files:
            archive.writestr(file.name, file.content)
    return Upload(name, content.getvalue())


def _offer(file: Upload | None, done: Exported, screen: Screen) -> None:
    _ = screen.translate
    told = _(NN_("{count} version is in the file.", "{count} versions are in the file."), count=done.written)
    draw(tag("p", told, role="status"))
    if file is not None:
        st.download_button(
            _("Download"),
            file.content,
            file.name,
            key="backlog_download",
            icon=":material/download:",
            on_click="ignore",
        )
    for note in done.notes:
        draw(tag("div", screen.say(note), class_="pp-notice"))
    if done.left_out:
        told = _(
            NN_("{count} version cannot go into it:", "{count} versions cannot go into it:"), count=len(done.left_out)
        )
        left_out = done.left_out_by_reason(screen.language)
        reasons = (tag("li", reason, *_rows(keys, screen)) for reason, keys in left_out.items())
        draw(tag("div", told, tag("ul", *reasons, class_="pp-reasons"), class_="pp-notice pp-warning"))


def _rows(keys: Iterable[Key], screen: Screen) -> Iterator[Markup]:
    """Yield the rows left out of each network, the first of them by their numbers."""
    _ = screen.translate
    by_network: dict[str, list[int]] = {}
    for key in keys:
        by_network.setdefault(key.network, []).append(key.row)
    for network, rows in by_network.items():
        named = ", ".join(str(row) for row in rows[:LEFT_OUT]) + ("…" if len(rows) > LEFT_OUT else "")
        told = _(
            NN_("{network}, {count} row: {rows}", "{network}, {count} rows: {rows}"),
            network=network_name(network, screen),
            count=len(rows),
            rows=named,
        )
        yield tag("p", told, class_="pp-quiet")
