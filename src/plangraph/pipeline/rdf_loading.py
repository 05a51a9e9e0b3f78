"""RDF as it is into the dataset, a file at a time, each in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pyoxigraph import NamedNode

from plangraph.errors import ParameterError
from plangraph.model.identifier import slug
from plangraph.store.rdf_files import RdfFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from pyoxigraph import Quad


class Growing(Protocol):
    """A dataset that takes quads batch by batch."""

    def add(self, batches: Iterable[Iterable[Quad]], *, anew: bool = False) -> bool:
        """Adds all batches or none; False where all of them stood."""
        ...


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of a file: its quads, the graph for what names none, and whether the dataset changed."""

    quads: int
    graph: NamedNode | None
    changed: bool


def named_graph(iri: str | None) -> NamedNode | None:
    """The graph of that name; raises ParameterError for what is no IRI."""
    try:
        return None if iri is None else NamedNode(iri)
    except ValueError as error:
        raise ParameterError(f"--graph {iri} is no IRI: write a whole one, e.g. https://example.org/graph.") from error


def load_rdf(
    path: Path, opened: Callable[[], Growing], graph: NamedNode | None, base_iri: str, *, anew: bool = False
) -> Loaded:
    """Adds a file to the dataset, which is opened when the file is at hand; ``anew``: its graphs lose what they held.

    Triples of a syntax without graphs go to ``graph``, or to one that is named after the file below ``base_iri``.
    Raises SourceError, ShapeViolation, StoreError; then nothing of the file was loaded.
    """
    file = RdfFile.of(path)
    file.check()
    named_after_file = NamedNode(f"{base_iri}graph/{slug(file.stem)}")
    place = graph if graph is not None or file.names_graphs else named_after_file
    count = 0

    def counted() -> Iterator[list[Quad]]:
        nonlocal count
        for batch in file.batches(place, (place or named_after_file).value):
            count += len(batch)
            yield batch

    changed = opened().add(counted(), anew=anew)
    return Loaded(count, place, changed)
