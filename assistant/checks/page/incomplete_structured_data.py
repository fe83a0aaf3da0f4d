"""Structured data without something search engines require.

Why: without it the page gets no rich result for this kind of thing: no stars, no dates, no path.
Fix: add the property; the value must also stand on the page.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.page.json_ld import Node, described, is_schema_org, read_block, roots, types
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit about the whole per thing that lacks what its type requires; types without a rule are let be."""
    for written in subject.document.meta.structured_data:
        value, fault = read_block(written)
        if fault is None and all(is_schema_org(root.get("@context")) for root in roots(value)):
            for node in described(value):
                yield from _lacks(node)


def _lacks(node: Node) -> Iterator[Hit]:
    for kind in types(node):
        rule = rules().get(kind)
        if rule is None or set(node) <= {"@type", "@id"}:  # no rule, or a mention of what is described elsewhere
            continue
        source = str(rule["source"])
        missing: list[str] = []
        for path in rule.get("required", ()):
            if not path.startswith(tuple(f"{name}." for name in missing)) and not _has(node, path.split(".")):
                missing.append(path)
        if missing:
            yield Hit(None, missing[0], params={"type": kind, "names": ", ".join(missing)}, source=source)
        several = rule.get("one_of", ())
        if several and not any(_has(node, path.split(".")) for path in several):
            yield Hit(None, several[0], None, {"type": kind, "names": ", ".join(several)}, "one_of", source)
        return


def _has(value: Any, path: list[str]) -> bool:
    """Whether a property is there and not empty, in each of the things the path goes through."""
    if isinstance(value, list):
        return bool(value) and all(_has(entry, path) for entry in value)
    if not path:
        return value not in (None, "", [], {})
    if not isinstance(value, Mapping):
        return isinstance(value, str)  # an address or a name in place of the thing: nothing more can be asked of it
    if "@id" in value and len(value) == 1:
        return True
    name, *rest = path
    return name in value and _has(value[name], rest)


@cache
def rules() -> Mapping[str, Mapping[str, Any]]:
    """Return what each type requires; a kind of another type has its rule."""
    data = tomllib.loads(Path(__file__).with_name("structured_data.toml").read_text(encoding="utf-8"))
    found: dict[str, Mapping[str, Any]] = {}
    for kind, rule in data.items():
        found[kind] = rule
        found |= dict.fromkeys(rule.get("kinds", ()), rule)
    return found


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("The structured data of type {type} lacks what search engines require: {names}."),
        N_("Add it; what it says must also stand on the page."),
    ),
    one_of=Outcome(
        "warning",
        N_("The structured data of type {type} needs one of these at least: {names}."),
        N_("Add the one that is true of the page."),
    ),
)
