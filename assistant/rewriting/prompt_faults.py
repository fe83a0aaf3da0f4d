"""Why a prompt does not work, in words its writer understands: the template engine speaks English alone."""

import re

import jinja2
from jinja2.exceptions import SecurityError

from assistant.messages import N_, Message

# What a template can do wrong while it is read or rendered: the user's own files are no bug of ours.
TEMPLATE_FAULTS = (jinja2.TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError, OSError)

UNFILLED = N_("it cannot be filled in ({detail})")
# The sentences of Jinja 3, each with ours; what a group of a name holds goes into it.
SAID = {
    r"'(?P<name>.+)' is undefined": N_("no prompt is given a value named “{name}”"),
    r".* has no attribute '(?P<name>.+)'": N_("there is no value “{name}” where it looks for it"),
    r".*innermost block that needs to be closed is '(?P<name>.+)'.*": N_("what “{name}” opens is never closed"),
    r"Encountered unknown tag '(?P<name>.+?)'.*": N_("there is no instruction “{name}”"),
    r"Unexpected end of template.*|unexpected char .*|Missing end of .*": N_("a sign is missing or stands alone"),
    r"unexpected '(?P<other>.+)', expected '(?P<name>.+)'": N_("“{name}” is awaited where “{other}” stands"),
    r"unexpected end of template, expected '(?P<name>.+)'": N_("“{name}” is awaited at its end"),
    r"No (?:filter|test) named '(?P<name>.+)'": N_("there is no way to transform a value named “{name}”"),
    r"expected token '(?P<name>.+)', got '(?P<other>.+)'": N_("“{name}” is awaited where “{other}” stands"),
    r"Expected an expression.*": N_("an instruction stops too soon: its value is missing"),
    r"unexpected '(?P<name>.+)'": N_("“{name}” stands where it means nothing"),
    r"block '(?P<name>.+)' defined twice": N_("the block “{name}” stands twice"),
    r"Range too big.*": N_("it repeats something too many times"),
    r"(?:integer |float )?(?:division|modulo).* by zero": N_("it divides by zero"),
}
# What Jinja calls the signs that end an instruction.
SIGNS = {"end of print statement": "}}", "end of statement block": "%}"}


class MissingMark(ValueError):
    """A prompt without the line below which the text to rewrite stands; its one argument is that line."""


def reason(error: Exception) -> Message:
    """Return why a template failed, as what follows a colon; an error of `TEMPLATE_FAULTS` not known is quoted."""
    if isinstance(error, MissingMark):
        return Message(N_("the line “{mark}” is missing: the text to rewrite stands below it"), {"mark": str(error)})
    if isinstance(error, UnicodeDecodeError):
        return Message(N_("it is not written in UTF-8; save it again in that encoding"))
    if isinstance(error, jinja2.TemplateNotFound):
        return Message(N_("it calls for “{name}”, which is not there"), {"name": str(error.name)})
    if isinstance(error, SecurityError):
        return Message(N_("it reaches for what a prompt may not touch"))
    said = (str(error).splitlines() or [""])[0].rstrip(".")
    for pattern, text in SAID.items():
        found = re.fullmatch(pattern, said)
        if found:
            return Message(text, {group: SIGNS.get(name, name) for group, name in found.groupdict().items()})
    return Message(UNFILLED, {"detail": said or type(error).__name__})
