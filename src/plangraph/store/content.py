"""Quads as the engine keeps them, and a digest of a dataset's content that follows each change."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, DefaultGraph, Store

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad

_BYTES = 16
_MODULUS = 1 << 8 * _BYTES


def as_kept(quads: Iterable[Quad]) -> frozenset[Quad]:
    """The quads with literals in the engine's normal form ("1.50" becomes "1.5")."""
    store = Store()
    store.extend(quads)
    return frozenset(store)


def canonical(quads: frozenset[Quad]) -> frozenset[Quad]:
    """The quads of one graph with blank nodes named by RDFC-1.0, so that two readings of a file compare equal."""
    if not has_blank_nodes(quads):
        return quads
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return frozenset(dataset)


def has_blank_nodes(quads: Iterable[Quad]) -> bool:
    """Whether a subject or object of the quads is a blank node."""
    return any(isinstance(term, BlankNode) for quad in quads for term in (quad.subject, quad.object))


def weight(quads: Iterable[Quad]) -> int:
    """The sum of a digest of each canonical quad, modulo 2^128: in any order, and parts can be added and taken away."""
    return sum(int.from_bytes(sha256(str(quad).encode()).digest()[:_BYTES]) for quad in quads) % _MODULUS


def change(total: int, before: frozenset[Quad], after: frozenset[Quad]) -> int:
    """The weight of a dataset of weight ``total`` in which canonical ``after`` has taken the place of ``before``."""
    return (total - weight(before - after) + weight(after - before)) % _MODULUS


def total_weight(store: Store) -> int:
    """The weight of a whole dataset, each graph in canonical form and held in memory alone."""
    graphs = (DefaultGraph(), *store.named_graphs())
    return sum(weight(canonical(frozenset(store.quads_for_pattern(None, None, None, g)))) for g in graphs) % _MODULUS


def revision(total: int) -> str:
    """The token of a weight: 32 hex digits."""
    return f"{total:0{2 * _BYTES}x}"


def weight_of(token: str) -> int:
    """The weight of a token."""
    return int(token, 16)
