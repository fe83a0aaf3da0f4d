"""The school level that goes with a reading ease, by the scale of the language's formula."""

from assistant.languages import Pack
from assistant.messages import N_, Message

_NAMES = {
    "primary": N_("primary school (10 to 11 years)"),
    "first_secondary": N_("the first year of secondary school (11 to 12 years)"),
    "second_secondary": N_("the second year of secondary school (12 to 13 years)"),
    "lower_secondary": N_("lower secondary school (13 to 15 years)"),
    "upper_secondary": N_("upper secondary school (15 to 18 years)"),
    "university": N_("university"),
    "graduates": N_("university graduates"),
}


def school_level(ease: float, pack: Pack) -> Message:
    """Return the school level at which a text of this reading ease (0 to 100) is read without effort."""
    return Message(_NAMES[_level(ease, pack)[0]])


def reading_age(ease: float, pack: Pack) -> int:
    """Return the age, in years, from which a text of this reading ease is read without effort."""
    return _level(ease, pack)[1]


def _level(ease: float, pack: Pack) -> tuple[str, int]:
    levels = (pack.section("school_levels") or {})["levels"]
    _, name, age = next(row for row in levels if ease >= row[0])
    return str(name), int(age)
