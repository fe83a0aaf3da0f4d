"""What a text is for."""

from dataclasses import dataclass, field

from assistant.brand import Brand, Silence


@dataclass(frozen=True)
class Goal:
    """What a text is for: where it goes, in which form, for which keyphrases, in whose voice.

    `network` is the id of a profile (None: no network's rules apply). `form` is post, thread, article, newsletter,
    reply or contest; None lets the network, then the length, decide. The first keyphrase is the main one. `silences`
    and `excluded` (passages no check of the prose reads) are this text's own, beside the
    brand's; `related_terms`, what it should name too, stand in the place of the brand's.
    """

    network: str | None = None
    form: str | None = None
    keyphrases: tuple[str, ...] = ()
    brand: Brand = field(default_factory=Brand)
    silences: tuple[Silence, ...] = ()
    excluded: tuple[str, ...] = ()
    related_terms: tuple[str, ...] = ()

    @property
    def keyphrase(self) -> str | None:
        """Return the main keyphrase, None without one."""
        return self.keyphrases[0] if self.keyphrases else None

    @property
    def terms(self) -> tuple[str, ...]:
        """Return the related terms that the text should hold: its own, or else the brand's; none twice."""
        return tuple(dict.fromkeys(term for term in self.related_terms or self.brand.related_terms if term.strip()))

    @property
    def excluded_passages(self) -> tuple[str, ...]:
        """Return the passages left out of the prose: the text's own, and the brand's."""
        return (*self.excluded, *self.brand.excluded_passages)
