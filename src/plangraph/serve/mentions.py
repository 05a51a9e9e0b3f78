"""Where plans name a thing, and how many of each kind they name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from plangraph.model.standing_words import standing
from plangraph.serve.rows import Value, table
from plangraph.serve.thing_page import Sentence, sentence
from plangraph.vocabulary import PLAN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plangraph.protocols import SparqlStore

_PREFIXES = """
PREFIX plan: <https://w3id.org/plangraph/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX oa: <http://www.w3.org/ns/oa#>
"""
_PLACES = (
    _PREFIXES
    + """
SELECT ?plan ?planLabel ?task ?number ?taskLabel ?status ?relation ?place ?start ?exact ?prefix ?suffix WHERE {
  ?mention a plan:Mention ; plan:mentions ?thing ; plan:inPlan ?plan ; plan:evidence ?place .
  ?plan rdfs:label ?planLabel .
  ?place oa:hasSelector ?quote , ?position .
  ?quote oa:exact ?exact ; oa:prefix ?prefix ; oa:suffix ?suffix .
  ?position oa:start ?start .
  OPTIONAL { ?mention plan:inTask ?task . ?task rdfs:label ?taskLabel . OPTIONAL { ?task plan:number ?number } }
  OPTIONAL { ?mention plan:status ?status }
  OPTIONAL { ?mention plan:relation ?relation }
} ORDER BY ?plan ?start
"""
)
_REGISTER = (
    _PREFIXES
    + """
SELECT ?thing (MIN(?name) AS ?label) (COUNT(DISTINCT ?place) AS ?places) (COUNT(DISTINCT ?task) AS ?tasks)
       (COUNT(DISTINCT ?plan) AS ?plans) WHERE {
  ?mention a plan:Mention ; plan:mentions ?thing ; plan:inPlan ?plan ; plan:evidence ?place .
  ?thing a ?class ; rdfs:label ?name .
  OPTIONAL { ?mention plan:inTask ?task }
} GROUP BY ?thing ORDER BY DESC(?places) ?thing
"""
)
REGISTERS = {
    "brands": ("品牌", PLAN.term("Brand")),
    "industries": ("产业", PLAN.term("Industry")),
    "regions": ("区域", PLAN.term("Region")),
    "policies": ("政策文件", PLAN.term("PolicyDocument")),
    "platforms": ("平台与机制", PLAN.term("SharedResource")),
    "events": ("展会活动", PLAN.term("Event")),
}
"""The kinds of things that plans name, by the addresses of their lists."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A place that names a thing: its plan, its task if it stands in one, and how the thing stands to them."""

    plan: Value
    plan_label: str
    task: Value
    task_label: str
    standing: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with the number of places, tasks and plans that name it."""

    iri: str
    label: str
    places: int
    tasks: int
    plans: int


def namings(store: SparqlStore, thing: str) -> tuple[Naming, ...]:
    """The places that name a thing, in the order of the texts, each once."""
    found: dict[str, Naming] = {}
    for row in table(store.select(_PLACES, {"thing": NamedNode(thing)})):
        found.setdefault(row["place"].text, _naming(row))
    return tuple(found.values())


def named(store: SparqlStore, kind: NamedNode) -> tuple[Named, ...]:
    """The things of a class that plans name, those of most places first."""
    return tuple(
        Named(row["thing"].text, row["label"].text, *(int(row[name].text) for name in ("places", "tasks", "plans")))
        for row in table(store.select(_REGISTER, {"class": kind}))
    )


def _naming(row: Mapping[str, Value]) -> Naming:
    return Naming(
        row["plan"],
        row["planLabel"].text,
        row["task"],
        f"{row['number']}　{row['taskLabel']}".strip(),
        standing(row["status"].text, row["relation"].text)[0],
        sentence(row),
    )
