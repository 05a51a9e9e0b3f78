"""What the flow asks of adapters: readers, stores and renderers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pyoxigraph import NamedNode, Quad, Triple

    from plangraph.model.document import Document
    from plangraph.model.inquiry import EngineState, Inquiry, Reply, Running
    from plangraph.model.solutions import Solutions, Term


class Reader(Protocol):
    """Turns the bytes of one format into a document."""

    def read(self, name: str, data: bytes) -> Document:
        """The document; raises SourceError where the bytes hold no text of this format."""
        ...


class SparqlStore(Protocol):
    """A SPARQL 1.1 dataset. Queries see the union of all graphs unless graphs are named."""

    @property
    def revision(self) -> str:
        """A token that is another whenever the dataset's content is another."""
        ...

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> Solutions:
        """The solutions of a SELECT; ``bindings`` maps variables to terms, never spliced into the text.

        Raises QuerySyntaxError.
        """
        ...

    def construct(self, query: str, bindings: Mapping[str, Term] | None = None) -> tuple[Triple, ...]:
        """The triples of a CONSTRUCT or DESCRIBE; raises QuerySyntaxError."""
        ...

    def answer(
        self,
        query: str,
        accept: Sequence[str],
        *,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        union: bool = True,
    ) -> tuple[str, bytes]:
        """The media type and the whole body of any query's answer, in the first type of ``accept`` that fits its form.

        Where the query names no dataset, its default graph is the union of all graphs, or the one without a name.
        Raises QuerySyntaxError, and UnsupportedFormat where no type fits.
        """
        ...

    def replace(self, graphs: Mapping[NamedNode, Iterable[Quad]]) -> bool:
        """Makes the named graphs hold just these quads, in one transaction; False if they did already."""
        ...

    def update(self, text: str, *, using: Sequence[str] = (), using_named: Sequence[str] = ()) -> None:
        """Makes a SPARQL 1.1 update, all of it or nothing; ``using`` are the protocol's ``using-graph-uri``.

        Raises QueryError, StoreReadOnly, and ShapeViolation where a plan would break the shapes.
        """
        ...

    def write_graph(
        self, graph: NamedNode | None, triples: bytes, media_type: str, *, merge: bool, base: str | None = None
    ) -> bool:
        """Makes a graph (None: the one without a name) hold the triples, or them too; True where it was not there.

        Raises RdfSyntaxError, NotOneGraph, StoreReadOnly, ShapeViolation.
        """
        ...

    def drop_graph(self, graph: NamedNode | None) -> bool:
        """Takes a graph out (None: empties the one without a name); False where it was not there.

        Raises StoreReadOnly.
        """
        ...

    def has_graph(self, graph: NamedNode) -> bool:
        """Whether there is a graph of that name, be it empty."""
        ...

    def quads(self, graph: NamedNode | None = None) -> Iterable[Quad]:
        """Every quad of the dataset or of one graph."""
        ...

    def close(self) -> None:
        """Gives the dataset back, everything written."""
        ...


class QueryEngine(Protocol):
    """Answers queries on an event loop, within limits."""

    @property
    def revision(self) -> str:
        """The revision of the dataset as the next query finds it."""
        ...

    @property
    def running(self) -> Sequence[Running]:
        """The queries that are being evaluated."""
        ...

    @property
    def state(self) -> EngineState:
        """Figures for the operator."""
        ...

    async def ask(self, inquiry: Inquiry) -> Reply:
        """The answer, or its head and the rest as it comes; raises QueryError, StoreError."""
        ...

    def cancel(self, number: str) -> bool:
        """Ends a running query; False where none has that number."""
        ...
