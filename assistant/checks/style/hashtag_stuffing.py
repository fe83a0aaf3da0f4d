"""So many hashtags that they look like spam.

Why: networks rank such posts lower or cut the list, and nobody reads it.
Fix: keep the few that people who would care really follow.
"""

import re
from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.messages import N_

_HASHTAG = re.compile(r"(?<![\w&])#\w*[^\W\d_]\w*")


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit where the text holds `total` hashtags or more."""
    text = subject.document.judged_text
    total = len(_HASHTAG.findall(text)) if "#" in text else 0
    if total >= limits["total"]:
        yield Hit(None, total, limits["total"], {"count": total})


CHECK = Check(
    find,
    fault=Outcome(
        "warning", N_("{count} hashtags: this looks like spam."), N_("Keep the three to five that your readers follow.")
    ),
)
