"""What there is to be found in one plan: its things by their names, and every part of its text once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plangraph.search.kinds import Kind

Place: TypeAlias = tuple[int, int]
"""First code point in the plan's text, and the one after the last."""
_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\n]*[\S\t][^\n]*)*(?<!\s)")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_WORD = re.compile(r"\w")
_LONG = 800
"""Code points from which on a block of lines is not one passage."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing under its names; ``places`` show it, ``body`` is the part of the text that is its own."""

    iri: str
    kind: Kind
    label: str
    names: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    body: Place | None = None


@dataclass(frozen=True, slots=True)
class PlanEntries:
    """A plan with its text, empty where the dataset has none, and its entries in the order of the text."""

    iri: str
    id: str
    label: str
    text: str = field(repr=False)
    entries: tuple[Entry, ...]


def located(text: str, body: str, heading: Place) -> Place | None:
    """Where the text of a part stands that holds its heading; None where the text has it otherwise."""
    start = text.rfind(body, max(0, heading[1] - len(body)), heading[0] + len(body))
    return (start, start + len(body)) if body and 0 <= start <= heading[0] else None


def passages(text: str, covered: Iterable[Place]) -> Iterator[Place]:
    """The blocks of the text that lie in no covered place and hold a word; of long ones the lines."""
    for start, end in _gaps(len(text), sorted(covered)):
        for block in _BLOCK.finditer(text, start, end):
            is_long = block.end() - block.start() > _LONG
            found = _LINE.finditer(text, *block.span()) if is_long else iter((block,))
            yield from (each.span() for each in found if _WORD.search(each[0]))


def _gaps(length: int, covered: Sequence[Place]) -> Iterator[Place]:
    at = 0
    for start, end in covered:
        if at < start:
            yield at, start
        at = max(at, end)
    if at < length:
        yield at, length
