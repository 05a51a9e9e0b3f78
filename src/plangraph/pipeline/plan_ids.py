"""What may be the id of a plan: it stands in IRIs and in the names of files."""

from __future__ import annotations

import re

from plangraph.errors import ParameterError

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_LONGEST = 80


def well_formed(plan_id: str) -> str:
    """The id itself; raises ParameterError where it is none."""
    if not _SLUG.fullmatch(plan_id) or len(plan_id) > _LONGEST:
        raise ParameterError(
            "{plan_id!r} is no id: use a-z, 0-9 and single hyphens, at most {longest_id}, e.g. dazu-ip-2025.",
            plan_id=plan_id,
            longest_id=_LONGEST,
        )
    return plan_id
