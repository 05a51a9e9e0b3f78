"""What the flow asks of adapters: readers, stores and renderers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pyoxigraph import NamedNode, Quad, Triple

    from plangraph.model.document import Document
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
        """A token that changes with every change of the dataset's content, and only then."""
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
    ) -> tuple[str, bytes]:
        """The media type and the whole body of any query's answer, in the first type of ``accept`` that fits its form.

        Raises QuerySyntaxError, and UnsupportedFormat where no type fits.
        """
        ...

    def replace(self, graphs: Mapping[NamedNode, Iterable[Quad]]) -> bool:
        """Makes the named graphs hold just these quads, in one transaction; False if they did already."""
        ...

    def quads(self, graph: NamedNode | None = None) -> Iterable[Quad]:
        """Every quad of the dataset or of one graph."""
        ...

    def close(self) -> None:
        """Gives the dataset back, everything written."""
        ...
