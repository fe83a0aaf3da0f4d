"""What a fact is: a piece of a text that must not change, with its normal form."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Kind = Literal[
    "link", "email", "phone", "handle", "hashtag", "code", "date", "weekday", "time", "price", "percentage",
    "quantity", "number", "range", "name", "quotation",
    "condition", "scope", "negation", "modality", "attribution", "superlative", "tense", "cause", "offer", "state",
    "sequence", "unconditional", "neutral", "grade",
]  # fmt: skip
HARD: frozenset[str] = frozenset(
    [
        "link",
        "email",
        "phone",
        "handle",
        "hashtag",
        "code",
        "date",
        "weekday",
        "time",
        "price",
        "percentage",
        "quantity",
        "number",
        "range",
        "name",
        "quotation",
    ]
)


@dataclass(frozen=True)
class Fact:
    """One fact of a text, placed by its code points; two facts of a kind with the same `value` say the same thing.

    `number` is the exact size in the base unit of `unit` (a dimension or a currency). `bound` is the limit the text
    sets on it ("up_to", "from", "over", "under", "about", "until"…), `rate` what it is counted by (a person, a month…).
    `parts` are the two ends of a range, or the days of a list.
    """

    kind: Kind
    text: str
    start: int
    end: int
    value: str
    number: Fraction | None = None
    unit: str | None = None
    bounds: frozenset[str] = frozenset()
    rate: str | None = None
    parts: tuple["Fact", ...] = ()
    shown: Fraction | None = None  # the number as written, its unit apart
    weak: bool = False  # may be no fact at all: "un", "one"

    @property
    def is_hard(self) -> bool:
        """Whether the fact is an exact value, name or address, as against a shade of meaning."""
        return self.kind in HARD
