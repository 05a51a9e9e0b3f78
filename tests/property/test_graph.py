"""Invariants of mapping, export and store over plans that hypothesis makes up."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, RdfFormat, parse

from plangraph.graph.export import serialise
from plangraph.graph.mapping import quads
from plangraph.model.document import Document
from plangraph.model.identifier import Identifiers, slug
from plangraph.model.mention import Entity, EntityKind, Mention
from plangraph.model.plan import Assignment, BodyKind, Metadata, Plan, Role, Task, Unit
from plangraph.model.span import Span
from plangraph.store.in_process import InProcessStore
from plangraph.vocabulary import PLAN

IDENTIFIERS = Identifiers("https://example.org/id/")
WORDS = st.text(alphabet="县市科技农业局委办\n“”《》abc、1", min_size=1, max_size=12)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    text = draw(st.text(alphabet='一二三县局\n科技“”\\"abc', min_size=30, max_size=80))
    spans = st.integers(0, 20).flatmap(
        lambda start: st.integers(start + 1, 30).map(lambda end: Span.of(text, start, end))
    )
    names = draw(st.lists(WORDS, min_size=1, max_size=4, unique=True))
    tasks = tuple(
        Task(ordinal, f"{ordinal}．", draw(WORDS), draw(spans), None, 0, 30, _assignments(draw, names, spans))
        for ordinal in range(1, draw(st.integers(1, 3)) + 1)
    )
    mentions = st.builds(Mention, spans, st.sampled_from([None, *(task.ordinal for task in tasks)]))
    entities = st.builds(
        Entity, st.sampled_from(EntityKind), WORDS, st.lists(mentions, min_size=1, max_size=3).map(tuple)
    )
    units = tuple(Unit(name, BodyKind.GOVERNMENT, "虚构", "某市") for name in names)
    return Plan(
        "made-up",
        Document("made-up.txt", text, "0" * 64),
        Metadata(),
        tasks=tasks,
        entities=tuple(draw(st.lists(entities, max_size=4))),
        units=units,
    )


def _assignments(draw: st.DrawFn, names: list[str], spans: st.SearchStrategy[Span]) -> tuple[Assignment, ...]:
    chosen = draw(st.lists(st.sampled_from(names), unique=True))
    return tuple(
        Assignment(name, draw(st.sampled_from(Role)), place, draw(spans)) for place, name in enumerate(chosen, 1)
    )


@given(plans())
@settings(max_examples=60, deadline=None)
def test_every_assignment_is_one_responsibility_and_one_short_cut(plan: Plan):
    stated = quads(plan, IDENTIFIERS, "0")
    count = sum(len(task.assignments) for task in plan.tasks)
    assert sum(quad.predicate == PLAN.term("hasResponsibility") for quad in stated) == count
    assert sum(quad.predicate == PLAN.term("responsibleUnit") for quad in stated) == count


@given(plans())
@settings(max_examples=40, deadline=None)
def test_every_export_reads_back_whatever_the_text_holds(plan: Plan):
    stated = quads(plan, IDENTIFIERS, "0")
    assert set(parse(serialise(stated, "nq"), RdfFormat.N_QUADS)) == set(stated)
    assert set(parse(serialise(stated, "trig"), RdfFormat.TRIG)) == set(stated)


@given(plans(), plans())
@settings(max_examples=25, deadline=None)
def test_the_dataset_is_what_was_put_last_and_the_revision_knows_no_history(first: Plan, second: Plan):
    graph = NamedNode("https://example.org/g")
    one, two = InProcessStore.in_memory(), InProcessStore.in_memory()
    one.replace({graph: quads(first, IDENTIFIERS, "0")})
    one.replace({graph: quads(second, IDENTIFIERS, "0")})
    two.replace({graph: quads(second, IDENTIFIERS, "0")})
    assert set(one.quads()) == set(two.quads())
    assert one.revision == two.revision
    assert not one.replace({graph: two.quads()})


@given(plans())
@settings(max_examples=30, deadline=None)
def test_turning_entities_and_units_round_changes_no_iri_of_theirs(plan: Plan):
    turned = replace(plan, entities=plan.entities[::-1], units=plan.units[::-1])
    before, after = (
        {
            quad.object
            for quad in quads(p, IDENTIFIERS, "0")
            if quad.predicate in {PLAN.term("mentions"), PLAN.term("unit")}
        }
        for p in (plan, turned)
    )
    assert before == after


@given(st.text(max_size=200))
def test_a_slug_is_ascii_and_never_empty(label: str):
    made = slug(label)
    assert made.isascii()
    assert 0 < len(made) <= 60
    assert not made.startswith("-")
    assert not made.endswith("-")
    assert "--" not in made
