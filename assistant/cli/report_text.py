"""A report as lines for people: figures, scores, then what to mend, gravest first, each thing said once."""

from collections.abc import Iterable

from assistant.checks.scores import FULL
from assistant.cli.figures_text import print_figures
from assistant.cli.invocation import Invocation
from assistant.document import Document
from assistant.findings import FAMILY_NAMES, LEVELS, Finding, Report
from assistant.languages import load as load_pack
from assistant.messages import N_, NN_, Message, Plural, isolated

SIGNS = {"problem": "✗", "warning": "!", "info": "·", "good": "✓"}
EXCERPT = 70  # characters of the text shown beside a finding: one line of a terminal
SHOWN = 3  # places of one finding that are quoted
LINES = 8  # lines of one finding that are named
PLACES = NN_("{count} place, line {lines}", "{count} places, lines {lines}")
ON_ONE_LINE = N_("{count} places on line {lines}")
SILENCED = NN_("{count} finding is silenced.", "{count} findings are silenced.")


def print_report(invocation: Invocation, report: Report, document: Document) -> None:
    """Print a report for people."""
    language = load_pack(report.language).sections["name"]
    words, sentences = report.metrics.get("words"), report.metrics.get("sentences")
    parts = [language, _counted(NN_("{count} word", "{count} words"), words, invocation.ui)]
    parts.append(_counted(NN_("{count} sentence", "{count} sentences"), sentences, invocation.ui))
    length, limit = report.metrics.get("network_length"), report.metrics.get("network_limit")
    if length is not None:
        parts.append(f"{report.network} {length}/{limit}" if limit else f"{report.network} {length}")
    print(" · ".join(parts))
    print_figures(invocation, report)
    scores = [f"{invocation.translate(FAMILY_NAMES[f])} {s}" for f, s in report.scores.items() if s is not None]
    if scores:
        print(" · ".join(scores))
    if invocation.args.explain:
        _print_points(invocation, report)
    for group in grouped(report.findings):
        _print_group(invocation, group, document)
    if report.silenced:
        print(_counted(SILENCED, len(report.silenced), invocation.ui))


def grouped(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Return the findings by check, level and sentence, gravest first, else in the order of the text."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        whole = finding.message.render("en") if finding.start is None else None
        groups.setdefault((finding.check, finding.level, finding.message.text, whole), []).append(finding)
    return sorted(groups.values(), key=lambda group: LEVELS.index(group[0].level))


def _print_points(invocation: Invocation, report: Report) -> None:
    """Print what each check cost its family: the sum is what the score lacks."""
    for family, score in report.scores.items():
        costs: dict[str, list[int]] = {}
        for finding in report.findings:
            if finding.points and finding.check.startswith(f"{family}."):
                costs.setdefault(finding.check, []).append(finding.points)
        if score is not None and costs:
            print(f"{invocation.translate(FAMILY_NAMES[family])} {score} = {FULL} - {FULL - score}")
            for check_id, points in costs.items():
                print(f"  {-sum(points):4}  {check_id} ×{len(points)}")


def _print_group(invocation: Invocation, group: list[Finding], document: Document) -> None:
    """Print findings that say the same: sign, first line, sentence; the places; then what to do."""
    finding, lines = group[0], [line_of(f, document) for f in group]
    place = "" if lines[0] is None else f"{lines[0]}: "
    print(f"{SIGNS[finding.level]} {place}{finding.message.render(invocation.ui)}")
    for excerpt in list(dict.fromkeys(shortened(f.excerpt) for f in group if f.excerpt))[:SHOWN]:
        print(f"    «{excerpt}»")
    if len(group) > 1:
        named = list(dict.fromkeys(str(line) for line in lines if line is not None))
        shown = ", ".join(named[:LINES]) + ("…" if len(named) > LINES else "")
        said = Message(ON_ONE_LINE if shown.isdigit() else PLACES, {"count": len(group), "lines": shown or "–"})
        print(f"    {said.render(invocation.ui)}")
    if invocation.args.explain and finding.source and finding.level != "good":
        print(f"    ({invocation.translate(finding.source)})")
    fixes = dict.fromkeys(f.fix.render(invocation.ui) for f in group if f.fix and f.level != "good")
    for fix in list(fixes)[:SHOWN]:
        print(f"    → {fix}")


def line_of(finding: Finding, document: Document) -> int | None:
    """Return the line of the text as given where a finding stands, None where it is about the whole."""
    return None if finding.start is None else document.source.count("\n", 0, finding.start) + 1


def shortened(text: str) -> str:
    """Return a text on one line of a terminal, what is too much of it left out."""
    shown = " ".join(text.split())
    return isolated(shown[: EXCERPT - 1] + "…" if len(shown) > EXCERPT else shown)


def _counted(text: Plural, count: float | None, ui: str) -> str:
    return Message(text, {"count": count or 0}).render(ui)
