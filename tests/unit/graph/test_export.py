"""Quads as files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse

from plangraph.errors import UnsupportedFormat
from plangraph.graph.exchange import node, to_rdflib
from plangraph.graph.export import FORMATS, serialise

if TYPE_CHECKING:
    from plangraph.model.identifier import Identifiers

CONTEXT = json.loads((Path(__file__).parents[3] / "ontology" / "context.jsonld").read_text("utf-8"))
X = "https://example.org/"


@pytest.mark.parametrize("form", ["nq", "trig", "jsonld"])
def test_an_export_reads_back_as_the_same_quads(stated: tuple[Quad, ...], form: str):
    assert set(parse(serialise(stated, form, CONTEXT), FORMATS[form])) == set(stated)


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_does_not_depend_on_the_order_of_quads(stated: tuple[Quad, ...], form: str):
    assert serialise(stated[::-1], form, CONTEXT) == serialise(stated, form, CONTEXT)


def test_turtle_names_each_prefix_in_order(stated: tuple[Quad, ...]):
    lines = serialise(stated, "ttl").decode().splitlines()
    prefixes = [line for line in lines if line.startswith("@prefix")]
    assert prefixes == sorted(prefixes)
    assert len(prefixes) > 10


def test_json_ld_speaks_in_terms_of_the_context(stated: tuple[Quad, ...], identifiers: Identifiers):
    (graph,) = json.loads(serialise(stated, "jsonld", CONTEXT))["@graph"]
    task = next(item for item in graph["@graph"] if item["id"] == identifiers.task("qingshi-tea-2024", 1).value)
    assert graph["id"] == identifiers.graph_stated("qingshi-tea-2024").value
    assert task["type"] == "plan:Task"
    assert task["label"] == "建好茶园"
    assert task["ordinal"] == 1
    assert len(task["responsibleUnit"]) == 3


def test_json_ld_without_a_context_is_expanded(stated: tuple[Quad, ...]):
    assert set(parse(serialise(stated, "jsonld"), RdfFormat.JSON_LD)) == set(stated)
    assert b"@context" not in serialise(stated, "jsonld")


def test_json_ld_keeps_values_that_no_term_covers():
    subject, graph = NamedNode(f"{X}s"), NamedNode(f"{X}g")
    label = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    values = (
        Literal("名", language="zh"),
        Literal("name", language="en"),
        Literal("plain"),
        Literal(3),
        Literal("03", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
        NamedNode("https://w3id.org/plangraph/ns#Task"),
        NamedNode(f"{X}other"),
    )
    quads = {Quad(subject, predicate, value, graph) for value in values for predicate in (label, NamedNode(f"{X}p"))}
    assert set(parse(serialise(quads, "jsonld", CONTEXT), RdfFormat.JSON_LD)) == quads


def test_an_unknown_format_is_refused_with_those_there_are():
    with pytest.raises(UnsupportedFormat, match="nq, trig, ttl, jsonld"):
        serialise((), "xlsx")


def test_rdflib_gets_the_same_triples(stated: tuple[Quad, ...]):
    graph = to_rdflib(stated)
    plan = node(NamedNode("https://example.org/id/plan/qingshi-tea-2024"))
    identifier = node(NamedNode("http://purl.org/dc/terms/identifier"))
    assert len(graph) == len(stated)
    assert str(graph.value(plan, identifier)) == "qingshi-tea-2024"


def test_rdflib_keeps_blank_nodes_languages_and_lexical_forms():
    assert node(BlankNode("b")).n3() == "_:b"
    assert node(Literal("名", language="zh")).n3() == '"名"@zh'
    assert str(node(Literal("01", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer")))) == "01"
