"""The classes of the vocabulary with the properties that stand on them, for those who write queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.serve.vocabulary_page import terms
from plangraph.vocabulary import PLAN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plangraph.protocols import SparqlStore
    from plangraph.serve.vocabulary_page import Term


@dataclass(frozen=True, slots=True)
class ClassEntry:
    """A class and its properties."""

    term: Term
    properties: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """Classes with their own properties, those that stand on things of several classes, and all terms by kind."""

    classes: tuple[ClassEntry, ...]
    shared: tuple[Term, ...]
    terms: Mapping[str, tuple[Term, ...]]


def schema(store: SparqlStore) -> Schema:
    """What the vocabulary of a dataset says."""
    found = terms(store)
    properties = (*found.get("关系", ()), *found.get("属性", ()))
    entries = (
        ClassEntry(term, tuple(p for p in properties if term.iri in p.domains))
        for term in found.get("类", ())
        if term.iri.startswith(PLAN)
    )
    used = tuple(entry for entry in entries if entry.properties)
    return Schema(used, tuple(p for p in properties if not p.domains), found)
