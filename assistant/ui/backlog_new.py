"""A backlog taken in: the file, what its columns mean, where the texts go, what it may cost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import streamlit as st
from babel.dates import format_date

from assistant.backlog.jobs import create_job
from assistant.backlog.options import CONCURRENCY, JobOptions, Limits
from assistant.backlog.read import ReadOptions, open_backlog
from assistant.backlog.readers import endings
from assistant.backlog.reasons import message
from assistant.cluster import require_address
from assistant.messages import N_
from assistant.rewriting.engines import DEMO_NOTICE
from assistant.store import Row, Store
from assistant.ui import backlog_estimate, backlog_job, empty, engine_choice
from assistant.ui.filing import locale_of
from assistant.ui.marks import in_cell
from assistant.ui.markup import tag
from assistant.ui.screen import Screen, draw
from assistant.ui.uploads import Upload, put_down
from assistant.ui.words import network_name, networks_in_order

FILE = "backlog_file"
READ = "backlog_read"
NONE = "-"  # no column
FIELD_NAMES = {
    "text": N_("Text"),
    "network": N_("Network"),
    "keyphrase": N_("Keyphrase"),
    "link": N_("Link"),
    "hashtags": N_("Hashtags"),
    "image": N_("Image"),
    "date": N_("Date"),
    "language": N_("Language"),
    "title": N_("Title"),
    "id": N_("Reference"),
}
FIRST = ("x", "linkedin")


@dataclass(frozen=True)
class Taken:
    """A file as it was understood: its columns, what they mean, its first rows."""

    upload: Upload
    corrections: tuple[str, ...]
    header: tuple[str, ...]
    mapping: Mapping[str, str]
    rows: tuple[Row, ...]
    has_networks: bool


def show(store: Store, screen: Screen) -> str | None:
    """Draw the file and the choices; return the id of the job that was started."""
    _ = screen.translate
    uploaded = st.file_uploader(
        _("Your file: CSV, Excel, JSON, or a scheduler’s own export"),
        type=[ending.lstrip(".") for ending in endings()],
        key="backlog_upload",
    )
    if uploaded is not None:
        st.session_state[FILE] = Upload(uploaded.name, uploaded.getvalue())
    upload: Upload | None = st.session_state.get(FILE)
    if upload is None:
        _empty(screen)
        return None
    taken = _taken(upload, _corrections())
    _preview(taken, screen)
    options, limits = _choices(taken, screen)
    if not store.database.is_sqlite:
        limits = replace(limits, cluster=_cluster(screen))
    with screen.shield():
        backlog_estimate.show(upload, options, limits, screen)
    if st.button(_("Rewrite them all"), type="primary", key="backlog_go", icon=":material/play_arrow:"):
        return _start(taken, options, limits, (store, screen))
    return None


def has_file() -> bool:
    """Whether a file is being taken in."""
    return FILE in st.session_state


def open_example(language: str) -> None:
    """Take in the example: ten posts of a bakery."""
    found = find_spec("assistant.backlog")
    folder = Path(str(found.origin if found else "")).parent / "example"
    own = folder / language if (folder / language).is_dir() else folder
    path = sorted(own.glob("*.csv"))[0]
    st.session_state[FILE] = Upload(path.name, path.read_bytes())


def _start(taken: Taken, options: JobOptions, limits: Limits, where: tuple[Store, Screen]) -> str:
    store, screen = where
    _ = screen.translate
    with st.spinner(_("Taking the rows in…")), put_down([taken.upload]) as folder:
        job = create_job(next(folder.iterdir()), options, store, limits)
    backlog_job.start(job, screen)
    for key in (FILE, READ, backlog_estimate.WORK):
        st.session_state.pop(key, None)
    return job


def _corrections() -> tuple[str, ...]:
    chosen = {name: st.session_state.get(f"backlog_map_{name}") for name in FIELD_NAMES}
    return tuple(f"{column}={name}" for name, column in chosen.items() if column not in (None, NONE))


def _taken(upload: Upload, corrections: tuple[str, ...]) -> Taken:
    kept: Taken | None = st.session_state.get(READ)
    if kept is not None and kept.upload is upload and kept.corrections == corrections:
        return kept
    with put_down([upload]) as folder:
        backlog = open_backlog(next(folder.iterdir()), ReadOptions(corrections))
        taken = Taken(upload, corrections, backlog.header, backlog.mapping, backlog.preview(), backlog.has_networks)
    st.session_state[READ] = taken
    return taken


def _preview(taken: Taken, screen: Screen) -> None:
    _ = screen.translate
    draw(tag("h2", taken.upload.name, class_="pp-title"))
    with st.expander(_("What the columns mean"), expanded="text" not in taken.mapping, key="backlog_mapping"):
        columns = st.columns(4)
        for index, (name, label) in enumerate(FIELD_NAMES.items()):
            _column(columns[index % len(columns)], name, _(label), (taken, screen))
    told = [name for name in FIELD_NAMES if any(_cell(row, name, screen) for row in taken.rows)]
    st.dataframe(
        [{name: in_cell(_cell(row, name, screen)) for name in told} | _problem(row, screen) for row in taken.rows],
        column_config={name: st.column_config.TextColumn(_(FIELD_NAMES[name])) for name in told}
        | {"problem": st.column_config.TextColumn(_("Problem"))},
        hide_index=True,
        key="backlog_preview",
    )


def _column(place: Any, name: str, label: str, about: tuple[Taken, Screen]) -> None:
    taken, screen = about
    _ = screen.translate
    options = (NONE, *taken.header)
    found = taken.mapping.get(name)
    place.selectbox(
        label,
        options,
        index=options.index(found) if found in options else 0,
        format_func=lambda column: _("no column") if column == NONE else column,
        key=f"backlog_map_{name}",
    )


def _cell(row: Row, name: str, screen: Screen) -> str:
    value = row.text if name == "text" else row.id if name == "id" else str(row.fields.get(name, ""))
    return _day(value, screen) if name == "date" and value else value


def _day(written: str, screen: Screen) -> str:
    """Return a date (ISO 8601) with its month by name: whether the day came first is seen at a glance."""
    moment = datetime.fromisoformat(written)
    day = str(format_date(moment, "medium", locale=locale_of(screen)))
    return f"{day} {moment:%H:%M}" if "T" in written else day


def _problem(row: Row, screen: Screen) -> dict[str, str]:
    return {"problem": screen.say(message(row.problem))} if row.problem else {}


def _choices(taken: Taken, screen: Screen) -> tuple[JobOptions, Limits]:
    _ = screen.translate
    networks: Sequence[str] = st.multiselect(
        _("Networks to write for"),
        networks_in_order(screen),
        default=() if taken.has_networks else FIRST,
        format_func=lambda name: network_name(name, screen),
        key="backlog_networks",
        placeholder=_("As each row says"),
    )
    left, middle, right = st.columns([2, 1.1, 1.1])
    with left:
        engine = engine_choice.engine("backlog_engine", screen)
        if engine == "demo":
            draw(tag("div", _(DEMO_NOTICE), class_="pp-notice pp-warning"))
    target = engine_choice.target_language(middle, engine, "backlog_language", screen)
    budget = right.number_input(
        _("Budget, in US dollars"),
        min_value=0.0,
        value=None,
        step=0.5,
        key="backlog_budget",
        placeholder=_("no limit"),
        disabled=engine != "endpoint",
    )
    by_batch = engine == "endpoint" and st.checkbox(
        _("By the provider’s batches: half the price, the texts come within a day"), key="backlog_batch"
    )
    options = JobOptions(tuple(networks), engine, target_language=target, mapping=taken.mapping)
    most = budget if engine == "endpoint" else None
    return options, Limits(most, 1 if engine == "demo" else CONCURRENCY, by_batch)


def _cluster(screen: Screen) -> str | None:
    """Return the address of the cluster that is to do the work: possible where the database is shared."""
    _ = screen.translate
    address = st.text_input(
        _("Beyond this machine: the address of a Dask scheduler"),
        key="backlog_cluster",
        placeholder=_("tcp://HOST:8786"),
    )
    if address.strip():
        require_address(address.strip())
    return address.strip() or None


def _empty(screen: Screen) -> None:
    _ = screen.translate
    steps = (
        _("Drop a file: one post per row, whatever its columns are called."),
        _("Choose networks; the work goes on even when this tab is closed."),
        _("Accept, edit or refuse each version, then export for your scheduler."),
    )
    empty.steps(_("No file at hand?"), steps)
    st.button(
        _("Try it with ten posts"),
        key="backlog_example",
        type="primary",
        icon=":material/auto_stories:",
        on_click=open_example,
        args=(screen.language,),
    )
