"""A document as it was read: the one text that every span points into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Grid: TypeAlias = tuple[tuple[tuple[int, int], ...], ...]
"""A table as its rows of cells, each the place ``(start, end)`` of its words; an empty or merged-away cell is empty."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text, where it came from and the digest of the bytes it was read from.

    ``text`` of a text file keeps every character of the source, line ends included; that of any other format is the
    logical text, a paragraph a line, as a person would copy it. Nothing after reading changes it. ``sha256`` is of
    the bytes as received. ``encoding`` is that of a text file, else None. ``grids`` are the tables that the format
    itself marks, in order; a text file marks none. ``url`` is where it was published, as far as anybody says so.
    """

    name: str
    text: str
    sha256: str
    media_type: str = "text/plain"
    encoding: str | None = None
    grids: tuple[Grid, ...] = ()
    url: str | None = None
