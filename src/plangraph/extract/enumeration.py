"""Enumerations: the members of a list joined by 、 and 和."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_JOINT = re.compile(r"、|以及|[和及](?!平|谐|作|善|其|睦|时|[家机]器|衷)")


def members(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The places of the members of a list in ``text[start:end]``; quotes and brackets are not divided."""
    begin, depth, position = start, 0, start
    while position < end:
        character = text[position]
        depth += (character in "“（《") - (character in "”）》")
        joint = _JOINT.match(text, position, end) if depth == 0 else None
        if joint:
            if position > begin:
                yield begin, position
            begin = position = joint.end()
        else:
            position += 1
    if end > begin:
        yield begin, end
