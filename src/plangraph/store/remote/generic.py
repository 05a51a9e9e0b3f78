"""What the standards promise of every server, and the points at which a vendor may differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit

from plangraph.store.remote.access import Endpoints

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plangraph.store.remote.access import Access
    from plangraph.store.remote.messages import Fields
    from plangraph.store.remote.query_form import Form

UPDATE_TYPE = "application/sparql-update"


@dataclass(frozen=True, slots=True)
class Generic:
    """A server of no known vendor.

    ``union`` is whether its default graph is the union of all graphs. Where it is not, the graphs are named with each
    query that asks for the union, which every server must heed (SPARQL 1.1 Protocol, §2.1.4).
    """

    union: bool = False

    name: ClassVar[str] = "generic"
    atomic: ClassVar[bool] = True
    """An update request of several operations is made whole or not at all."""
    nameless: ClassVar[bool] = True
    """There is a graph without a name."""
    updates_in_forms: ClassVar[bool] = False
    own_graphs: ClassVar[frozenset[str]] = frozenset()
    """Graphs that the server keeps for itself."""

    def endpoints(self, access: Access) -> Endpoints:
        """Where the three protocols are when the address alone was given; a bare host answers at ``/sparql``."""
        query = access.url if urlsplit(access.url).path else f"{access.url}/sparql"
        return access.over(Endpoints(query, query))

    def text(self, query: str, form: Form, *, own: bool) -> str:  # noqa: ARG002  for vendors that differ
        """The query as the server has to hear it; of our ``own`` ones the patterns stand in a good order."""
        return query

    def limits(self, seconds: float) -> Fields:  # noqa: ARG002  the protocol has no such field
        """Fields that make the server itself stop a query that we leave after so many seconds."""
        return {}

    def union_fields(self) -> Fields | None:
        """Fields that make the union of all graphs the default graph; None where the graphs have to be named."""
        return {} if self.union else None

    def whole_rows(self, headers: Mapping[str, str], body: bytes) -> bytes:  # noqa: ARG002  for vendors that differ
        """The standard's JSON of rows or a truth; raises PartialAnswer where the server says that it is not whole."""
        return body

    def whole_triples(self, headers: Mapping[str, str], body: bytes) -> bytes:  # noqa: ARG002
        """N-Triples; raises PartialAnswer where the server says that they are not whole."""
        return body
