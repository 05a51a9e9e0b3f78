"""Media types of answers, by the form of the query."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, TypeVar

from pyoxigraph import QueryResultsFormat, RdfFormat

from plangraph.errors import UnsupportedFormat

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Format = TypeVar("Format")

TRUTHS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "application/xml": QueryResultsFormat.XML,
}
"""Of ASK, the one that ``*/*`` means first."""

ROWS = TRUTHS | {"text/csv": QueryResultsFormat.CSV, "text/tab-separated-values": QueryResultsFormat.TSV}
"""Of SELECT, which alone has rows for CSV and TSV (SPARQL 1.1 Query Results CSV and TSV Formats, section 1)."""

GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/n-quads": RdfFormat.N_QUADS,
    "application/trig": RdfFormat.TRIG,
}
"""Of CONSTRUCT and DESCRIBE, the one that ``*/*`` means first."""


def negotiate(accept: Sequence[str], offered: Mapping[str, Format]) -> tuple[str, Format]:
    """The first of ``accept`` that is offered, ranges such as ``text/*`` included; an empty list accepts all.

    Raises UnsupportedFormat.
    """
    for wanted in accept or ("*/*",):
        for media_type, form in offered.items():
            if fnmatchcase(media_type, wanted.lower()):
                return media_type, form
    raise UnsupportedFormat("This query is answered as {offered}: ask for one of these.", offered=", ".join(offered))
