"""The triples of one graph as text, which takes a small part of the memory and of the time that quads take."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Self

from pyoxigraph import RdfFormat, parse, serialize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad

_BLOCK = 20_000
"""Triples that are text at a time, about 4 MB."""
_LEVEL = 1
"""More would take longer than all that is done with the text; this makes it ten times smaller."""


@dataclass(frozen=True, slots=True)
class NTriples:
    """Triples in packed blocks of N-Triples, one a line; iterating over it gives quads without a graph."""

    packed: tuple[bytes, ...]
    size: int
    """The number of triples, those that are the same each counted."""
    has_blank_nodes: bool
    """True also where a literal only looks so."""

    @classmethod
    def of(cls, quads: Iterable[Quad]) -> Self:
        """The triples of the quads, whatever their graph."""
        triples = (quad.triple for quad in quads)
        packed, size, blank = [], 0, False
        while block := serialize(islice(triples, _BLOCK), format=RdfFormat.N_TRIPLES):
            blank = blank or b"_:" in block
            size += block.count(b"\n")
            packed.append(zlib.compress(block, _LEVEL))
        return cls(tuple(packed), size, blank)

    def blocks(self) -> Iterator[bytes]:
        """The text, whole lines at a time."""
        return map(zlib.decompress, self.packed)

    def __iter__(self) -> Iterator[Quad]:
        for block in self.blocks():
            yield from parse(block, RdfFormat.N_TRIPLES)
