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


class KeptSchema:
    """The schema of a dataset, read again only when it has changed."""

    def __init__(self, store: SparqlStore) -> None:
        self._store = store
        self._known: tuple[str, Schema] | None = None

    def __call__(self) -> Schema:
        """The schema of the present revision."""
        revision = self._store.revision
        if self._known is None or self._known[0] != revision:
            self._known = (revision, _schema(self._store))
        return self._known[1]


def _schema(store: SparqlStore) -> Schema:
    found = terms(store)
    properties = (*found.get("关系", ()), *found.get("属性", ()))
    entries = (
        ClassEntry(term, tuple(p for p in properties if term.iri in p.domains))
        for term in found.get("类", ())
        if term.iri.startswith(PLAN)
    )
    used = tuple(entry for entry in entries if entry.properties)
    return Schema(used, tuple(p for p in properties if not p.domains), found)
