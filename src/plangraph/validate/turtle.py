"""A report of validation as SHACL writes it (§3.6), in Turtle."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse, serialize

from plangraph.vocabulary import PREFIXES, RDF, SHACL, XSD, with_sorted_prefixes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.model.solutions import Term
    from plangraph.validate.report import Report, Result

_IRI = re.compile(r"<([^<>]*)>")


def turtle(report: Report) -> str:
    """The report with its results."""
    text = serialize(_triples(report), format=RdfFormat.TURTLE, prefixes={"sh": SHACL, **PREFIXES}) or b""
    return with_sorted_prefixes(text).decode()


def _triples(report: Report) -> Iterator[Triple]:
    node = BlankNode("report")
    yield Triple(node, RDF.term("type"), SHACL.term("ValidationReport"))
    yield Triple(node, SHACL.term("conforms"), Literal(str(report.conforms).lower(), datatype=XSD.term("boolean")))
    parts = [BlankNode(f"result{place}") for place, _ in enumerate(report.results, start=1)]
    for part in parts:
        yield Triple(node, SHACL.term("result"), part)
    for part, result in zip(parts, report.results, strict=True):
        yield from _of_result(part, result)
        yield from _path(part, [NamedNode(step) for step in _IRI.findall(result.path)])


def _of_result(node: BlankNode, result: Result) -> Iterator[Triple]:
    yield Triple(node, RDF.term("type"), SHACL.term("ValidationResult"))
    yield Triple(node, SHACL.term("focusNode"), _term(result.focus))
    if result.value:
        yield Triple(node, SHACL.term("value"), _term(result.value))
    yield Triple(node, SHACL.term("sourceShape"), _term(result.shape))
    yield Triple(node, SHACL.term("sourceConstraintComponent"), _term(result.component))
    yield Triple(node, SHACL.term("resultSeverity"), SHACL.term(result.severity.value))
    yield Triple(node, SHACL.term("resultMessage"), Literal(result.message_zh, language="zh"))
    yield Triple(node, SHACL.term("resultMessage"), Literal(result.message_en, language="en"))


def _path(node: BlankNode, steps: list[NamedNode]) -> Iterator[Triple]:
    """The path of a result: one property, or the list of several in order."""
    if len(steps) == 1:
        yield Triple(node, SHACL.term("resultPath"), steps[0])
        return
    links = [BlankNode(f"{node.value}step{place}") for place, _ in enumerate(steps, start=1)]
    yield Triple(node, SHACL.term("resultPath"), links[0])
    rests: list[NamedNode | BlankNode] = [*links[1:], RDF.term("nil")]
    for link, step, rest in zip(links, steps, rests, strict=True):
        yield Triple(link, RDF.term("first"), step)
        yield Triple(link, RDF.term("rest"), rest)


def _term(text: str) -> Term:
    """A term as SPARQL writes it."""
    term: Term = next(parse(f"<x:> <x:> {text} .", RdfFormat.N_TRIPLES)).object
    return term
