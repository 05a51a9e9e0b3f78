"""The list of functions: no spelling means two things, and the scheme of concepts says what the list says."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import Literal, RdfFormat, Store

from plangraph.model.function import ONLY_CENTRAL
from plangraph.read.gazetteers import function_rows, gazetteer
from plangraph.resolve.functions import organ
from plangraph.vocabulary import FUNCTION, SKOS

SCHEME = Path(__file__).parents[3] / "ontology" / "schemes" / "function.ttl"


@pytest.fixture(scope="module")
def scheme() -> Store:
    store = Store()
    store.load(path=str(SCHEME), format=RdfFormat.TURTLE)
    return store


@pytest.mark.parametrize("column", ["stems", "names", "central"])
def test_every_spelling_stands_once(column: str):
    spellings = Counter(
        spelling.removeprefix(ONLY_CENTRAL)
        for row in function_rows()
        for group in getattr(row, column)
        for spelling in group
    )
    assert [spelling for spelling, count in spellings.items() if count > 1] == []
    assert len(spellings) > 200


def test_every_row_of_several_functions_names_functions_of_the_list():
    rows = tuple(function_rows())
    single = {row.functions[0] for row in rows if len(row.functions) == 1}
    assert {function for row in rows for function in row.functions} == single
    assert all(row.zh and row.en for row in rows if len(row.functions) == 1)


def test_a_short_form_is_its_own_short_form():
    known = gazetteer().functions
    for wording in known.stems.values():
        found = organ(f"{wording.short}局", known)
        assert found is not None
        assert (found.short, found.steps) == (f"{wording.short}局", ()), wording
    for listed in (known.names, known.central):
        for wording in listed.values():
            assert listed[wording.short] == wording


def test_the_scheme_has_the_functions_of_the_list_under_their_names(scheme: Store):
    listed = {(row.functions[0], row.zh, row.en) for row in function_rows() if len(row.functions) == 1}
    there = {
        tuple(
            next(
                quad.object.value
                for quad in scheme.quads_for_pattern(concept.subject, SKOS.term(predicate), None)
                if isinstance(quad.object, Literal) and quad.object.language == language
            )
            for predicate, language in (("notation", None), ("prefLabel", "zh"), ("prefLabel", "en"))
        )
        for concept in scheme.quads_for_pattern(None, SKOS.term("inScheme"), None)
    }
    assert there == listed
    assert all(scheme.quads_for_pattern(FUNCTION.term(slug), None, None) for slug, _, _ in listed)
