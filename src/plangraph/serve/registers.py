"""Units, tasks and indicators of the dataset or of one plan, as lists for pages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from plangraph.query.shared_names import besides, named
from plangraph.serve.rows import Value, table
from plangraph.vocabulary import BODY_KIND

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plangraph.protocols import SparqlStore

_PREFIXES = """
PREFIX plan: <https://w3id.org/plangraph/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX sdmx-dimension: <http://purl.org/linked-data/sdmx/2009/dimension#>
"""
_UNITS = (
    _PREFIXES
    + """
SELECT ?unit (MIN(?name) AS ?label) ?kind (COUNT(DISTINCT ?task) AS ?tasks) (COUNT(DISTINCT ?first) AS ?firsts)
       (COUNT(DISTINCT ?led) AS ?leads) (COUNT(DISTINCT ?indicator) AS ?indicators) WHERE {
  ?unit a plan:Unit ; rdfs:label ?name .
  OPTIONAL { ?unit org:classification ?kind . ?kind skos:inScheme <https://w3id.org/plangraph/body-kind/> }
  ?of plan:hasResponsibility ?part .
  ?part plan:unit ?unit .
  OPTIONAL { ?of a plan:Task . BIND(?of AS ?task) }
  OPTIONAL { ?of a plan:Task . ?part plan:position 1 . BIND(?of AS ?first) }
  OPTIONAL { ?of a plan:Task . ?part plan:role <https://w3id.org/plangraph/role/lead> . BIND(?of AS ?led) }
  OPTIONAL { ?of a plan:Indicator . BIND(?of AS ?indicator) }
} GROUP BY ?unit ?kind ORDER BY DESC(?tasks) DESC(?indicators) ?unit
"""
)
_TASKS = (
    _PREFIXES
    + """
SELECT ?plan ?planLabel ?task ?number ?label ?source ?goal ?goalNumber ?goalLabel ?goalSource WHERE {
  ?task a plan:Task ; plan:inPlan ?plan ; plan:ordinal ?ordinal ; rdfs:label ?label ; plan:evidence ?source .
  ?plan rdfs:label ?planLabel .
  OPTIONAL { ?task plan:number ?number }
  OPTIONAL {
    ?task plan:inGoal ?goal .
    ?goal rdfs:label ?goalLabel ; plan:evidence ?goalSource .
    OPTIONAL { ?goal plan:number ?goalNumber }
  }
} ORDER BY ?plan ?ordinal
"""
)
_PARTS = (
    _PREFIXES
    + """
SELECT ?of ?unit ?label ?kind ?role ?source ?start WHERE {
  ?of plan:inPlan ?plan ; plan:hasResponsibility ?part .
  ?part plan:unit ?unit ; plan:role ?role ; plan:position ?position ; plan:evidence ?source ; rdfs:label ?label .
  ?source oa:hasSelector ?selector .
  ?selector oa:start ?start .
  OPTIONAL { ?unit org:classification ?kind . ?kind skos:inScheme <https://w3id.org/plangraph/body-kind/> }
} ORDER BY ?of ?start ?position
"""
)
_INDICATORS = (
    _PREFIXES
    + """
SELECT ?plan ?planLabel ?indicator ?number ?label ?measure ?source WHERE {
  ?indicator a plan:Indicator ; plan:inPlan ?plan ; plan:ordinal ?ordinal ; rdfs:label ?label ; plan:evidence ?source .
  ?plan rdfs:label ?planLabel .
  OPTIONAL { ?indicator plan:number ?number }
  OPTIONAL { ?indicator plan:unitLabel ?measure }
} ORDER BY ?plan ?ordinal
"""
)
_TARGETS = (
    _PREFIXES
    + """
SELECT ?indicator ?year ?wording ?comparator ?source WHERE {
  ?indicator a plan:Indicator ; plan:inPlan ?plan ; plan:hasValue ?target .
  ?target sdmx-dimension:refPeriod ?year ; plan:wording ?wording ; plan:comparator ?comparator ; plan:evidence ?source .
} ORDER BY ?indicator ?year
"""
)
_SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "~": "约"}


@dataclass(frozen=True, slots=True)
class Part:
    """A unit's part in a task or indicator, with the place that names it."""

    unit: Value
    label: str
    kind: str
    role: str
    source: Value


@dataclass(frozen=True, slots=True)
class Assigned:
    """A unit with all its roles in a task or indicator, and the places that name it, as the text has them."""

    unit: Value
    label: str
    kind: str
    roles: tuple[str, ...]
    sources: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class TaskEntry:
    """A task with its units in the order of the text."""

    iri: str
    number: str
    label: str
    source: Value
    parts: tuple[Part, ...]

    @property
    def units(self) -> tuple[Assigned, ...]:
        """Each unit once."""
        return assigned(self.parts)


@dataclass(frozen=True, slots=True)
class Chapter:
    """The tasks of one goal of one plan; ``iri`` is None for tasks outside of goals."""

    plan: str
    plan_label: str
    iri: str | None
    number: str
    label: str
    source: Value
    tasks: tuple[TaskEntry, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A target as a table shows it: ``≥ 575``, and its place."""

    text: str
    source: Value


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """An indicator with a figure for some years, and its units."""

    plan: str
    plan_label: str
    iri: str
    number: str
    label: str
    measure: str
    source: Value
    figures: Mapping[str, tuple[Figure, ...]]
    parts: tuple[Part, ...]

    @property
    def units(self) -> tuple[Assigned, ...]:
        """Each unit once."""
        return assigned(self.parts)


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit with the number of its tasks, of tasks that list it first, of those that name it as lead, of indicators.

    ``beside`` tells it from others of its name.
    """

    iri: str
    label: str
    kind: str
    tasks: int
    firsts: int
    leads: int
    indicators: int
    beside: str = ""

    @property
    def named(self) -> str:
        """The label, with where it belongs if others have it too."""
        return named(self.label, self.beside)


def units(store: SparqlStore) -> tuple[UnitEntry, ...]:
    """Every unit that answers for something, the busiest first."""
    rows = table(store.select(_UNITS))
    labels = Counter(row["label"].text for row in rows)
    beside = besides(store, (row["unit"].text for row in rows if labels[row["label"].text] > 1))
    return tuple(
        UnitEntry(
            row["unit"].text,
            row["label"].text,
            _kind(row["kind"]),
            int(row["tasks"].text),
            int(row["firsts"].text),
            int(row["leads"].text),
            int(row["indicators"].text),
            beside.get(row["unit"].text, ""),
        )
        for row in rows
    )


def chapters(store: SparqlStore, plan: str | None = None) -> tuple[Chapter, ...]:
    """The tasks by plan and goal, in the order of the text; a task with several places counts once."""
    of_task = _parts(store, _bound(plan))
    found: dict[tuple[str, str], Chapter] = {}
    entries: dict[tuple[str, str], dict[str, TaskEntry]] = {}
    for row in table(store.select(_TASKS, _bound(plan))):
        key = (row["plan"].text, row["goal"].text)
        found.setdefault(key, _chapter(row))
        task = row["task"].text
        entry = TaskEntry(task, row["number"].text, row["label"].text, row["source"], of_task.get(task, ()))
        entries.setdefault(key, {}).setdefault(task, entry)
    return tuple(_filled(chapter, tuple(entries[key].values())) for key, chapter in found.items())


def indicators(store: SparqlStore, plan: str | None = None) -> tuple[IndicatorEntry, ...]:
    """The indicators in the order of the text, with their targets."""
    of_unit, of_year = _parts(store, _bound(plan)), _figures(store, _bound(plan))
    entries: dict[str, IndicatorEntry] = {}
    for row in table(store.select(_INDICATORS, _bound(plan))):
        iri = row["indicator"].text
        entries.setdefault(iri, _indicator(row, of_year.get(iri, {}), of_unit.get(iri, ())))
    return tuple(entries.values())


def parts(store: SparqlStore, of: str) -> tuple[Part, ...]:
    """The units of one task or indicator, in the order of the text."""
    return _parts(store, {"of": NamedNode(of)}).get(of, ())


def assigned(parts: Iterable[Part]) -> tuple[Assigned, ...]:
    """The units of parts, each once with the roles and places of all of them, in the order in which they come first."""
    of_unit: dict[str, list[Part]] = {}
    for part in parts:
        of_unit.setdefault(part.unit.text, []).append(part)
    return tuple(
        Assigned(
            same[0].unit,
            same[0].label,
            same[0].kind,
            tuple(dict.fromkeys(part.role for part in same)),
            tuple(part.source for part in same),
        )
        for same in of_unit.values()
    )


def figures(store: SparqlStore, indicator: str) -> Mapping[str, tuple[Figure, ...]]:
    """The targets of one indicator by year."""
    return _figures(store, {"indicator": NamedNode(indicator)}).get(indicator, {})


def years(entries: tuple[IndicatorEntry, ...]) -> tuple[str, ...]:
    """The years for which some indicator has a target, in order."""
    return tuple(sorted({year for entry in entries for year in entry.figures}))


def _figures(store: SparqlStore, bound: Mapping[str, NamedNode]) -> dict[str, dict[str, tuple[Figure, ...]]]:
    """Targets by indicator and year; one that several rows tell counts once."""
    found: dict[str, dict[str, dict[str, Figure]]] = {}
    for row in table(store.select(_TARGETS, bound)):
        of_year = found.setdefault(row["indicator"].text, {}).setdefault(row["year"].text, {})
        of_year.setdefault(row["source"].text, _figure(row))
    return {iri: {year: tuple(f.values()) for year, f in of_year.items()} for iri, of_year in found.items()}


def _parts(store: SparqlStore, bound: Mapping[str, NamedNode]) -> dict[str, tuple[Part, ...]]:
    found: dict[str, dict[str, Part]] = {}
    for row in table(store.select(_PARTS, bound)):
        role = row["role"].text.rpartition("/")[2]
        part = Part(row["unit"], row["label"].text, _kind(row["kind"]), role, row["source"])
        found.setdefault(row["of"].text, {}).setdefault(part.source.text, part)
    return {of: tuple(units.values()) for of, units in found.items()}


def _bound(plan: str | None) -> dict[str, NamedNode]:
    return {} if plan is None else {"plan": NamedNode(plan)}


def _kind(value: Value) -> str:
    return value.text.removeprefix(BODY_KIND) or "other"


def _chapter(row: Mapping[str, Value]) -> Chapter:
    return Chapter(
        row["plan"].text,
        row["planLabel"].text,
        row["goal"].iri,
        row["goalNumber"].text,
        row["goalLabel"].text,
        row["goalSource"],
        (),
    )


def _filled(chapter: Chapter, tasks: tuple[TaskEntry, ...]) -> Chapter:
    return Chapter(chapter.plan, chapter.plan_label, chapter.iri, chapter.number, chapter.label, chapter.source, tasks)


def _indicator(
    row: Mapping[str, Value], figures: Mapping[str, tuple[Figure, ...]], parts: tuple[Part, ...]
) -> IndicatorEntry:
    return IndicatorEntry(
        row["plan"].text,
        row["planLabel"].text,
        row["indicator"].text,
        row["number"].text,
        row["label"].text,
        row["measure"].text,
        row["source"],
        figures,
        parts,
    )


def _figure(row: Mapping[str, Value]) -> Figure:
    sign = _SIGNS.get(row["comparator"].text, "")
    return Figure(f"{sign} {row['wording'].text}".strip(), row["source"])
