"""Where a network hides the rest of a post behind "see more". No platform publishes it: advice, never a verdict."""

from assistant.networks.counting import clusters
from assistant.networks.profiles import Profile


def fold(text: str, profile: Profile) -> int | None:
    """Return the offset (code points) where the rest is hidden; None where all is shown or the fold is not known.

    The cut falls after a whole word: at `fold_length` graphemes or `fold_lines` lines, whichever comes first.
    """
    cuts = [cut for cut in (_by_length(text, profile), _by_lines(text, profile)) if cut is not None]
    return min(cuts, default=None)


def _by_length(text: str, profile: Profile) -> int | None:
    most = profile.facts.get("fold_length")
    shown = text.rstrip()
    if most is None or len(shown) <= most:
        return None
    signs = clusters(shown)
    if len(signs) <= most:
        return None
    head = "".join(signs[:most])
    if shown[len(head)].isspace():
        return len(head.rstrip())
    words = head.rstrip().rsplit(None, 1)
    return len(head.rstrip()) - len(words[1]) if len(words) > 1 else len(head)


def _by_lines(text: str, profile: Profile) -> int | None:
    most = profile.facts.get("fold_lines")
    shown = text.rstrip()
    if most is None or shown.count("\n") < most:
        return None
    return len("\n".join(shown.split("\n")[:most]).rstrip())
