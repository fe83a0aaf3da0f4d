"""What a check goes by, for a rule that mends what the check names."""

from collections.abc import Mapping
from typing import Any

from assistant.languages import load as load_pack
from assistant.rewriting.rules.task import Aim


def limits_of(check_id: str, aim: Aim) -> Mapping[str, Any] | None:
    """Return a check's limits, the brand's among them; None where the check is off or does not judge such texts."""
    limits, brand = load_pack(aim.language).section(check_id), aim.goal.brand
    if limits is None or check_id in brand.checks_off:
        return None
    limits = {**limits, **brand.limits.get(check_id, {})}
    form = aim.goal.form or (aim.profile.form if aim.profile else None)
    return limits if form is None or form in limits.get("forms", (form,)) else None
