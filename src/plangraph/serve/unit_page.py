"""What a unit's page shows first: its tasks, indicators and partners."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from plangraph.serve.rows import Value, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plangraph.protocols import SparqlStore

_PREFIXES = """
PREFIX plan: <https://w3id.org/plangraph/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
_DUTIES = (
    _PREFIXES
    + """
SELECT ?class ?of ?label ?number ?position ?source ?plan ?planLabel WHERE {
  VALUES ?class { plan:Task plan:Indicator }
  ?part plan:unit ?unit ; plan:position ?position ; plan:evidence ?source .
  ?of plan:hasResponsibility ?part ; a ?class ; rdfs:label ?label ; plan:ordinal ?ordinal ; plan:inPlan ?plan .
  ?plan rdfs:label ?planLabel .
  OPTIONAL { ?of plan:number ?number }
} ORDER BY ?plan ?class ?ordinal ?position
"""
)
_PARTNERS = (
    _PREFIXES
    + """
SELECT ?other (MIN(?name) AS ?label) (COUNT(DISTINCT ?task) AS ?shared) WHERE {
  ?task a plan:Task ; plan:responsibleUnit ?unit , ?other .
  ?other rdfs:label ?name ; plan:generic false .
  FILTER(?other != ?unit)
} GROUP BY ?other ORDER BY DESC(?shared) ?other
"""
)


@dataclass(frozen=True, slots=True)
class Duty:
    """A task or indicator of a unit; ``position`` is its place in the list of units."""

    iri: str
    number: str
    label: str
    plan: str
    plan_label: str
    position: int
    source: Value


@dataclass(frozen=True, slots=True)
class Partner:
    """A unit with the number of tasks shared."""

    iri: str
    label: str
    shared: int


@dataclass(frozen=True, slots=True)
class UnitPanel:
    """What a unit answers for, and with whom."""

    tasks: tuple[Duty, ...]
    indicators: tuple[Duty, ...]
    partners: tuple[Partner, ...]

    @property
    def plans(self) -> Mapping[str, str]:
        """The plans in which it answers for something: their labels by their IRIs."""
        return {duty.plan: duty.plan_label for duty in (*self.tasks, *self.indicators)}


def unit_panel(store: SparqlStore, unit: str) -> UnitPanel:
    """The duties of a unit in the order of the plans; partners by the number of shared tasks."""
    bound = {"unit": NamedNode(unit)}
    duties: dict[str, dict[str, Duty]] = {"Task": {}, "Indicator": {}}
    for row in table(store.select(_DUTIES, bound)):
        duty = Duty(
            row["of"].text,
            row["number"].text,
            row["label"].text,
            row["plan"].text,
            row["planLabel"].text,
            int(row["position"].text),
            row["source"],
        )
        duties[row["class"].text.rpartition("#")[2]].setdefault(duty.iri, duty)
    partners = tuple(
        Partner(row["other"].text, row["label"].text, int(row["shared"].text))
        for row in table(store.select(_PARTNERS, bound))
    )
    return UnitPanel(tuple(duties["Task"].values()), tuple(duties["Indicator"].values()), partners)
