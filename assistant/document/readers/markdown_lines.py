"""Places in a block of Markdown turned into places in the source: list, quotation and table marks stand in between."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

_LINE = re.compile(r"\r\n|\n|\r")


class Lines:
    """The lines of the source, by number, with the place of each."""

    def __init__(self, source: str) -> None:
        self.starts = [0, *(match.end() for match in _LINE.finditer(source))]
        self.ends = [*(match.start() for match in _LINE.finditer(source)), len(source)]
        self.source = source

    def line(self, number: int) -> str:
        """Return a line without its end; empty past the last."""
        return self.source[self.starts[number] : self.ends[number]] if number < len(self.starts) else ""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return where the lines from `first` up to, not including, `last` stand in the source."""
        count = len(self.starts)
        if first >= count:
            return len(self.source), len(self.source)
        return self.starts[first], self.starts[last] if last < count else len(self.source)


class Placement:
    """Where each line of a block's content stands in the source."""

    def __init__(self, content: str, lines: Lines, first: int, cursor: int | None = None) -> None:
        self.runs: list[tuple[int, int]] = []  # offset in the content, place in the source
        self.cursor = cursor or 0
        self.whole = cursor is None  # the content fills its lines; otherwise it stands after a place in its line
        offset = 0
        for number, part in enumerate(content.split("\n"), first):
            self._place(part, offset, lines, number)
            offset += len(part) + 1

    def _place(self, part: str, offset: int, lines: Lines, number: int) -> None:
        """Note where a line of the content stands."""
        line = lines.line(number).replace("\0", "\ufffd")
        start = lines.starts[number] if number < len(lines.starts) else len(lines.source)
        bare = part.strip()
        lead = len(part) - len(part.lstrip())
        trimmed = line.rstrip()
        if self.whole and not self.cursor and bare and trimmed.endswith(bare):
            self.runs.append((offset, start + len(trimmed) - len(bare) - lead))
            return
        written = bare if "|" not in bare or bare in line else bare.replace("|", "\\|")  # as in a cell of a table
        found = line.find(written, self.cursor) if bare else -1
        if found < 0:
            self.runs.append((offset, start + min(self.cursor, len(line))))
            return
        self.cursor = found + len(written)
        self.runs.append((offset, start + found - lead))
        if written != bare:
            pipes = [at for at, character in enumerate(part) if character == "|"]
            self.runs += [(offset + at, start + found - lead + at + n) for n, at in enumerate(pipes, 1)]

    def source(self, offset: int) -> int:
        """Return the place in the source of an offset in the content."""
        begin, place = self.runs[max(bisect_right(self.runs, offset, key=_offset) - 1, 0)]
        return max(place + offset - begin, 0)

    def parts(self, offset: int, length: int) -> Iterator[tuple[int, int, int]]:
        """Yield the pieces of a stretch of the content that stand in one go: offset in it, place, length."""
        at = bisect_right(self.runs, offset, key=_offset)
        begin = offset
        while begin < offset + length:
            end = self.runs[at][0] if at < len(self.runs) else offset + length
            end = min(end, offset + length)
            yield begin - offset, self.source(begin), end - begin
            begin, at = end, at + 1


def _offset(run: Sequence[int]) -> int:
    return run[0]
