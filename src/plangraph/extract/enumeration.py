"""Enumerations: the members of a list joined by 、 and 和."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = re.compile(r"(?P<opens>[“（《])|(?P<closes>[”）》])|、|以及|[和及](?!平|谐|作|善|其|睦|时|[家机]器|衷)")


def members(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The places of the members of a list in ``text[start:end]``; quotes and brackets are not divided."""
    begin, depth = start, 0
    for mark in _MARK.finditer(text, start, end):
        if mark.lastgroup:
            depth += 1 if mark.lastgroup == "opens" else -1
        elif depth == 0:
            if mark.start() > begin:
                yield begin, mark.start()
            begin = mark.end()
    if end > begin:
        yield begin, end
