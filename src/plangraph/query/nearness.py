"""Names like a name, for messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIMIT = 5
_SIMILAR = 40.0
"""Of 100: below it a name is another name, not a slip of the pen."""


def nearest(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """Up to five of the names that are most like one, the nearest first."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  only a message of an error needs it

    ordered = sorted(set(names))
    found = process.extract(name, ordered, scorer=fuzz.WRatio, limit=_LIMIT, score_cutoff=_SIMILAR)
    return tuple(match for match, _, _ in found)


def likest(sentence: str, titles: Iterable[str], number: int) -> tuple[str, ...]:
    """The titles that have most words in common with a sentence, the likest first."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  as above

    found = process.extract(sentence, sorted(set(titles)), scorer=fuzz.partial_ratio, limit=number)
    return tuple(match for match, _, _ in found)
