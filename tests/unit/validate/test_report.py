"""Reports in Turtle, and the guard that writes them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection

from plangraph.validate.guard import Guard
from plangraph.validate.report import Report, Result, ResultSeverity
from plangraph.validate.shapes import Shapes
from plangraph.validate.turtle import turtle

if TYPE_CHECKING:
    from collections.abc import Iterator

SH = Namespace("http://www.w3.org/ns/shacl#")
ROOT = Path(__file__).parents[3]
EX = Namespace("https://example.org/")
ONE = Result(
    ResultSeverity.VIOLATION,
    EX.a.n3(),
    EX.p.n3(),
    "错",
    "wrong",
    EX.shape.n3(),
    SH.DatatypeConstraintComponent.n3(),
    '"2"',
)
LONG = Result(
    ResultSeverity.WARNING,
    '"甲"@zh',
    f"{EX.p.n3()}/{EX.q.n3()}",
    "短",
    "short",
    EX.other.n3(),
    SH.MinCountConstraintComponent.n3(),
)
TEA = NamedNode("https://example.org/id/plan/tea/graph/stated")


def read(report: Report) -> Graph:
    return Graph().parse(data=turtle(report), format="turtle")


def test_a_report_without_results_conforms():
    graph = read(Report(()))
    (node,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert graph.value(node, SH.conforms) == Literal(lexical_or_value=True)
    assert not list(graph.objects(node, SH.result))


def test_a_result_says_where_what_and_how_badly_in_two_languages():
    graph = read(Report((ONE, LONG)))
    (node,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert graph.value(node, SH.conforms) == Literal(lexical_or_value=False)
    results = {graph.value(result, SH.focusNode): result for result in graph.objects(node, SH.result)}
    one, long = results[URIRef("https://example.org/a")], results[Literal("甲", lang="zh")]
    assert graph.value(one, SH.resultPath) == URIRef("https://example.org/p")
    assert graph.value(one, SH.resultSeverity) == SH.Violation
    assert set(graph.objects(one, SH.resultMessage)) == {Literal("错", lang="zh"), Literal("wrong", lang="en")}
    path = graph.value(long, SH.resultPath)
    assert path is not None
    assert list(Collection(graph, path)) == [EX.p, EX.q]
    assert graph.value(long, SH.resultSeverity) == SH.Warning


def test_a_result_says_which_constraint_of_which_shape_and_which_value_breaks_it():
    graph = read(Report((ONE, LONG)))
    one, long = (graph.value(predicate=SH.sourceShape, object=shape) for shape in (EX.shape, EX.other))
    assert graph.value(one, SH.sourceConstraintComponent) == SH.DatatypeConstraintComponent
    assert graph.value(one, SH.value) == Literal("2")
    assert graph.value(long, SH.sourceConstraintComponent) == SH.MinCountConstraintComponent
    assert graph.value(long, SH.value) is None


def test_the_text_is_the_same_every_time():
    assert len({turtle(Report((ONE, LONG))) for _ in range(5)}) == 1
    assert turtle(Report((ONE,))).startswith("@prefix dcterms:")


def test_the_guard_judges_the_graphs_of_its_kind_alone():
    golden = ROOT / "tests" / "golden" / "graph" / "qingshi-tea-2024.ttl"
    sound = tuple(parse(golden.read_bytes(), RdfFormat.TURTLE))
    spoilt = tuple(quad for quad in sound if not quad.predicate.value.endswith("#position"))
    shapes = Shapes.parse((ROOT / "ontology" / "shapes.ttl").read_text("utf-8"))
    guard = Guard(lambda graph: graph == TEA, lambda: shapes)
    assert guard(TEA, sound) is None
    assert guard(TEA, ()) is None
    assert "sh:conforms false" in (guard(TEA, spoilt) or "")

    def unread() -> Iterator[Quad]:
        raise AssertionError("nobody reads this graph")
        yield

    assert guard(NamedNode("https://example.org/other"), unread()) is None
