"""The dataset in the Vocabulary of Interlinked Datasets (https://www.w3.org/TR/void/)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from plangraph.serve.descriptions import COUNTED, FORMATS, IN_FORMATS, VOID, Node, Value, number, says
from plangraph.vocabulary import DCTERMS, OWL, PLAN, RDF, XSD, Namespace
from plangraph.vocabulary import PREFIXES as KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.model.facts import PlanFact
    from plangraph.serve.figures import Figures

FOAF = Namespace("http://xmlns.com/foaf/0.1/")
PREFIXES = {
    "rdf": RDF,
    "xsd": XSD,
    "owl": OWL,
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "void": VOID,
    "format": FORMATS,
    "plan": PLAN,
}
TITLES = (
    Literal("政府行动计划知识图谱", language="zh"),
    Literal("Government action plans as a knowledge graph", language="en"),
)
_VOCABULARY_TITLES = (Literal("本体与概念词表", language="zh"), Literal("Ontology and concept schemes", language="en"))
LICENCE = NamedNode("https://creativecommons.org/licenses/by/4.0/")
_DUMPS = {"nq": "application/n-quads", "ttl": "text/turtle"}
"""What a plan can be fetched as whole."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is described: the address of the service, without a slash at its end, and the base of its individuals."""

    address: str
    base_iri: str
    revision: str
    plans: tuple[PlanFact, ...]


def description(subject: Subject, figures: Figures | None) -> Iterator[Triple]:
    """The dataset with subsets for vocabulary, plans and graphs; without figures what they count is left out."""
    document = NamedNode(f"{subject.address}/.well-known/void")
    dataset = NamedNode(f"{document.value}#dataset")
    yield from says(document, VOID.term("DatasetDescription"), [(FOAF.term("primaryTopic"), dataset)])
    yield from says(dataset, VOID.term("Dataset"), _facts(subject))
    yield from _vocabulary(dataset, subject)
    for plan in subject.plans:
        yield from _subset(dataset, subject, plan)
    if figures is not None:
        yield from _counts(dataset, figures)


def _facts(subject: Subject) -> Iterator[tuple[NamedNode, Value]]:
    yield from ((DCTERMS.term("title"), title) for title in TITLES)
    yield DCTERMS.term("license"), LICENCE
    yield OWL.term("versionInfo"), Literal(subject.revision)
    yield FOAF.term("homepage"), NamedNode(f"{subject.address}/")
    yield VOID.term("sparqlEndpoint"), NamedNode(f"{subject.address}/sparql")
    yield VOID.term("uriSpace"), Literal(subject.base_iri)
    yield from ((VOID.term("feature"), IN_FORMATS[form]) for form in ("ttl", "jsonld", "nq", "trig"))


def _vocabulary(dataset: Node, subject: Subject) -> Iterator[Triple]:
    """Ontology and schemes, which the dumps of the plans leave out."""
    part = NamedNode(f"{subject.address}/.well-known/void#vocabulary")
    dump = NamedNode(f"{subject.address}/ontology.ttl")
    yield Triple(dataset, VOID.term("subset"), part)
    yield Triple(dataset, VOID.term("dataDump"), dump)
    titles = ((DCTERMS.term("title"), title) for title in _VOCABULARY_TITLES)
    yield from says(part, VOID.term("Dataset"), [*titles, (VOID.term("dataDump"), dump)])


def _subset(dataset: Node, subject: Subject, plan: PlanFact) -> Iterator[Triple]:
    address = f"{subject.address}/plans/{quote(plan.id)}"
    part = NamedNode(f"{subject.address}/.well-known/void#{quote(plan.id)}")
    dumps = [NamedNode(f"{address}.{ending}") for ending in _DUMPS]
    yield Triple(dataset, VOID.term("subset"), part)
    yield Triple(dataset, VOID.term("dataDump"), dumps[0])
    yield from says(
        part,
        VOID.term("Dataset"),
        [
            (DCTERMS.term("title"), Literal(plan.label, language="zh")),
            (VOID.term("rootResource"), NamedNode(plan.iri)),
            *((VOID.term("dataDump"), dump) for dump in dumps),
        ],
    )


def _counts(dataset: Node, figures: Figures) -> Iterator[Triple]:
    yield Triple(dataset, VOID.term("triples"), number(figures.triples))
    for note in COUNTED:
        yield Triple(dataset, DCTERMS.term("description"), note)
    for iri, count in figures.named:
        graph = NamedNode(iri)
        yield Triple(dataset, VOID.term("subset"), graph)
        yield from says(graph, VOID.term("Dataset"), [(VOID.term("triples"), number(count))])
    yield Triple(dataset, VOID.term("classes"), number(len(figures.classes)))
    yield Triple(dataset, VOID.term("properties"), number(len(figures.properties)))
    for vocabulary in _vocabularies(figures):
        yield Triple(dataset, VOID.term("vocabulary"), NamedNode(vocabulary))
    for place, (iri, count) in enumerate(figures.classes, 1):
        part = BlankNode(f"class{place}")
        yield Triple(dataset, VOID.term("classPartition"), part)
        yield Triple(part, VOID.term("class"), NamedNode(iri))
        yield Triple(part, VOID.term("entities"), number(count))
    for place, (iri, count) in enumerate(figures.properties, 1):
        part = BlankNode(f"property{place}")
        yield Triple(dataset, VOID.term("propertyPartition"), part)
        yield Triple(part, VOID.term("property"), NamedNode(iri))
        yield Triple(part, VOID.term("triples"), number(count))


def _vocabularies(figures: Figures) -> Iterator[str]:
    """The namespaces that we know and the dataset uses."""
    used = [iri for iri, _ in (*figures.classes, *figures.properties)]
    yield from (str(space) for space in KNOWN.values() if any(iri.startswith(space) for iri in used))
