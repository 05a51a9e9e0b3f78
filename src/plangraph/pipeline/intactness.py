"""Whether the plans of a dataset stand whole: their graphs, their texts, and the words that their facts rest on."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

if TYPE_CHECKING:
    from plangraph.model.identifier import Identifiers
    from plangraph.model.solutions import Term
    from plangraph.protocols import SparqlStore

_PREFIXES = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX plan: <https://w3id.org/plangraph/ns#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
"""
_GRAPHS = "SELECT ?graph { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"
_PLANS = f"""{_PREFIXES}
SELECT ?graph ?id {{ GRAPH ?graph {{ ?plan a plan:ActionPlan ; dcterms:identifier ?id }} }}"""
_TEXT = f"""{_PREFIXES}
SELECT ?text ?characters ?sha256 {{
  GRAPH ?graph {{ ?source a plan:SourceText ; rdf:value ?text ; plan:characters ?characters ; plan:sha256 ?sha256 }}
}}"""
_QUOTES = f"""{_PREFIXES}
SELECT ?start ?end ?exact {{
  GRAPH ?graph {{
    ?place oa:hasSelector ?position , ?words . ?position oa:start ?start ; oa:end ?end . ?words oa:exact ?exact
  }}
}}"""
_PARTS = ("inferred", "review")


@dataclass(frozen=True, slots=True)
class Intactness:
    """How many plans and quotations were looked at, what is wrong, and the plans of another base IRI.

    ``verbatim`` texts are byte for byte the source that their SHA-256 is of; of other sources the bytes are not kept.
    """

    plans: int
    quotes: int
    verbatim: int
    faults: tuple[str, ...]
    elsewhere: tuple[str, ...]


def intactness(store: SparqlStore, identifiers: Identifiers) -> Intactness:
    """Looks at every plan of the dataset, one text at a time."""
    graphs = {graph for (graph,) in store.select(_GRAPHS).rows}
    quotes = verbatim = 0
    faults, elsewhere, found = [], [], set()
    for graph, plan_id in store.select(_PLANS).rows:
        name = _value(plan_id)
        if not isinstance(graph, NamedNode) or graph != identifiers.graph_stated(name):
            elsewhere.append(name)
            continue
        found.add(name)
        count, same, wrong = _text(store, graph, name)
        quotes, verbatim = quotes + count, verbatim + same
        faults.extend(wrong)
    faults.extend(_astray(graphs, identifiers, found))
    return Intactness(len(found), quotes, verbatim, tuple(faults), tuple(elsewhere))


def _text(store: SparqlStore, graph: NamedNode, plan_id: str) -> tuple[int, bool, list[str]]:
    """The quotations of a plan, whether its text is its source, and what is wrong with either."""
    rows = store.select(_TEXT, {"graph": graph}).rows
    if len(rows) != 1:
        return 0, False, [f"{plan_id} has {len(rows)} texts"]
    text, characters, digest = map(_value, rows[0])
    faults = []
    if len(text) != int(characters):
        faults.append(f"the text of {plan_id} has {len(text)} characters instead of {characters}")
    places = store.select(_QUOTES, {"graph": graph}).rows
    lost = sum(text[int(_value(start)) : int(_value(end))] != _value(exact) for start, end, exact in places)
    if lost:
        faults.append(f"{lost} quotations of {plan_id} do not stand in its text")
    return len(places), sha256(text.encode()).hexdigest() == digest, faults


def _astray(graphs: set[Term | None], identifiers: Identifiers, found: set[str]) -> list[str]:
    """Graphs of plans whose stated graph is not there."""
    start = f"{identifiers.base}plan/"
    names = sorted(graph.value for graph in graphs if isinstance(graph, NamedNode) and graph.value.startswith(start))
    return [
        f"the graph {name} has no plan"
        for name in names
        if name.removeprefix(start).partition("/")[0] not in found and name.rpartition("/")[2] in {"stated", *_PARTS}
    ]


def _value(term: Term | None) -> str:
    return str(term.value) if isinstance(term, Literal | NamedNode) else ""
