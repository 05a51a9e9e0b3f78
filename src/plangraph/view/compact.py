"""Lists in the few characters that a page of a thousand units has for each of them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")


def steps(numbers: Sequence[int]) -> list[int]:
    """Numbers as the first and the differences of neighbours."""
    return [other - one for one, other in pairwise((0, *numbers))]


def spans(ends: Sequence[str]) -> str:
    """Ends of addresses in a row; those of places in a text as ``step.length`` to base 36, where all are such."""
    found = [_SPAN.fullmatch(end) for end in ends]
    places = [(int(match[1]), int(match[2])) for match in found if match]
    if len(places) < len(ends):
        return " ".join(ends)
    starts = steps([start for start, _ in places])
    return " ".join(f"{base36(step)}.{base36(end - start)}" for step, (start, end) in zip(starts, places, strict=True))


def base36(number: int) -> str:
    """A number as JavaScript writes it with ``toString(36)``."""
    digits, rest = "", abs(number)
    while rest:
        rest, digit = divmod(rest, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return ("-" if number < 0 else "") + (digits or "0")
