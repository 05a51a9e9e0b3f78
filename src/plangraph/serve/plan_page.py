"""What a plan's page shows beside its tasks and indicators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from plangraph.model.standing_words import standing
from plangraph.serve.rows import Value, table

if TYPE_CHECKING:
    from plangraph.protocols import SparqlStore

_PREFIXES = """
PREFIX plan: <https://w3id.org/plangraph/ns#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
"""
_IMPRINT = (
    _PREFIXES
    + """
SELECT ?notice ?docNumber ?date ?issuer ?issuerLabel ?start ?end ?text ?characters ?sha256 ?name WHERE {
  ?plan a plan:ActionPlan .
  OPTIONAL { ?plan plan:noticeTitle ?notice }
  OPTIONAL { ?plan eli:id_local ?docNumber }
  OPTIONAL { ?plan eli:date_document ?date }
  # An issuer may bear another name in another plan.
  OPTIONAL { GRAPH ?stated { ?plan eli:passed_by ?issuer . ?issuer rdfs:label ?issuerLabel } }
  OPTIONAL { ?plan plan:startYear ?start ; plan:endYear ?end }
  OPTIONAL {
    ?text a plan:SourceText ; plan:inPlan ?plan ; plan:characters ?characters ; plan:sha256 ?sha256 ; rdfs:label ?name
  }
} ORDER BY ?issuer
"""
)
_MENTIONED = (
    _PREFIXES
    + """
SELECT ?class ?thing ?label ?status ?relation ?source WHERE {
  VALUES ?class {
    plan:PolicyDocument plan:Brand plan:Industry plan:Region plan:SharedResource plan:Event
  }
  ?mention a plan:Mention ; plan:inPlan|plan:inTask ?scope ; plan:mentions ?thing ; plan:evidence ?source .
  ?thing a ?class ; rdfs:label ?label .
  ?source oa:hasSelector ?selector .
  ?selector oa:start ?start .
  OPTIONAL { ?mention plan:status ?status }
  OPTIONAL { ?mention plan:relation ?relation }
} ORDER BY ?start
"""
)
_SAID = (
    _PREFIXES
    + """
SELECT ?thing ?label ?source WHERE {
  ?plan ?relation ?thing .
  ?thing rdfs:label ?label .
  OPTIONAL { ?thing plan:evidence ?source . ?source oa:hasSelector ?selector . ?selector oa:start ?start }
} ORDER BY ?start
"""
)
_TEXT = _PREFIXES + "SELECT ?text WHERE { ?source a plan:SourceText ; plan:inPlan ?plan ; rdf:value ?text }"
_HEADINGS = (
    _PREFIXES
    + """
SELECT ?start ?end WHERE {
  VALUES ?class { plan:Goal plan:Task plan:Safeguard }
  ?part a ?class ; plan:inPlan ?plan ; plan:evidence/oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end .
}
"""
)
_CLASSES = {
    "PolicyDocument": "政策文件",
    "Brand": "品牌",
    "Industry": "产业",
    "Region": "区域",
    "SharedResource": "平台与机制",
    "Event": "展会活动",
}


ACCEPTED = "accepted"
"""The parameter that says that the plan was just accepted: whether that changed the dataset."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the plan says of itself, as printed; empty where it is silent. ``issuers`` are pairs of label and IRI."""

    notice: str
    doc_number: str
    date: str
    issuers: tuple[tuple[str, str], ...]
    period: str
    characters: str
    sha256: str
    file: str


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A thing that the plan names: how it stands to the plan, and every place in order."""

    iri: str
    label: str
    standing: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """A goal in prose or a safeguard with its places."""

    iri: str
    label: str
    sources: tuple[str, ...]


def imprint(store: SparqlStore, plan: str) -> Imprint:
    """The head of a plan."""
    rows = table(store.select(_IMPRINT, {"plan": NamedNode(plan)}))
    row = rows[0]
    issuers = tuple(dict.fromkeys((r["issuerLabel"].text, r["issuer"].text) for r in rows if r["issuer"]))
    period = f"{row['start']}—{row['end']}年" if row["start"] else ""
    return Imprint(
        row["notice"].text,
        row["docNumber"].text,
        row["date"].text,
        issuers,
        period,
        row["characters"].text,
        row["sha256"].text,
        row["name"].text,
    )


def mentioned(store: SparqlStore, scope: str) -> dict[str, tuple[Mentioned, ...]]:
    """What a plan or task names, from policies to events, by the Chinese name of the class."""
    found: dict[str, dict[str, Mentioned]] = {title: {} for title in _CLASSES.values()}
    for row in table(store.select(_MENTIONED, {"scope": NamedNode(scope)})):
        things = found[_CLASSES[row["class"].text.rpartition("#")[2]]]
        iri, source = row["thing"].text, row["source"].text
        known = things.get(iri)
        said, _ = standing(row["status"].text, row["relation"].text)
        sources = (*known.sources, source) if known else (source,)
        things[iri] = Mentioned(iri, row["label"].text, said, tuple(dict.fromkeys(sources)))
    return {title: tuple(things.values()) for title, things in found.items() if things}


def sayings(store: SparqlStore, plan: str, relation: NamedNode) -> tuple[Saying, ...]:
    """The things of a plan under one property, such as ``plan:hasSafeguard``, in the order of the text."""
    found: dict[str, tuple[dict[str, Value], list[str]]] = {}
    for row in table(store.select(_SAID, {"plan": NamedNode(plan), "relation": relation})):
        _, sources = found.setdefault(row["thing"].text, (row, []))
        if row["source"] and row["source"].text not in sources:
            sources.append(row["source"].text)
    return tuple(Saying(iri, row["label"].text, tuple(sources)) for iri, (row, sources) in found.items())


def source_text(store: SparqlStore, plan: str) -> str:
    """The whole text of a plan; every place of it counts its code points."""
    rows = table(store.select(_TEXT, {"plan": NamedNode(plan)}))
    return rows[0]["text"].text if rows else ""


def headings(store: SparqlStore, plan: str) -> tuple[tuple[int, int], ...]:
    """The places of the headings of goals, tasks and safeguards."""
    rows = table(store.select(_HEADINGS, {"plan": NamedNode(plan)}))
    return tuple(sorted((int(row["start"].text), int(row["end"].text)) for row in rows))
