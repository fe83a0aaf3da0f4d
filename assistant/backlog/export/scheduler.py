"""The CSV files of schedulers, each described by a file of `tools/`; texts go in exactly as they are."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from assistant.backlog.export.outcome import (
    NO_NETWORK,
    Exported,
    ExportOptions,
    Given,
    LeftOut,
    bare_of_media,
    linked,
    no_media,
    undated,
)
from assistant.backlog.export.strict import validate
from assistant.backlog.readers.delimited import read as read_table
from assistant.backlog.tools import Tool
from assistant.errors import UserError, reason_of
from assistant.messages import N_, NN_, Message
from assistant.networks import Profile, load
from assistant.store import Entry

ENDING = ".csv"
NO_THREADS = N_("{tool} takes one post a line, and the text is a thread.")
NO_ROOM = N_("{tool} has no column for the link, and the text has no room for it.")
NO_COLUMN = N_("Your sample file of {tool} has no column for {network}: download it again from {tool}.")
NO_VIDEO = N_("{network} takes a video, and the file of {tool} cannot carry one: post it in {tool} by hand.")
UNSURE = NN_(
    "Nothing we read says whether {tool} publishes on {network}: {count} post is in the file, check there first.",
    "Nothing we read says whether {tool} publishes on {network}: {count} posts are in the file, check there first.",
)
IMAGES = NN_(
    "{count} post has images, and the file of {tool} has no column for them: add them there.",
    "{count} posts have images, and the file of {tool} has no column for them: add them there.",
)
NO_TEMPLATE = N_("The sample file {name} cannot be read: {reason}. Download it from the tool, and name it again.")
TEMPLATE = N_("The template {name} has no column {column}; download the sample file of {tool} again.")


class _Quoted(csv.excel):
    """Every cell between quotation marks: what tools that split lines by hand read best."""

    quoting = csv.QUOTE_ALL


def write(given: Given, tool: Tool) -> Exported:
    """Return the files written, one a network where the scheduler asks so, cut at its cap; and what was left out."""
    tool = _with_template(tool, given.options.template)
    files: dict[str, list[Mapping[str, str]]] = {}
    left_out, told = [], _Told(tool)
    for entry in given.entries():
        line = _line(entry, tool, given.options)
        if isinstance(line, Message):
            left_out.append(LeftOut(entry.variant.key, line))
        else:
            files.setdefault(entry.variant.network if tool.one_network_per_file else "", []).append(line)
            told.add(entry)
    written = []
    for path, network, lines in _split(files, tool, given.path):
        _write(path, lines, tool)
        validate(path, tool, network, len(lines))
        written.append(path)
    return Exported(tuple(written), sum(map(len, files.values())), tuple(left_out), tuple(told.notes()))


class _Told:
    """What is to be known of the posts that went into the files of a tool."""

    def __init__(self, tool: Tool) -> None:
        self._tool = tool
        self._images = 0
        self._bare: Counter[str] = Counter()
        self._unsure: Counter[str] = Counter()

    def add(self, entry: Entry) -> None:
        """Take a post in."""
        profile = load(entry.variant.network)
        self._images += self._tool.columns.get("image") not in self._tool.header and "image" in entry.row.fields
        self._bare.update(bare_of_media(entry))
        self._unsure.update([profile.id] if profile.id in self._tool.unsure else [])

    def notes(self) -> Iterator[Message]:
        """Yield what is to be told."""
        shown = {"tool": self._tool.name}
        for network, count in self._unsure.items():
            yield Message(UNSURE, {**shown, "count": count, "network": load(network).shown})
        if self._images:
            yield Message(IMAGES, {**shown, "count": self._images})
        yield from no_media(self._bare, self._tool.name)


def _line(entry: Entry, tool: Tool, options: ExportOptions) -> Mapping[str, str] | Message:
    """Return a variant's cells by column, or why it has none."""
    shown, profile, fields = {"tool": tool.name}, load(entry.variant.network), entry.row.fields
    text, *thread = entry.variant.parts
    if reason := _unpublished(profile, tool):
        return reason
    if thread and not tool.thread:
        return Message(NO_THREADS, shown)
    if reason := undated(entry, options, tool.name, tool.date_required):
        return reason
    moment = _moment(fields.get("date"), options.time)
    link = str(fields.get("link", ""))
    if "link" not in tool.columns:
        posts = linked(entry)
        if posts is None:
            return Message(NO_ROOM, shown)
        text = posts[0]
    cells = {c: str(fields.get(name, "")) for name, c in tool.columns.items() if c in tool.header}
    cells |= {tool.columns["text"]: text, tool.columns["date"]: moment.strftime(tool.date_format) if moment else ""}
    if "link" in tool.columns:
        cells[tool.columns["link"]] = "" if link in text else link
    if tool.time_format:
        cells[tool.columns["time"]] = moment.strftime(tool.time_format) if moment else ""
    if thread and tool.thread:
        cells[tool.thread] = tool.thread_separator.join(thread)
    marks = {column: "TRUE" if profile.id == network else "FALSE" for network, column in tool.networks.items()}
    return {**tool.defaults, **marks, **cells}


