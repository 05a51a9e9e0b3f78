"""Media types of answers and RDF, and the short names that addresses use for them."""

from __future__ import annotations

HTML = "text/html"
JSON = "application/json"

RESULTS = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
"""Forms of the answer to SELECT, and those of JSON and XML to ASK."""
RDF = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
}
"""Syntaxes of triples."""
DATASETS = {"nq": "application/n-quads", "trig": "application/trig"}
"""Syntaxes of graphs with names, in which triples can stand too."""
GRAPHS = RDF | DATASETS
"""Syntaxes that a graph is read and written in."""
ANSWERS = RESULTS | GRAPHS
"""What SPARQL can answer in."""
RDF_ALIASES = {
    "application/turtle": RDF["ttl"],
    "application/x-turtle": RDF["ttl"],
    "text/n3": RDF["ttl"],
    "text/plain": RDF["nt"],
}
_RESULT_ALIASES = {JSON: RESULTS["json"], "application/xml": RESULTS["xml"], "text/xml": RESULTS["xml"]}
_ALIASES = _RESULT_ALIASES | RDF_ALIASES
RDF_OFFERS = (*GRAPHS.values(), *RDF_ALIASES)
"""Every media type that a client may ask triples for, alias or not."""
OFFERS = (*ANSWERS.values(), *_RESULT_ALIASES, *RDF_ALIASES)
"""Every media type that a client of SPARQL may ask for, alias or not."""


def canonical(media_type: str) -> str:
    """The media type that an alias stands for; any other as it is."""
    return _ALIASES.get(media_type, media_type)


def with_charset(media_type: str) -> str:
    """The value of Content-Type: texts say that they are UTF-8."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
