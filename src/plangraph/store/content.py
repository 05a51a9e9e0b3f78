"""Quads as the engine keeps them, and a digest of a dataset's content that follows each change."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from secrets import token_hex
from typing import TYPE_CHECKING, Self

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Store

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


@dataclass(frozen=True, slots=True)
class Revision:
    """What the token of a dataset is made of: the weight of its quads, and a mark once a change was not weighed.

    Without a mark the token is of the content alone. With one, the weight only counts the changes that were weighed
    since the mark, so that the same token still never stands for two contents.
    """

    weight: int = 0
    mark: str = ""

    @classmethod
    def of_token(cls, token: str) -> Self:
        """The revision without a mark that has this token."""
        return cls(int(token, 16))

    @property
    def token(self) -> str:
        """32 hex digits."""
        weighed = f"{self.weight:0{2 * _BYTES}x}"
        return sha256(f"{weighed} {self.mark}".encode()).hexdigest()[: 2 * _BYTES] if self.mark else weighed

    def after(self, before: frozenset[Quad], after: frozenset[Quad]) -> Revision:
        """The revision when canonical ``after`` has taken the place of ``before``."""
        return Revision(change(self.weight, before, after), self.mark)

    def heavier(self, by: int) -> Revision:
        """The revision when statements of that weight, less that of others, have come."""
        return Revision((self.weight + by) % _MODULUS, self.mark)

    def marked(self) -> Revision:
        """A revision that no dataset has had."""
        return Revision(self.weight, token_hex(_BYTES))
