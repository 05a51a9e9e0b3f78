"""The library: every saved query of a folder, in the order of its groups."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

from plangraph.errors import UnknownQuery
from plangraph.query.checks import with_checks
from plangraph.query.nearness import nearest
from plangraph.query.reading import saved_query

if TYPE_CHECKING:
    from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
    from importlib.resources.abc import Traversable

    from plangraph.query.saved import SavedQuery

_SUFFIX = ".rq"


@dataclass(frozen=True, slots=True)
class Library:
    """Saved queries by name.

    ``views`` holds the SPARQL, by name, whose rows pictures and pages are made of; ``checks`` what must return nothing.
    """

    queries: Mapping[str, SavedQuery]
    views: Mapping[str, str]
    checks: Mapping[str, str]

    @classmethod
    def load(cls, folder: Traversable) -> Self:
        """The queries ``*.rq`` of a folder, and of its folders ``views`` and ``checks``; raises QueryError."""
        checks = dict(_texts(folder.joinpath("checks")))
        found = [saved_query(name, with_checks(text, checks), f"{name}{_SUFFIX}") for name, text in _texts(folder)]
        ordered = sorted(found, key=lambda query: (query.place, query.name))
        views = dict(_texts(folder.joinpath("views")))
        queries = {query.name: query for query in ordered}
        return cls(MappingProxyType(queries), MappingProxyType(views), MappingProxyType(checks))

    def __getitem__(self, name: str) -> SavedQuery:
        """The query of that name; raises UnknownQuery."""
        if name not in self.queries:
            if close := ", ".join(nearest(name, self.queries)):
                raise UnknownQuery("There is no query {name!r}; the nearest names: {close}.", name=name, close=close)
            raise UnknownQuery("There is no query {name!r}: `plangraph queries` lists them.", name=name)
        return self.queries[name]

    def __contains__(self, name: object) -> bool:
        return name in self.queries

    def __iter__(self) -> Iterator[str]:
        return iter(self.queries)

    def __len__(self) -> int:
        return len(self.queries)

    def keys(self) -> KeysView[str]:
        """The names, in order."""
        return self.queries.keys()

    def values(self) -> ValuesView[SavedQuery]:
        """The queries, in order."""
        return self.queries.values()

    def items(self) -> ItemsView[str, SavedQuery]:
        """Names and queries, in order."""
        return self.queries.items()


def _texts(folder: Traversable) -> Iterator[tuple[str, str]]:
    files = folder.iterdir() if folder.is_dir() else ()
    for file in sorted(files, key=lambda entry: entry.name):
        if file.name.endswith(_SUFFIX):
            yield file.name.removesuffix(_SUFFIX), file.read_text("utf-8")
