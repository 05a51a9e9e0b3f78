"""Every term that code and queries use is defined, and every definition speaks Chinese and English."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Store

from plangraph.model.deadline import DueKind
from plangraph.model.issue import Severity
from plangraph.model.plan import BodyKind, Comparator, Role
from plangraph.vocabulary import BODY_KIND, PLAN, PREFIXES, RDFS, ROLE, SKOS, Namespace

if TYPE_CHECKING:
    from enum import StrEnum

ROOT = Path(__file__).parents[2]
ONTOLOGY = ROOT / "ontology"
WRITTEN = {"plan": PLAN, "role": ROLE, "kind": BODY_KIND}
CONSTANTS = {"PLAN": PLAN, "ROLE": ROLE, "BODY_KIND": BODY_KIND}
NAME = r"([A-Za-z][\w-]*)"


@pytest.fixture(scope="module")
def ontology() -> Store:
    store = Store()
    for path in sorted(ONTOLOGY.rglob("*.ttl")):
        store.load(path=str(path), format=RdfFormat.TURTLE)
    return store


def terms_used() -> set[tuple[str, str]]:
    """Pairs of a file and the IRI of a term it uses."""
    used = set()
    for path in (
        *ROOT.glob("src/**/*.py"),
        *ROOT.glob("queries/**/*.rq"),
        *ROOT.glob("docs/graph.md"),
        *ONTOLOGY.rglob("*.ttl"),
    ):
        text = path.read_text("utf-8")
        for prefix, namespace in WRITTEN.items():
            used |= {(path.name, namespace + name) for name in re.findall(rf"(?<![\w/{{.-]){prefix}:{NAME}", text)}
        for constant, namespace in CONSTANTS.items():
            used |= {(path.name, namespace + name) for name in re.findall(rf'\b{constant}\.term\("{NAME}"\)', text)}
            used |= {(path.name, namespace + name) for name in re.findall(rf"\{{{constant}\}}{NAME}", text)}
    return used


def test_every_term_used_is_defined(ontology: Store):
    defined = {quad.subject.value for quad in ontology if isinstance(quad.subject, NamedNode)}
    assert sorted((file, term) for file, term in terms_used() if term not in defined) == []
    assert len(terms_used()) > 150


def labels(ontology: Store, iri: str, predicate: NamedNode) -> set[str | None]:
    quads = ontology.quads_for_pattern(NamedNode(iri), predicate, None)
    return {quad.object.language for quad in quads if isinstance(quad.object, Literal) and quad.object.value}


def defined_in(ontology: Store, namespace: str, kinds: str) -> list[str]:
    query = f"SELECT DISTINCT ?t {{ VALUES ?k {{ {kinds} }} ?t a ?k FILTER STRSTARTS(STR(?t), '{namespace}') }}"
    solutions = ontology.query(query, prefixes={name: str(iri) for name, iri in PREFIXES.items()})
    assert isinstance(solutions, QuerySolutions)
    return [solution["t"].value for solution in solutions]


def test_every_class_and_property_has_labels_and_comments_in_both_languages(ontology: Store):
    terms = defined_in(ontology, PLAN, "owl:Class owl:ObjectProperty owl:DatatypeProperty")
    assert len(terms) > 80
    for term in terms:
        assert labels(ontology, term, RDFS.term("label")) == {"zh", "en"}, term
        assert labels(ontology, term, RDFS.term("comment")) == {"zh", "en"}, term


def test_every_concept_has_labels_and_definitions_in_both_languages(ontology: Store):
    concepts = defined_in(ontology, "https://w3id.org/plangraph/", "skos:Concept")
    assert len(concepts) > 40
    for concept in concepts:
        assert labels(ontology, concept, SKOS.term("prefLabel")) == {"zh", "en"}, concept
        assert labels(ontology, concept, SKOS.term("definition")) == {"zh", "en"}, concept


@pytest.mark.parametrize(
    ("scheme", "values"),
    [
        ("role", Role),
        ("body-kind", BodyKind),
        ("comparator", Comparator),
        ("severity", Severity),
        ("deadline-kind", DueKind),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_concepts_of_a_scheme_are_the_values_of_the_model(ontology: Store, scheme: str, values: type[StrEnum]):
    notations = {
        str(quad.object).strip('"')
        for quad in ontology.quads_for_pattern(None, SKOS.term("notation"), None)
        if str(quad.subject).startswith(f"<https://w3id.org/plangraph/{scheme}/")
    }
    assert notations == {value.value for value in values}


def test_no_term_is_made_a_concept_by_a_mapping(ontology: Store):
    """SKOS S19 and S20: what a mapping relates are concepts, and classes and properties are none."""
    terms = defined_in(ontology, PLAN, "owl:Class owl:ObjectProperty owl:DatatypeProperty")
    mapped = {
        quad.subject.value
        for name in ("closeMatch", "exactMatch", "broadMatch", "narrowMatch", "relatedMatch")
        for quad in ontology.quads_for_pattern(None, SKOS.term(name), None)
        if isinstance(quad.subject, NamedNode)
    }
    assert mapped.isdisjoint(terms)


def test_a_term_that_no_graph_uses_is_marked_as_kept_for_later(ontology: Store):
    code = "".join(path.read_text("utf-8") for path in ROOT.glob("src/plangraph/graph/*.py"))
    terms = defined_in(ontology, PLAN, "owl:Class owl:ObjectProperty owl:DatatypeProperty")
    above = {quad.object for quad in ontology.quads_for_pattern(None, RDFS.term("subClassOf"), None)}
    unused = {term for term in terms if f'"{term.removeprefix(PLAN)}"' not in code and NamedNode(term) not in above}
    status = NamedNode("http://www.w3.org/2003/06/sw-vocab-status/ns#term_status")
    marked = {str(quad.subject).strip("<>") for quad in ontology.quads_for_pattern(None, status, None)}
    assert unused == marked


def test_a_namespace_makes_nodes():
    assert Namespace("https://example.org/").term("a") == NamedNode("https://example.org/a")


def test_the_names_of_the_interfaces_stand(ontology: Store):
    """Names that others rely on, from the list of the interfaces' vocabulary."""
    names = (
        "ordinal responsibleUnit hasResponsibility unit role position hasValue comparator unitLabel deadline generic"
        " concernsBrand concernsIndustry partnerRegion concernsEvent builds uses dependsOn sharesWith measuredBy"
        " evidence"
    )
    for name in names.split():
        assert labels(ontology, PLAN + name, RDFS.term("label")), name
