"""Structured data that search engines cannot read.

Why: one comma too many, and the whole block counts for nothing: no stars, no dates, no price in results.
Fix: mend the block at the line named, then try it in a test of rich results.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.page.json_ld import described, read_block, roots, types
from assistant.messages import N_, Message

# What the parser says, as people say it.
REASONS = {
    "Expecting value": N_("a value is missing"),
    "Expecting property name enclosed in double quotes": N_("a name in double quotes is missing"),
    "Expecting ':' delimiter": N_("a colon is missing"),
    "Expecting ',' delimiter": N_("a comma or a closing bracket is missing"),
    "Illegal trailing comma before end of object": N_("there is a comma too many"),
    "Illegal trailing comma before end of array": N_("there is a comma too many"),
    "Unterminated string starting at": N_("a quotation mark is not closed"),
    "Extra data": N_("something follows the end of the data"),
    "Invalid \\escape": N_("a backslash stands where none may"),
    "Invalid \\uXXXX escape": N_("a backslash stands where none may"),
}
OTHER = N_("it is not JSON")


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit about the whole per block that cannot be read, or that does not say what it is."""
    for number, written in enumerate(subject.document.meta.structured_data, 1):
        value, fault = read_block(written)
        if fault is not None:
            reason = Message(REASONS.get(fault.reason, OTHER))
            params = {"number": number, "line": fault.line, "reason": reason, "near": fault.near}
            yield Hit(None, fault.line, params=params)
        elif any("@context" not in root for root in roots(value)):
            yield Hit(None, number, params={"number": number}, outcome="no_context")
        elif not any(types(node) for node in described(value)):
            yield Hit(None, number, params={"number": number}, outcome="no_type")


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("Block {number} of the structured data cannot be read: {reason}, line {line} of the block (“{near}”)."),
        N_("Mend it there; until then search engines drop the whole block."),
    ),
    no_context=Outcome(
        "warning",
        N_("Block {number} of the structured data does not say whose words it uses (@context)."),
        N_('Add "@context": "https://schema.org" at its top.'),
    ),
    no_type=Outcome(
        "warning",
        N_("Block {number} of the structured data does not say what it describes (@type)."),
        N_("Add its @type: Article, Product, Event…"),
    ),
)