def _unpublished(profile: Profile, tool: Tool) -> Message | None:
    """Return why a tool, by its file, cannot post to a network."""
    shown = {"tool": tool.name, "network": profile.shown}
    if profile.id not in (*tool.networks, *tool.publishes, *tool.unsure):
        return Message(NO_NETWORK, shown)
    if tool.networks and tool.networks[profile.id] not in tool.header:
        return Message(NO_COLUMN, shown)
    if profile.facts.get("media_required") == "video" and not tool.videos:
        return Message(NO_VIDEO, shown)
    return None


def _moment(date: object, hour: str) -> datetime | None:
    """Return when a row goes out, by the clock on the wall of whoever planned it."""
    if not isinstance(date, str):
        return None
    return datetime.fromisoformat(date if "T" in date else f"{date}T{hour}").replace(tzinfo=None)


def _split(
    files: Mapping[str, list[Mapping[str, str]]], tool: Tool, path: Path
) -> Iterator[tuple[Path, str, list[Mapping[str, str]]]]:
    """Yield each file's path, network and lines: the path as given where there is but one file."""
    pieces = [(network, chunk) for network, lines in files.items() for chunk in _chunks(lines, tool.rows_max)]
    numbers: dict[str, int] = {}
    for network, chunk in pieces:
        numbers[network] = numbers.get(network, 0) + 1
        several = sum(one == network for one, _ in pieces) > 1
        name = [path.stem, network.replace(":", "-"), f"{numbers[network]:02}" if several else ""]
        own = path.with_name("-".join(part for part in name if part) + path.suffix)
        yield path if len(pieces) == 1 else own, network, chunk


def _chunks(lines: list[Mapping[str, str]], most: int | None) -> Iterable[list[Mapping[str, str]]]:
    size = most or len(lines) or 1
    return (lines[start : start + size] for start in range(0, len(lines), size))


def _write(path: Path, lines: Iterable[Mapping[str, str]], tool: Tool) -> None:
    with path.open("w", encoding="utf-8-sig" if tool.bom else "utf-8", newline="") as file:
        dialect = _Quoted if tool.quote_all else csv.excel
        writer = csv.DictWriter(file, tool.header, "", "ignore", dialect)
        if tool.titled:
            writer.writeheader()
        writer.writerows(lines)


def _with_template(tool: Tool, template: Path | None) -> Tool:
    """Return the scheduler with the columns of the user's own sample file, in its order."""
    if template is None or not tool.titled:
        return tool
    try:
        header = read_table(template).header
    except OSError as error:
        raise UserError(NO_TEMPLATE, name=str(template), reason=reason_of(error)) from error
    for column in (tool.columns["text"], tool.columns["date"]):
        if column not in header:
            raise UserError(TEMPLATE, name=template.name, column=repr(column), tool=tool.name)
    return replace(tool, header=header)
