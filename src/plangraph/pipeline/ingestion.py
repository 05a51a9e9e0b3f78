"""From bytes to a plan, and from a plan to the dataset."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plangraph.extract.annexes import annexes
from plangraph.extract.entities import entities
from plangraph.extract.indicators import indicators
from plangraph.extract.metadata import metadata
from plangraph.extract.places import Places
from plangraph.extract.quantities import quantities
from plangraph.extract.replaced_headings import replaced_headings
from plangraph.extract.tasks import safeguards, sections, tasks
from plangraph.extract.unread_brackets import stray_brackets, unread_brackets
from plangraph.graph.inferences import inferred_quads
from plangraph.graph.mapping import quads
from plangraph.graph.review import review_quads
from plangraph.model.extraction import Extraction
from plangraph.model.identifier import slug_of_title
from plangraph.parse.outline import outline
from plangraph.pipeline.plan_ids import well_formed
from plangraph.pipeline.stage import Stage, unheard
from plangraph.relate.relations import relations
from plangraph.resolve.corrections import correct, with_reviews
from plangraph.resolve.plan import resolve
from plangraph.validate.shapes import validate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pyoxigraph import NamedNode, Quad

    from plangraph.model.document import Document
    from plangraph.model.gazetteer import Gazetteer
    from plangraph.model.identifier import Identifiers
    from plangraph.model.plan import Metadata, Plan
    from plangraph.pipeline.sources import Source
    from plangraph.pipeline.stage import Tell
    from plangraph.protocols import SparqlStore
    from plangraph.validate.report import Report
    from plangraph.validate.shapes import Shapes


@dataclass(frozen=True, slots=True)
class PlanGraphs:
    """Every named graph of a plan with its quads, and what the shapes say of them."""

    graphs: Mapping[NamedNode, tuple[Quad, ...]]
    report: Report

    @property
    def size(self) -> int:
        """The number of quads."""
        return sum(map(len, self.graphs.values()))


@dataclass(frozen=True, slots=True)
class Ingestion:
    """What came of loading a plan: ``changed`` is False where the dataset held it already."""

    plan: Plan
    quads: int
    report: Report
    changed: bool


def read_plan(
    source: Source,
    read: Callable[[str, bytes], Document],
    gazetteer: Gazetteer,
    plan_id: str | None = None,
    tell: Tell = unheard,
) -> Plan:
    """The plan in a source: read, parse, extract, resolve; raises SourceError, and ParameterError for a bad id."""
    document = replace(read(source.name, source.data), url=source.url)
    tell(Stage.EXTRACTING)
    found = extract(document, gazetteer)
    corrected = correct(document.text, found, source.corrections)
    # The id of a plan without one comes from the title that was read: a corrected title moves no IRI.
    slug = _plan_id(plan_id or source.plan_id, found.metadata, document)
    return with_reviews(resolve(slug, document, corrected.extraction, gazetteer), corrected)


def extract(document: Document, gazetteer: Gazetteer) -> Extraction:
    """All that is found in a document."""
    structure = outline(document)
    about = metadata(document, structure)
    found = tasks(document, structure)
    places = Places(structure, found)
    return Extraction(
        metadata=about,
        sections=sections(document, structure),
        tasks=found,
        safeguards=safeguards(document, structure),
        indicators=indicators(document, structure, about.period),
        entities=places.entities(entities(document, structure, about, gazetteer)),
        quantities=places.quantities(quantities(document.text, structure.passages, about.period)),
        parts=structure.parts,
        annexes=annexes(document, structure),
        unread_brackets=unread_brackets(document, structure, found),
        stray_brackets=stray_brackets(document, structure, found),
        replaced_headings=replaced_headings(structure, found),
    )


def graphs_of(plan: Plan, identifiers: Identifiers, shapes: Shapes, version: str) -> PlanGraphs:
    """The graphs that a dataset holds of a plan, checked against the shapes; ``version`` is that of plangraph."""
    graphs = mapped(plan, identifiers, version)
    return PlanGraphs(graphs, judged(graphs, shapes))


def mapped(plan: Plan, identifiers: Identifiers, version: str) -> dict[NamedNode, tuple[Quad, ...]]:
    """The graphs that a dataset holds of a plan; the first has what the plan states."""
    stated = quads(plan, identifiers, version)
    reviews = review_quads(plan, plan.reviews, identifiers, stated)
    return {
        identifiers.graph_stated(plan.id): stated,
        identifiers.graph_inferred(plan.id): inferred_quads(plan, relations(plan), identifiers, version),
        identifiers.graph_review(plan.id): reviews,
    }


def judged(graphs: Mapping[NamedNode, Iterable[Quad]], shapes: Shapes) -> Report:
    """What the shapes say of the graphs of a plan: they speak of what it states."""
    return validate(next(iter(graphs.values())), shapes)


def ingest(plan: Plan, store: SparqlStore, identifiers: Identifiers, shapes: Shapes, version: str) -> Ingestion:
    """Makes the dataset hold the plan in one transaction, after the shapes have been checked."""
    made = graphs_of(plan, identifiers, shapes, version)
    changed = made.report.conforms and store.replace(made.graphs)
    return Ingestion(plan, made.size, made.report, changed)


def _plan_id(asked: str | None, about: Metadata, document: Document) -> str:
    if asked is None:
        return slug_of_title(about.title.value if about.title else document.name)
    return well_formed(asked)
