"""The words in which the service is described to machines."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from plangraph.vocabulary import RDF, XSD, Namespace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Node: TypeAlias = NamedNode | BlankNode
Value: TypeAlias = NamedNode | BlankNode | Literal
VOID = Namespace("http://rdfs.org/ns/void#")
FORMATS = Namespace("http://www.w3.org/ns/formats/")
IN_FORMATS = {
    "ttl": FORMATS.term("Turtle"),
    "nt": FORMATS.term("N-Triples"),
    "rdf": FORMATS.term("RDF_XML"),
    "jsonld": FORMATS.term("JSON-LD"),
    "nq": FORMATS.term("N-Quads"),
    "trig": FORMATS.term("TriG"),
    "json": FORMATS.term("SPARQL_Results_JSON"),
    "xml": FORMATS.term("SPARQL_Results_XML"),
    "csv": FORMATS.term("SPARQL_Results_CSV"),
    "tsv": FORMATS.term("SPARQL_Results_TSV"),
}
"""The names of formats (https://www.w3.org/ns/formats/), by the short names of addresses."""

COUNTED = (
    Literal("三元组数按各命名图相加：同一三元组在两个图中计两次。各图的数字是准确的。", language="zh"),
    Literal(
        "Triples are counted graph by graph: one that two graphs have counts twice. The figure of each graph is exact.",
        language="en",
    ),
)
"""What the number of triples of several graphs means."""


def says(subject: Node, kind: NamedNode, facts: Iterable[tuple[NamedNode, Value]]) -> Iterator[Triple]:
    """The triples of a thing of a class."""
    yield Triple(subject, RDF.term("type"), kind)
    for predicate, value in facts:
        yield Triple(subject, predicate, value)


def number(value: int) -> Literal:
    """A count."""
    return Literal(str(value), datatype=XSD.term("integer"))
