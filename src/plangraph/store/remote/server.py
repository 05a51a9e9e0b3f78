"""The protocols of one server: queries asked by forms, updates and graphs sent, each within its limit of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.errors import PartialAnswer
from plangraph.store.federation import refuse_federation
from plangraph.store.query_text import names_graphs
from plangraph.store.remote import reading
from plangraph.store.remote.generic import UPDATE_TYPE
from plangraph.store.remote.messages import Change
from plangraph.store.remote.query_form import form_of
from plangraph.store.remote.writing import drop_text, n_triples, update_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyoxigraph import NamedNode, Triple

    from plangraph.store.remote.access import Access
    from plangraph.store.remote.client import Client
    from plangraph.store.remote.generic import Generic
    from plangraph.store.remote.messages import Answer, Fields

_NAMES = "SELECT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"
"""Not DISTINCT, over which Virtuoso may sit for minutes."""
_NOTHING = "urn:x-plangraph:nothing"


class Server:
    """One server as its vendor makes it."""

    def __init__(self, access: Access, client: Client, vendor: Generic) -> None:
        self._access = access
        self._client = client
        self._endpoints = vendor.endpoints(access)
        self.vendor = vendor

    def close(self) -> None:
        """Closes the connections."""
        self._client.close()

    def rows(self, query: str, dataset: Fields, *, own: bool = True) -> bytes:
        """The JSON of a SELECT or ASK, ours or anybody's; raises QueryError, StoreError."""
        answer = self._asked(query, dataset, reading.ROWS_TYPE, self._access.read_limit, own=own)
        try:
            return self.vendor.whole_rows(answer.headers, answer.body)
        except (ValueError, KeyError, TypeError) as error:
            raise PartialAnswer("The server's answer breaks off or is none of SPARQL: ask for less.") from error

    def triples(self, query: str, dataset: Fields, *, own: bool = True) -> bytes:
        """The N-Triples of a CONSTRUCT or DESCRIBE, ours or anybody's; raises QueryError, StoreError."""
        answer = self._asked(query, dataset, reading.TRIPLES_TYPE, self._access.read_limit, own=own)
        return self.vendor.whole_triples(answer.headers, answer.body)

    def graph(self, graph: NamedNode | None) -> bytes:
        """All triples of a graph as N-Triples, for which the server has as long as for a change."""
        where = f"GRAPH {graph} {{ ?s ?p ?o }}" if graph is not None else "?s ?p ?o"
        query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {where} }}"
        answer = self._asked(query, {}, reading.TRIPLES_TYPE, self._access.write_limit, own=True)
        return self.vendor.whole_triples(answer.headers, answer.body)

    def names(self) -> list[str]:
        """The names of the graphs, in order, but for the server's own."""
        rows = reading.solutions(self.rows(_NAMES, {})).rows
        names = (str(getattr(name, "value", "")) for (name,) in rows)
        return sorted(name for name in names if name not in self.vendor.own_graphs)

    def union(self, query: str) -> Fields:
        """What makes the union of all graphs the default graph of a query that names none."""
        if names_graphs(query):
            return {}
        fields = self.vendor.union_fields()
        if fields is not None:
            return fields
        names = self.names()
        return {"default-graph-uri": names, "named-graph-uri": names}

    def strict(self, query: str) -> Fields:
        """What makes the graph without a name the default graph: an empty one where a server has it not."""
        if names_graphs(query) or not self.vendor.union:
            return {}
        return {"default-graph-uri": _NOTHING, "named-graph-uri": self.names()}

    def update(self, text: str, using: Sequence[str] = (), using_named: Sequence[str] = ()) -> None:
        """Sends an update; raises QueryError, StoreError."""
        url = self._endpoints.update
        if self.vendor.updates_in_forms:
            named: Fields = {"using-graph-uri": list(using), "using-named-graph-uri": list(using_named)}
            change = Change("POST", url, fields={"update": text, **named})
        else:
            params = [("using-graph-uri", iri) for iri in using]
            params += [("using-named-graph-uri", iri) for iri in using_named]
            change = Change("POST", url, text.encode(), UPDATE_TYPE, params)
        self._client.write(change, self._access.write_limit)

    def put(self, graph: NamedNode | None, triples: Sequence[Triple], *, merge: bool) -> None:
        """Makes one graph hold the triples, or them too, by the graph store protocol where the server has it."""
        store = self._endpoints.graph_store
        if not triples and not merge:
            self.update(drop_text(graph))
        elif triples and store and graph is not None:
            method = "POST" if merge else "PUT"
            params = [("graph", graph.value)]
            change = Change(method, store, n_triples(triples), reading.TRIPLES_TYPE, params)
            self._client.write(change, self._access.write_limit)
        elif triples:
            self.update(update_text({graph: triples}, merge=merge))

    def _asked(self, query: str, dataset: Fields, accept: str, limit: float, *, own: bool) -> Answer:
        form = form_of(query)
        refuse_federation(query)
        fields: Fields = {"query": self.vendor.text(query, form, own=own), **dataset, **self.vendor.limits(limit)}
        return self._client.read(self._endpoints.query, fields, accept, limit)
