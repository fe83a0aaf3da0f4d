"""Which families of checks an audit runs, and how it is told what was not measured."""

from collections.abc import Collection, Iterator

from assistant.audit.figures import figures
from assistant.errors import UserError
from assistant.findings import FAMILIES, FAMILY_NAMES
from assistant.messages import N_, Message

NOT_MEASURED = N_("Not measured")
ALL, QUICK = "all", "quick"
OF_TEXTS_FOR_NETWORKS = "network"  # pages are for none


def quick() -> tuple[str, ...]:
    """Return the families whose checks cost little: what search engines look at."""
    return tuple(figures("families")["quick"])


def many_pages() -> int:
    """Return from how many pages on the quick families are proposed."""
    return int(figures("families")["many_pages"])


def takes_long(pages: int, run: Collection[str]) -> bool:
    """Whether so many pages had better be read by the quick families alone, and are not."""
    return pages >= many_pages() and not set(run) <= set(quick())


def families(given: str) -> tuple[str, ...]:
    """Return the families that are named, separated by commas, or all or quick; raise `UserError` for other names."""
    names = given.replace(" ", "").split(",")
    if names in ([ALL], [QUICK]):
        return FAMILIES if names == [ALL] else quick()
    for name in names:
        if name not in FAMILY_NAMES:
            raise UserError(
                N_("There is no family of checks {name}; there are: {known}."),
                name=repr(name),
                known=", ".join((ALL, QUICK, *FAMILIES)),
            )
    return tuple(family for family in FAMILIES if family in names)


def not_measured(run: Collection[str]) -> tuple[str, ...]:
    """Return the families that say something of pages and did not run."""
    return tuple(family for family in FAMILIES if family not in run and family != OF_TEXTS_FOR_NETWORKS)


def told(run: Collection[str], ui: str) -> str:
    """Return what was checked and what was not, in a sentence; empty where all was."""
    left = not_measured(run)
    if not left:
        return ""
    done = [family for family in FAMILIES if family in run and family != OF_TEXTS_FOR_NETWORKS]
    lists = {"done": ", ".join(names_of(done, ui)) or "–", "left": ", ".join(names_of(left, ui))}
    return Message(N_("Checked: {done}. Not measured: {left}."), lists).render(ui)


def names_of(run: Collection[str], ui: str) -> Iterator[str]:
    """Yield what some families are called."""
    for family in run:
        yield Message(FAMILY_NAMES[family]).render(ui)
