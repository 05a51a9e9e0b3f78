"""Rows of RDF terms: what a SELECT answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True)
class Solutions:
    """Variables without ``?`` and a row of terms for each solution; None where unbound."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
