"""What is there is found, and what is shown stands there."""

from __future__ import annotations

import re
import sqlite3
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode
from tests.conftest import ROOT

from plangraph.bootstrap.loading import ingest, sample_workspace
from plangraph.bootstrap.reading import extract_plan
from plangraph.errors import ParameterError
from plangraph.search.entries import Entry, PlanEntries
from plangraph.search.index import Index
from plangraph.search.kinds import CLASSES, Kind
from plangraph.search.phrases import Sought, phrases
from plangraph.search.schema import build
from plangraph.search.tokens import occurrences, words
from plangraph.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.pipeline.workspace import Workspace

ALL = sys.maxsize
PART = re.compile(r"[0-9]+|[A-Za-z]+|.", re.DOTALL)
"""Words and numbers are found whole, all else by each character."""
TEXT = st.text(alphabet="区科技局和委员会、，。“”《》 \n\t（）Aa\uff21b1２㎡①—é\u0301\u200b", max_size=60)
NAMES = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?thing ?class ?name WHERE { GRAPH ?graph { ?thing a ?class ; rdfs:label|skos:altLabel ?name } }
"""

TEXTS = """
PREFIX plan: <https://w3id.org/plangraph/ns#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT ?text WHERE { ?source plan:inPlan ?plan ; rdf:value ?text }
"""


@pytest.fixture(scope="module")
def plans() -> Iterator[Workspace]:
    with sample_workspace(Settings()) as workspace:
        for path in sorted(ROOT.joinpath("tests", "plans").glob("*.txt")):
            ingest(extract_plan(path), workspace)
        yield workspace


@pytest.fixture(scope="module")
def names(plans: Workspace) -> list[tuple[str, str]]:
    """IRI and name of everything that can be found."""
    found = []
    for thing, kind, name in plans.store.select(NAMES).rows:
        assert isinstance(thing, NamedNode)
        assert isinstance(kind, NamedNode)
        assert isinstance(name, Literal)
        if kind.value in CLASSES:
            found.append((thing.value, name.value))
    return sorted(found)


def test_names_are_there_to_be_found(names: list[tuple[str, str]]):
    assert len(names) > 150


@given(st.data())
@settings(max_examples=400, deadline=None)
def test_every_name_is_found_by_any_part_of_it(plans: Workspace, names: list[tuple[str, str]], data: st.DataObject):
    iri, name = data.draw(st.sampled_from(names))
    parts = PART.findall(name)
    first = data.draw(st.integers(0, len(parts) - 1))
    part = "".join(parts[first : data.draw(st.integers(first + 1, len(parts)))])
    if not any(each.isalnum() for each in part):
        return
    found = plans.search(part, limit=ALL)
    assert iri in {hit.iri for hit in found.hits}
    assert found.total == len(found.hits)


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_every_hit_shows_words_of_its_plan_at_its_place(plans: Workspace, source: dict[str, str], data: st.DataObject):
    text = data.draw(st.sampled_from(sorted(source.values())))
    start = data.draw(st.integers(0, len(text) - 1))
    query = text[start : start + data.draw(st.integers(1, 12))]
    try:
        sought = phrases(query)
    except ParameterError:
        return
    for hit in plans.search(query, limit=ALL).hits:
        there = source[hit.plan_id]
        assert hit.snippet
        assert hit.start is not None
        said = [part for part in hit.snippet if part.start < part.end]
        assert "".join(part.text for part in said) == there[said[0].start : said[-1].end]
        assert all(part.text == there[part.start : part.end] for part in said)
        assert {part.text for part in hit.snippet if part not in said} <= {"…"}
        assert hit.quote == there[hit.start : hit.end] != ""
        assert hit.marks[0] == (hit.start, hit.end)
        assert any(" ".join(phrase) in words(hit.quote) for phrase in sought) or hit.kind is not Kind.TEXT


@pytest.fixture(scope="module")
def source(plans: Workspace) -> dict[str, str]:
    """The text of each plan."""
    texts = {}
    for plan in plans.plans():
        (row,) = plans.store.select(TEXTS, {"plan": NamedNode(plan.iri)}).rows
        assert isinstance(row[0], Literal)
        texts[plan.id] = row[0].value
    return texts


@given(TEXT, TEXT)
@settings(max_examples=300, deadline=None)
def test_a_phrase_is_found_just_where_its_tokens_stand_in_order(text: str, query: str):
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    build(connection, [PlanEntries("urn:p", "p", "", text, (Entry("urn:t", Kind.TEXT, "", body=(0, len(text))),))], "1")
    try:
        sought = phrases(query)
    except ParameterError:
        connection.close()
        return
    found = Index(connection, "1").search(Sought(sought))
    assert bool(found.total) == all(f" {' '.join(phrase)} " in f" {words(text)} " for phrase in sought)


@given(st.text(max_size=220))
@settings(max_examples=300, deadline=None)
def test_whatever_is_asked_is_answered_or_refused_in_one_sentence(plans: Workspace, query: str):
    try:
        found = plans.search(query)
    except ParameterError as error:
        assert str(error).endswith(".")  # noqa: PT017  either way is right
    else:
        assert found.total >= len(found.hits)


@given(TEXT, st.data())
def test_what_is_indexed_in_a_row_is_found_in_the_text_too(text: str, data: st.DataObject):
    indexed = words(text).split()
    if not indexed:
        return
    first = data.draw(st.integers(0, len(indexed) - 1))
    phrase = indexed[first : data.draw(st.integers(first + 1, len(indexed)))]
    found = occurrences(text, phrase)
    assert found
    for start, end in found:
        assert 0 <= start < end <= len(text)
        assert f" {' '.join(phrase)} " in f" {words(text[start:end])} "
