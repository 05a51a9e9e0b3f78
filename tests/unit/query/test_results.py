"""Solutions in the W3C's formats, and as values."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, QuerySolutions, Triple, parse_query_results

from plangraph.errors import UnsupportedFormat
from plangraph.model.solutions import Solutions
from plangraph.query.results import ACCEPT, FORMATS, cells, write
from plangraph.query.saved import Column
from plangraph.query.values import python_value
from plangraph.vocabulary import XSD

SOLUTIONS = Solutions(
    ("label", "label_iri", "count", "none"),
    (
        (Literal("区，“科技局”\n二", language="zh"), NamedNode("urn:unit"), Literal(9), None),
        (Literal('a,"b"'), BlankNode("b1"), Literal("1.50", datatype=XSD.term("decimal")), None),
    ),
)


@pytest.mark.parametrize("form", list(FORMATS))
def test_what_is_written_is_read_back_by_an_independent_reader(form: str):
    read = parse_query_results(write(SOLUTIONS, form), format=FORMATS[form]) if form != "csv" else None
    if read is None:
        rows = list(csv.reader(io.StringIO(write(SOLUTIONS, "csv").decode(), newline="")))
        assert rows[0] == list(SOLUTIONS.variables)
        assert [row[0] for row in rows[1:]] == ["区，“科技局”\n二", 'a,"b"']
        return
    assert isinstance(read, QuerySolutions)
    back = [tuple(row) for row in read]
    assert back[0] == SOLUTIONS.rows[0]
    assert len(back) == 2


def test_json_keeps_languages_datatypes_and_unbound_variables():
    document = json.loads(write(SOLUTIONS, "json"))
    assert document["head"]["vars"] == ["label", "label_iri", "count", "none"]
    first = document["results"]["bindings"][0]
    assert first["label"] == {"type": "literal", "value": "区，“科技局”\n二", "xml:lang": "zh"}
    assert first["count"]["datatype"].endswith("#integer")
    assert "none" not in first


def test_a_triple_term_is_written():
    triple = Triple(NamedNode("urn:s"), NamedNode("urn:p"), Literal("o"))
    read = parse_query_results(write(Solutions(("t",), ((triple,),)), "json"), format=QueryResultsFormat.JSON)
    assert isinstance(read, QuerySolutions)
    assert [tuple(row) for row in read] == [(triple,)]


def test_a_form_of_triples_is_no_form_of_rows():
    with pytest.raises(UnsupportedFormat, match="csv"):
        write(SOLUTIONS, "ttl")
    assert set(FORMATS) < set(ACCEPT)


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (Literal(9), 9),
        (Literal("1.5", datatype=XSD.term("decimal")), Decimal("1.5")),
        (Literal("2027", datatype=XSD.term("gYear")), 2027),
        (Literal("true", datatype=XSD.term("boolean")), True),
        (Literal("区科技局", language="zh"), "区科技局"),
        (NamedNode("urn:x"), "urn:x"),
        (None, None),
    ],
)
def test_terms_are_python_values(term: Literal | NamedNode | None, value: object):
    assert python_value(term) == value


def test_a_cell_holds_the_iri_of_what_it_names():
    (first, second) = cells(
        SOLUTIONS, (Column("label", "单位", "Unit", "label_iri"), Column("count", "数", "n", "count_iri"))
    )
    assert first.cells["label"].iri == "urn:unit"
    assert first["count"] == 9
    assert second.cells["label"].iri is None
