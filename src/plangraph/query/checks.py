"""The checks: queries that must return nothing, each runnable by itself, and together the findings of the dataset."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLACE = re.compile(r"^ *# include: checks$", re.MULTILINE)
_WHERE = re.compile(r"^WHERE \{\n(?P<pattern>.*)^\}\s*\Z", re.MULTILINE | re.DOTALL)
_RESTS_ON_INFERENCE = re.compile(r"^# inferred: all$", re.MULTILINE)


def with_checks(text: str, checks: Mapping[str, str]) -> str:
    """The query with the patterns of all checks, one or the other of which holds, where it says ``# include: checks``.

    Those that rest on inferred links come last, so that what is marked can be taken out. Raises QueryError for a check
    that is not written as ``WHERE {`` … ``}`` on lines of their own.
    """
    if not _PLACE.search(text):
        return text
    stated = [_pattern(name, check) for name, check in checks.items() if not _RESTS_ON_INFERENCE.search(check)]
    inferred = [_pattern(name, check) for name, check in checks.items() if _RESTS_ON_INFERENCE.search(check)]
    known = "  } UNION {\n".join(stated)
    guessed = "".join(f"  }} UNION {{\n{pattern}" for pattern in inferred)
    block = f"  {{\n{known}  # begin inferred\n{guessed}  # end inferred\n  }}"
    return _PLACE.sub(lambda _: block, text)


def _pattern(name: str, check: str) -> str:
    found = _WHERE.search(check)
    if found is None:
        raise QueryError(f"checks/{name}.rq: write its pattern between lines `WHERE {{` and `}}`.")
    return re.sub(r"^", "  ", found["pattern"], flags=re.MULTILINE).rstrip(" ")
