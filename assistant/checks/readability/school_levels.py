"""The school level that goes with a reading ease."""

from assistant.messages import N_, Message

# Flesch, How to Write Plain English (1979), table of reading ease and school grade; the ages are those of the grades.
_LEVELS = (
    (90, N_("primary school (10 to 11 years)")),
    (80, N_("the first year of secondary school (11 to 12 years)")),
    (70, N_("the second year of secondary school (12 to 13 years)")),
    (60, N_("lower secondary school (13 to 15 years)")),
    (50, N_("upper secondary school (15 to 18 years)")),
    (30, N_("university")),
    (0, N_("university graduates")),
)


def school_level(ease: float) -> Message:
    """Return the school level at which a text of this reading ease (0 to 100) is read without effort."""
    return Message(next(name for floor, name in _LEVELS if ease >= floor))
