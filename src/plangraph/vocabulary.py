"""Namespaces of the graph; a test proves that every term used of ``plan:`` exists in ontology/."""

from __future__ import annotations

from pyoxigraph import NamedNode


class Namespace(str):
    """An IRI prefix: ``PLAN.term("Task")`` is the node ``plan:Task``."""

    __slots__ = ()

    def term(self, name: str) -> NamedNode:
        """The node of a local name."""
        return NamedNode(self + name)


PLAN = Namespace("https://w3id.org/plangraph/ns#")
ROLE = Namespace("https://w3id.org/plangraph/role/")
BODY_KIND = Namespace("https://w3id.org/plangraph/body-kind/")
DEPENDENCY = Namespace("https://w3id.org/plangraph/dependency/")
FUNCTION = Namespace("https://w3id.org/plangraph/function/")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
ELI = Namespace("http://data.europa.eu/eli/ontology#")
ORG = Namespace("http://www.w3.org/ns/org#")
PROV = Namespace("http://www.w3.org/ns/prov#")
OA = Namespace("http://www.w3.org/ns/oa#")
DQV = Namespace("http://www.w3.org/ns/dqv#")
SDMX_DIMENSION = Namespace("http://purl.org/linked-data/sdmx/2009/dimension#")
SDMX_MEASURE = Namespace("http://purl.org/linked-data/sdmx/2009/measure#")
SCHEMA = Namespace("https://schema.org/")
SHACL = Namespace("http://www.w3.org/ns/shacl#")

VOCABULARY_GRAPH = NamedNode("https://w3id.org/plangraph/ns")
"""The graph that holds the ontology and its schemes."""

PREFIXES = {
    "plan": PLAN,
    "role": ROLE,
    "kind": BODY_KIND,
    "dependency": DEPENDENCY,
    "function": FUNCTION,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "dcterms": DCTERMS,
    "skos": SKOS,
    "eli": ELI,
    "org": ORG,
    "prov": PROV,
    "oa": OA,
    "dqv": DQV,
    "sdmx-dimension": SDMX_DIMENSION,
    "sdmx-measure": SDMX_MEASURE,
    "schema": SCHEMA,
}


def with_sorted_prefixes(document: bytes) -> bytes:
    """A Turtle or TriG document as the engine writes it, its prefixes in order instead of an order of chance."""
    lines = document.splitlines(keepends=True)
    count = next((place for place, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
    return b"".join([*sorted(lines[:count]), *lines[count:]])
