"""The vocabulary as the dataset holds it: classes, properties and concept schemes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.serve.rows import table

if TYPE_CHECKING:
    from plangraph.protocols import SparqlStore

TERMS = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?kind ?term ?label ?comment ?parent ?domain ?range WHERE {
  VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty skos:Concept }
  ?term a ?kind .
  FILTER(STRSTARTS(STR(?term), "https://w3id.org/plangraph/"))
  OPTIONAL { ?term rdfs:label|skos:prefLabel ?label }
  OPTIONAL { ?term rdfs:comment|skos:definition ?comment }
  OPTIONAL { ?term rdfs:subClassOf|rdfs:subPropertyOf|skos:inScheme ?parent . FILTER(ISIRI(?parent)) }
  OPTIONAL { ?term rdfs:domain ?domain . FILTER(ISIRI(?domain)) }
  OPTIONAL { ?term rdfs:range ?range . FILTER(ISIRI(?range)) }
} ORDER BY ?term DESC(LANG(?label)) DESC(LANG(?comment)) ?parent ?domain ?range
"""
_TITLES = {"Class": "类", "ObjectProperty": "关系", "DatatypeProperty": "属性", "Concept": "概念"}
AS_RDF = """
CONSTRUCT { ?s ?p ?o } WHERE {
  GRAPH <https://w3id.org/plangraph/ns> { ?s ?p ?o }
}
"""
"""The graph of the vocabulary, whole."""


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property or concept; ``labels`` and ``comments`` are Chinese first, then English."""

    iri: str
    labels: tuple[str, ...]
    comments: tuple[str, ...]
    parents: tuple[str, ...]
    domains: tuple[str, ...]
    ranges: tuple[str, ...]


def terms(store: SparqlStore) -> dict[str, tuple[Term, ...]]:
    """The terms by the Chinese name of their kind, each once."""
    found: dict[str, dict[str, dict[str, dict[str, None]]]] = {title: {} for title in _TITLES.values()}
    for row in table(store.select(TERMS)):
        of_kind = found[_TITLES[row["kind"].text.rpartition("#")[2]]]
        said = of_kind.setdefault(row["term"].text, {})
        for name in ("label", "comment", "parent", "domain", "range"):
            if row[name]:
                said.setdefault(name, {})[row[name].text] = None
    return {
        title: tuple(_term(iri, said) for iri, said in of_kind.items()) for title, of_kind in found.items() if of_kind
    }


def _term(iri: str, said: dict[str, dict[str, None]]) -> Term:
    return Term(iri, *(tuple(said.get(name, ())) for name in ("label", "comment", "parent", "domain", "range")))
