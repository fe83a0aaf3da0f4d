"""Pages that aim at the same phrase compete with each other in search results."""

from collections import defaultdict
from collections.abc import Sequence

from assistant.audit.aims import Aim, aim, is_certain
from assistant.audit.figures import figures
from assistant.audit.shingles import likeness
from assistant.audit.types import Advice, Cannibalisation, PageAudit


def cannibalisation(pages: Sequence[PageAudit]) -> tuple[Cannibalisation, ...]:
    """Return the phrases several pages of one language aim at, in any form; given phrases and large groups first."""
    groups: dict[Aim, list[PageAudit]] = defaultdict(list)
    for page in pages:
        aimed = aim(page) if page.indexable and is_certain(page) else None
        if aimed:
            groups[aimed].append(page)
    rivals = [group for group in groups.values() if len(group) > 1]
    rivals.sort(key=lambda group: (-sum(page.keyphrase_given for page in group), -len(group), group[0].url))
    return tuple(
        Cannibalisation(group[0].keyphrase or "", tuple(page.url for page in group), _advice(group)) for group in rivals
    )


def _advice(group: Sequence[PageAudit]) -> Advice:
    """Return what to do with the group: by the likeness of the first page's text and those of the others."""
    limits = figures("cannibalisation")
    first, *others = group
    alike = [likeness(first.material.signature, page.material.signature) for page in others]
    known = [value for value in alike if value is not None]
    if known and min(known) >= limits["canonical_similarity"]:
        return "canonical"
    return "merge" if known and max(known) >= limits["merge_similarity"] else "differentiate"
