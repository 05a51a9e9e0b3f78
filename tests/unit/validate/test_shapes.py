"""The shapes of ontology/shapes.ttl, and the queries made of them held against pySHACL."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyshacl
import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.collection import Collection

from plangraph.graph.exchange import to_rdflib
from plangraph.validate.report import Report, Result, ResultSeverity
from plangraph.validate.shapes import Shapes, validate

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib.term import Node

    Spoil = Callable[[Quad], tuple[Quad, ...]]

ROOT = Path(__file__).parents[3]
TURTLE = (ROOT / "ontology" / "shapes.ttl").read_text("utf-8")
SHAPES = Shapes.parse(TURTLE)
XSD = "http://www.w3.org/2001/XMLSchema#"
SH = Namespace("http://www.w3.org/ns/shacl#")


@pytest.fixture(scope="module")
def sound() -> tuple[Quad, ...]:
    golden = ROOT / "tests" / "golden" / "graph" / "qingshi-tea-2024.ttl"
    return tuple(sorted(parse(golden.read_bytes(), RdfFormat.TURTLE), key=str))


@pytest.fixture(scope="module")
def shapes_graph() -> Graph:
    return Graph().parse(data=TURTLE, format="turtle")


def literal(value: str, datatype: str) -> Literal:
    return Literal(value, datatype=NamedNode(XSD + datatype))


def dropped(_quad: Quad) -> tuple[Quad, ...]:
    return ()


def doubled(quad: Quad) -> tuple[Quad, ...]:
    return quad, Quad(quad.subject, quad.predicate, Literal("又一个"))


def put(value: Literal | NamedNode) -> Spoil:
    return lambda quad: (Quad(quad.subject, quad.predicate, value),)


def spoilt(quads: tuple[Quad, ...], predicate: str, spoil: Spoil) -> tuple[Quad, ...]:
    """The quads with the first of a predicate changed."""
    place = next(place for place, quad in enumerate(quads) if quad.predicate.value.endswith(predicate))
    return (*quads[:place], *spoil(quads[place]), *quads[place + 1 :])


def by_pyshacl(quads: tuple[Quad, ...], shapes: Graph) -> set[tuple[str, ...]]:
    """Of each result of pySHACL what a Result holds but for the message."""
    _, report, _ = pyshacl.validate(to_rdflib(quads), shacl_graph=shapes, inference="none")
    return {
        (
            report.value(result, SH.focusNode).n3(),
            "/".join(step.n3() for step in path_of(report, result)),
            str(report.value(result, SH.resultSeverity)).removeprefix(SH),
            report.value(result, SH.sourceShape).n3(),
            report.value(result, SH.sourceConstraintComponent).n3(),
            "" if (value := report.value(result, SH.value)) is None else value.n3(),
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }


def path_of(report: Graph, result: Node) -> list[Node]:
    path = report.value(result, SH.resultPath)
    assert path is not None
    return [path] if isinstance(path, URIRef) else list(Collection(report, path))


SPOILS = {
    f"{predicate} {spoil.__name__}": (predicate, spoil)
    for predicate in ("#position", "#comparator", "#unit", "#inPlan", "oa#exact", "#sha256", "#mentions")
    for spoil in (dropped, doubled)
} | {
    "a value that is no node": ("#hasValue", doubled),
    "no label": ("#label", dropped),
    "empty label": ("#label", put(Literal("", language="zh"))),
    "no evidence": ("#evidence", dropped),
    "no selector": ("hasSelector", dropped),
    "id with a space": ("dc/terms/identifier", put(Literal("A b"))),
    "no day of the calendar": ("date_document", put(literal("2025-02-30", "date"))),
    "due on no day of the calendar": ("#due", put(literal("2025-02-30", "date"))),
    "due on two days": ("#due", doubled),
    "unknown kind of deadline": ("#deadlineKind", put(Literal("soon"))),
    "no integer": ("#position", put(literal("零", "integer"))),
    "counted from 0": ("#position", put(literal("0", "integer"))),
    "end before start": ("oa#start", put(literal("99999", "integer"))),
    "no decimal": ("obsValue", put(Literal("2"))),
    "unknown role": ("#role", put(NamedNode("https://example.org/role"))),
    "no unit": ("#unit", put(NamedNode("https://example.org/nobody"))),
    "in no task": ("#inTask", put(NamedNode("https://example.org/nowhere"))),
}


def test_the_small_plan_conforms(sound: tuple[Quad, ...]):
    assert validate(sound, SHAPES) == Report(())


@pytest.mark.parametrize(("predicate", "spoil"), SPOILS.values(), ids=SPOILS)
@pytest.mark.filterwarnings("ignore")
def test_the_queries_find_what_pyshacl_finds(
    sound: tuple[Quad, ...], shapes_graph: Graph, predicate: str, spoil: Spoil
):
    quads = spoilt(sound, predicate, spoil)
    found = {
        (result.focus, result.path, result.severity.value, result.shape, result.component, result.value)
        for result in validate(quads, SHAPES).results
    }
    assert found == by_pyshacl(quads, shapes_graph)
    assert found


def test_a_plan_that_ends_before_it_starts_does_not_conform(sound: tuple[Quad, ...]):
    """PySHACL cannot compare gYears and raises TypeError here."""
    (result,) = validate(spoilt(sound, "#startYear", put(literal("2030", "gYear"))), SHAPES).results
    assert result.message_zh == "计划起始年应唯一，且不晚于终止年。"
    assert result.message_en == "A plan starts in one year, and not after its end."


def test_an_indicator_without_a_value_is_a_warning_and_conforms(sound: tuple[Quad, ...]):
    bare = tuple(quad for quad in sound if not quad.predicate.value.endswith("#hasValue"))
    report = validate(bare, SHAPES)
    assert [result.severity for result in report.results] == [ResultSeverity.WARNING]
    assert report.conforms


def test_a_violation_does_not_conform():
    assert not Report((Result(ResultSeverity.VIOLATION, "<x>", "<p>", "错", "wrong", "<s>", "<c>"),)).conforms


def test_every_constraint_speaks_chinese_and_english():
    assert len(SHAPES.constraints) > 100
    assert all(constraint.message_zh and constraint.message_en for constraint in SHAPES.constraints)


def test_a_component_without_a_query_is_refused():
    shape = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <https://example.org/> .
        ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:property ex:P .
        ex:P sh:path ex:p ; sh:hasValue 3 ; sh:message "a"@en , "甲"@zh ."""
    with pytest.raises(ValueError, match="sh:hasValue"):
        Shapes.parse(shape)
