"""Statements of a graph as lines of N-Quads, with literals as the engine keeps them, and their digests.

Text is taken apart here rather than quads: it takes a fifth of the time, and the engine loads it as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import NamedNode

_BYTES = 16
_BLOCK = 4 << 20
_END = b" .\n"
_TYPED = b'"^^<'
_KEPT = re.compile(rb'"(?:0|-?[1-9][0-9]{0,17})"\^\^<http://www\.w3\.org/2001/XMLSchema#integer>')
"""Most typed literals, and none that the engine writes otherwise."""
_REMEMBERED = 1 << 14


def blocks(n_triples: bytes) -> Iterator[bytes]:
    """A long text in parts of whole lines."""
    start = 0
    while start < len(n_triples):
        end = n_triples.find(b"\n", start + _BLOCK) + 1 or len(n_triples)
        yield n_triples[start:end]
        start = end


def in_graph(n_triples: bytes, graph: NamedNode) -> bytes:
    """Whole lines as the engine would write them as N-Quads of a graph."""
    ending = f" {graph}".encode() + _END
    if _TYPED in n_triples:
        lines = n_triples.split(_END)
        n_triples = _END.join([_with_kept_literal(line) if _TYPED in line else line for line in lines])
    return n_triples.replace(_END, ending)


def statements(n_quads: bytes) -> list[bytes]:
    """The statement of each line, as ``str`` writes a quad."""
    return n_quads.split(_END)[:-1]


def digest(statement: bytes) -> int:
    """128 bits that stand for a statement."""
    return int.from_bytes(sha256(statement).digest()[:_BYTES])


def as_text(stated: Iterable[bytes]) -> bytes:
    """The statements as N-Quads."""
    return b"".join(b"%b .\n" % statement for statement in stated)


def triples_of(stated: Iterable[bytes], graph: NamedNode) -> bytes:
    """The statements without their graph, as N-Triples."""
    ending = len(f" {graph}".encode())
    return b"".join(b"%b .\n" % statement[:-ending] for statement in stated)


def _with_kept_literal(line: bytes) -> bytes:
    subject, predicate, term = line.split(b" ", 2)
    return line if _KEPT.fullmatch(term) else b"%b %b %b" % (subject, predicate, _as_kept(term))


@lru_cache(_REMEMBERED)
def _as_kept(term: bytes) -> bytes:
    """A term in the engine's normal form: "1.50" becomes "1.5"."""
    store = Store()
    store.load(b"<x:> <x:> %b ." % term, RdfFormat.N_TRIPLES, lenient=True)
    return str(next(iter(store)).object).encode()
