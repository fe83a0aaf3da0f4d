"""A report as lines for people: figures, scores, then what to mend, gravest first."""

from assistant.cli.invocation import Invocation
from assistant.document import Document
from assistant.findings import LEVELS, Finding, Report
from assistant.languages import load as load_pack
from assistant.messages import N_, NN_, Message, Plural

SIGNS = {"problem": "✗", "warning": "!", "info": "·", "good": "✓"}
EXCERPT = 70  # characters of the text shown beside a finding: one line of a terminal
FAMILY_NAMES = {
    "readability": N_("Readability"),
    "keyphrase": N_("Keyphrase"),
    "links": N_("Links"),
    "network": N_("Network"),
    "style": N_("Style"),
    "page": N_("Page"),
}


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
    scores = [f"{invocation.translate(FAMILY_NAMES[f])} {s}" for f, s in report.scores.items() if s is not None]
    if scores:
        print(" · ".join(scores))
    for finding in sorted(report.findings, key=lambda f: LEVELS.index(f.level)):
        print_finding(invocation, finding, document)


def print_finding(invocation: Invocation, finding: Finding, document: Document) -> None:
    """Print one finding: sign, line, sentence; then what to do."""
    place = ""
    if finding.start is not None:
        place = f"{document.source.count(chr(10), 0, finding.start) + 1}: "
    print(f"{SIGNS[finding.level]} {place}{finding.message.render(invocation.ui)}")
    if finding.excerpt:
        print(f"    «{shortened(finding.excerpt)}»")
    if finding.fix and finding.level != "good":
        print(f"    → {finding.fix.render(invocation.ui)}")


def shortened(text: str) -> str:
    """Return a text on one line of a terminal, what is too much of it left out."""
    shown = " ".join(text.split())
    return shown[: EXCERPT - 1] + "…" if len(shown) > EXCERPT else shown


def _counted(text: Plural, count: float | None, ui: str) -> str:
    return Message(text, {"count": count or 0}).render(ui)
