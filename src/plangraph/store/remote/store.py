"""A dataset behind a SPARQL 1.1 server, as a SparqlStore that threads may share."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Self
from uuid import uuid4

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Triple

from plangraph.errors import PlangraphError, QueryError, StoreError
from plangraph.store import graph_store
from plangraph.store.content import as_kept, canonical
from plangraph.store.federation import refuse_federation
from plangraph.store.negotiation import GRAPHS, ROWS, TRUTHS, negotiate
from plangraph.store.query_text import no_triples
from plangraph.store.remote import reading
from plangraph.store.remote.client import Client
from plangraph.store.remote.query_form import Form, bound, form_of, refuse_queries
from plangraph.store.remote.server import Server
from plangraph.store.remote.vendor import vendor_of
from plangraph.store.remote.writing import drop_text, triples_of, update_text
from plangraph.vocabulary import DCTERMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from plangraph.model.solutions import Solutions, Term
    from plangraph.store.remote.access import Access
    from plangraph.store.remote.generic import Generic
    from plangraph.store.remote.messages import Fields

REVISION_GRAPH = NamedNode("urn:x-plangraph:revision")
"""Holds one triple, the token of our last write; it is no part of ``quads``."""
_REVISION = f"SELECT ?token WHERE {{ GRAPH {REVISION_GRAPH} {{ ?graph {DCTERMS.term('identifier')} ?token }} }}"
Graphs = dict["NamedNode | None", tuple[Triple, ...]]


class RemoteStore:
    """Asks and changes a server by the SPARQL 1.1 protocols; ``open`` finds out which vendor's it is.

    A ``replace`` is one update request where the vendor makes those whole, else each graph is replaced by itself.
    """

    def __init__(self, server: Server) -> None:
        self._server = server
        self._turn = Lock()

    @classmethod
    def open(cls, access: Access) -> Self:
        """The dataset of a server; raises StoreUnreachable where none answers, ParameterError."""
        client = Client(access)
        try:
            return cls(Server(access, client, vendor_of(access, client)))
        except PlangraphError:
            client.close()
            raise

    @property
    def vendor(self) -> Generic:
        """What is known of the server."""
        return self._server.vendor

    @property
    def revision(self) -> str:
        """The token that our last write left; another one each time where there is none, so that nothing is kept.

        What others write to the server by other ways does not change it.
        """
        rows = reading.solutions(self._server.rows(_REVISION, {})).rows
        token = rows[0][0] if len(rows) == 1 else None
        return token.value if isinstance(token, Literal) else uuid4().hex

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> Solutions:
        """The solutions of a SELECT; raises QueryError, StoreError."""
        return reading.solutions(self._server.rows(bound(query, bindings or {}), self._server.union(query)))

    def construct(self, query: str, bindings: Mapping[str, Term] | None = None) -> tuple[Triple, ...]:
        """The triples of a CONSTRUCT or DESCRIBE; raises QueryError, StoreError."""
        if not form_of(query).is_triples:
            raise no_triples()
        return reading.triples(self._server.triples(bound(query, bindings or {}), self._server.union(query)))

    def answer(
        self,
        query: str,
        accept: Sequence[str],
        *,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        union: bool = True,
    ) -> tuple[str, bytes]:
        """The media type and whole body of any query's answer, written here from what the server answers."""
        if default_graphs or named_graphs:
            dataset: Fields = {"default-graph-uri": list(default_graphs), "named-graph-uri": list(named_graphs)}
        else:
            dataset = self._server.union(query) if union else self._server.strict(query)
        asked = form_of(query)
        if asked.is_triples:
            media_type, rdf = negotiate(accept, GRAPHS)
            return media_type, reading.written_triples(self._server.triples(query, dataset, own=False), rdf)
        media_type, form = negotiate(accept, TRUTHS if asked is Form.ASK else ROWS)
        return media_type, reading.written_rows(self._server.rows(query, dataset, own=False), form)

    def replace(self, graphs: Mapping[NamedNode, Iterable[Quad]]) -> bool:
        """Makes the named graphs hold just these quads; False if they did already."""
        wanted = {graph: tuple(triples_of(quads)) for graph, quads in graphs.items()}
        with self._turn:
            changed: Graphs = {graph: triples for graph, triples in wanted.items() if not self._holds(graph, triples)}
            if changed:
                self._write(changed, merge=False)
        return bool(changed)

    def update(self, text: str, *, using: Sequence[str] = (), using_named: Sequence[str] = ()) -> None:
        """Makes a SPARQL 1.1 update, all or nothing where the vendor makes them so."""
        refuse_federation(text)
        refuse_queries(text)
        with self._turn, self._unmarked():
            self._server.update(text, using, using_named)

    def write_graph(
        self, graph: NamedNode | None, triples: bytes, media_type: str, *, merge: bool, base: str | None = None
    ) -> bool:
        """Makes a graph hold the triples, or them too; True where it was not there."""
        self._check(graph)
        read = tuple(triples_of(graph_store.read(triples, media_type, graph or DefaultGraph(), base)))
        with self._turn:
            is_new = graph is not None and not self.has_graph(graph)
            self._write({graph: read}, merge=merge)
        return is_new

    def drop_graph(self, graph: NamedNode | None) -> bool:
        """Takes a graph out; False where it was not there."""
        self._check(graph)
        with self._turn:
            if graph is not None and not self.has_graph(graph):
                return False
            self._write({graph: ()}, merge=False)
        return True

    def has_graph(self, graph: NamedNode) -> bool:
        """Whether a graph of that name holds a triple."""
        return reading.truth(self._server.rows(f"ASK WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}", {}))

    def quads(self, graph: NamedNode | None = None) -> tuple[Quad, ...]:
        """Every quad of the dataset but the revision's and the server's own, or of one graph."""
        if graph is not None:
            return tuple(self._quads(graph))
        names = (NamedNode(name) for name in self._server.names() if name != REVISION_GRAPH.value)
        unnamed = () if self.vendor.union else self._quads(None)
        return (*unnamed, *(quad for name in names for quad in self._quads(name)))

    def close(self) -> None:
        """Closes the connections."""
        self._server.close()

    def _quads(self, graph: NamedNode | None) -> Iterator[Quad]:
        for triple in reading.triples(self._server.graph(graph)):
            yield Quad(triple.subject, triple.predicate, triple.object, graph or DefaultGraph())

    def _holds(self, graph: NamedNode, triples: Iterable[Triple]) -> bool:
        after = as_kept(Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples)
        return canonical(as_kept(self._quads(graph))) == canonical(after)

    def _write(self, graphs: Graphs, *, merge: bool) -> None:
        if self.vendor.atomic:
            steps = (update_text(graphs, merge=merge), drop_text(REVISION_GRAPH), _mark())
            self._server.update(" ;\n".join(step for step in steps if step))
            return
        with self._unmarked():
            for graph, triples in graphs.items():
                self._server.put(graph, triples, merge=merge)

    @contextmanager
    def _unmarked(self) -> Iterator[None]:
        """Takes the token away during a change of several requests, so that nothing is kept by it meanwhile.

        It stays away where nobody knows when the change ends.
        """
        self._server.update(drop_text(REVISION_GRAPH))
        try:
            yield
        except QueryError:
            self._server.update(_mark())
            raise
        self._server.update(_mark())

    def _check(self, graph: NamedNode | None) -> None:
        if graph is None and not self.vendor.nameless:
            raise StoreError("A {name} server has no graph without a name: name one.", name=self.vendor.name)


def _mark() -> str:
    """The operation that leaves a new token."""
    triple = Triple(REVISION_GRAPH, DCTERMS.term("identifier"), Literal(uuid4().hex))
    return update_text({REVISION_GRAPH: (triple,)}, merge=True)
