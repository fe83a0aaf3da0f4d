"""Reads a scheduler's file again as that scheduler would, and refuses what it would refuse."""

import csv
import io
from datetime import datetime
from pathlib import Path

from assistant.backlog.tools import Tool
from assistant.errors import DataError
from assistant.messages import N_
from assistant.networks import fits, load

MARK = "\ufeff"
WRONG = N_("{name} would be refused by {tool}, line {line}: {fault}.")


def validate(path: Path, tool: Tool, network: str, count: int) -> None:
    """Return when the file is what the scheduler asks for, with `count` posts; raise `DataError` naming the line."""

    def refuse(line: int, fault: str) -> None:
        raise DataError(WRONG, name=path.name, tool=tool.name, line=line, fault=fault)

    text = path.read_bytes().decode("utf-8")
    if text.startswith(MARK) != tool.bom:
        refuse(1, "byte order mark")
    lines = list(csv.reader(io.StringIO(text.removeprefix(MARK), newline=""), strict=True))
    if tool.titled and tuple(lines.pop(0)) != tool.header:
        refuse(1, "header")
    if len(lines) != count or (tool.rows_max and len(lines) > tool.rows_max):
        refuse(len(lines), "rows")
    for number, cells in enumerate(lines, 1 + tool.titled):
        fault = _fault(cells, tool, network)
        if fault:
            refuse(number, fault)


def _fault(cells: list[str], tool: Tool, network: str) -> str | None:
    if len(cells) != len(tool.header):
        return "cells"
    named = dict(zip(tool.header, cells, strict=True))
    post = named[tool.columns["text"]]
    if not post.strip():
        return tool.columns["text"]
    day = named[tool.columns["date"]]
    if not _is_date(day, tool.date_format) and (day or tool.date_required):
        return tool.columns["date"]
    if tool.time_format and day and not _is_date(named[tool.columns["time"]], tool.time_format):
        return tool.columns["time"]
    marks = {name: named[column] for name, column in tool.networks.items() if column in named}
    if marks and sorted(marks.values()) != ["FALSE"] * (len(marks) - 1) + ["TRUE"]:
        return ", ".join(tool.networks.values())
    where = network or next(name for name, mark in marks.items() if mark == "TRUE")
    return None if fits(post, load(where)) else tool.columns["text"]


def _is_date(text: str, form: str) -> bool:
    try:
        return datetime.strptime(text, form).strftime(form) == text
    except ValueError:
        return False
