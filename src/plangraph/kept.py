"""What is read of a whole dataset and kept until it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Callable

    from plangraph.protocols import SparqlStore

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """A reading of datasets that is made once a revision; threads that come together may make it twice."""

    def __init__(self, read: Callable[[SparqlStore], Value]) -> None:
        self._read = read
        self._known: WeakKeyDictionary[SparqlStore, tuple[str, Value]] = WeakKeyDictionary()

    def __call__(self, store: SparqlStore) -> Value:
        """The reading of the present revision."""
        revision = store.revision
        known = self._known.get(store)
        if known is None or known[0] != revision:
            known = self._known[store] = (revision, self._read(store))
        return known[1]
