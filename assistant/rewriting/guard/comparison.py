"""What a comparison found: facts kept, dropped, altered and invented, and what to tell a person about them."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.messages import N_, Message, Text
from assistant.rewriting.facts import HARD, Fact

Span = tuple[int, int]
MUST_KEEP = frozenset(["link", "email", "phone", "handle", "price", "date", "time", "percentage", "code"])


@dataclass(frozen=True)
class Alteration:
    """A claim the rewrite changed, with its place on both sides; `source` is "" where the rewrite made it up.

    `sign` names the reading that told it, where it is a soft one.
    """

    source: str
    rewrite: str
    kind: str
    source_span: Span | None = None
    rewrite_span: Span | None = None
    sign: str = ""

    @property
    def is_hard(self) -> bool:
        """Whether an exact value, name or address changed, as against a shade of meaning."""
        return self.kind in HARD


@dataclass(frozen=True)
class Comparison:
    """The facts of a source as a rewrite holds them; what is `unsure` is for a person to check and refuses nothing."""

    kept: tuple[Fact, ...] = ()
    dropped: tuple[Fact, ...] = ()
    altered: tuple[Alteration, ...] = ()
    invented: tuple[Alteration, ...] = ()
    unsure: tuple[Alteration, ...] = ()

    @property
    def faithful(self) -> bool:
        """Whether every claim of the rewrite follows from the source, as far as a deterministic reading holds it."""
        return not self.altered and not self.invented

    @property
    def must_keep_lost(self) -> tuple[Fact, ...]:
        """Return the facts a rewrite cannot do without that it left out."""
        return tuple(f for f in self.dropped if f.kind in MUST_KEEP or (f.kind == "range" and f.unit != "weekday"))

    def as_json(self) -> dict[str, object]:
        """Return the `facts` object of the rewrite contract, with what is unsure where something is."""
        facts: dict[str, object] = {
            "kept": list(dict.fromkeys(fact.text for fact in self.kept)),
            "dropped": [fact.text for fact in self.dropped],
            "altered": [_plain(a) for a in self.altered],
            "invented": [a.rewrite for a in self.invented],
        }
        return facts | ({"unsure": [_plain(a) for a in self.unsure]} if self.unsure else {})

    def reasons(self) -> tuple[Message, ...]:
        """Return one sentence per fault, the gravest first."""
        changed = [Message(CHANGED.get(a.kind, CHANGED_OTHER), _sides(a)) for a in self.altered]
        made_up = [Message(INVENTED.get(a.kind, INVENTED_OTHER), _sides(a)) for a in self.invented]
        lost = [Message(LOST, {"source": fact.text}) for fact in self.must_keep_lost]
        return (*changed, *made_up, *lost)


def _plain(alteration: Alteration) -> dict[str, str]:
    return {"source": alteration.source, "rewrite": alteration.rewrite, "kind": alteration.kind}


def _sides(alteration: Alteration) -> Mapping[str, object]:
    return {"source": alteration.source, "rewrite": alteration.rewrite}


LOST = N_("“{source}” is missing from the rewrite.")
CHANGED_OTHER = N_("“{source}” became “{rewrite}”.")
INVENTED_OTHER = N_("“{rewrite}” is not in the source.")
CHANGED: Mapping[str, Text] = {
    "price": N_("The price {source} became {rewrite}."),
    "percentage": N_("The percentage {source} became {rewrite}."),
    "date": N_("The date {source} became {rewrite}."),
    "weekday": N_("The day {source} became {rewrite}."),
    "time": N_("The time {source} became {rewrite}."),
    "number": N_("The number {source} became {rewrite}."),
    "quantity": N_("The quantity {source} became {rewrite}."),
    "link": N_("The link {source} became {rewrite}."),
    "email": N_("The e-mail address {source} became {rewrite}."),
    "phone": N_("The phone number {source} became {rewrite}."),
    "handle": N_("The account {source} became {rewrite}."),
    "hashtag": N_("The hashtag {source} became {rewrite}."),
    "code": N_("The code {source} became {rewrite}."),
    "name": N_("The name “{source}” became “{rewrite}”."),
    "quotation": N_("The quotation {source} became {rewrite}."),
    "condition": N_("The condition “{source}” does not hold in “{rewrite}”."),
    "scope": N_("The limit in “{source}” changed in “{rewrite}”."),
    "negation": N_("“{rewrite}” says the opposite of “{source}”."),
    "state": N_("“{rewrite}” says the opposite of “{source}”."),
    "modality": N_("“{source}” is uncertain; “{rewrite}” states it as settled."),
    "attribution": N_("Who says so changed: “{source}” became “{rewrite}”."),
    "superlative": N_("The rank in “{source}” became “{rewrite}”."),
    "tense": N_("The moment changed: “{source}” became “{rewrite}”."),
    "cause": N_("“{source}” does not say why; “{rewrite}” does."),
    "offer": N_("The offer “{source}” became “{rewrite}”."),
    "swap": N_("“{source}” changed places in “{rewrite}”."),
}
INVENTED: Mapping[str, Text] = {
    "offer": N_("The offer “{rewrite}” is not in the source."),
    "superlative": N_("The claim “{rewrite}” is not in the source."),
    "quotation": N_("The quotation {rewrite} is not in the source."),
    "attribution": N_("“{rewrite}” is credited to somebody the source does not name."),
    "name": N_("The name “{rewrite}” is not in the source."),
    "number": N_("The number {rewrite} is not in the source."),
    "link": N_("The link {rewrite} is not in the source."),
    "price": N_("The price {rewrite} is not in the source."),
    "condition": N_("The condition “{rewrite}” is not in the source."),
}
