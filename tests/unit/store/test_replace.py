"""Changes of named graphs, and the revision that follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse

from plangraph.errors import StoreReadOnly, StoreUnreachable
from plangraph.store.in_process import InProcessStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

X = "https://example.org/"
OTHER = NamedNode(f"{X}graph/other")
LIST = f"@prefix x: <{X}> . x:s x:p ( x:a x:b ) , [ x:q 1.50 ] ."


def fact(value: str) -> Quad:
    return Quad(NamedNode(f"{X}s"), NamedNode(f"{X}p"), Literal(value), OTHER)


def test_loading_a_graph_again_changes_nothing(store: InProcessStore, tea: tuple[Quad, ...], graph: NamedNode):
    assert store.replace({graph: tea})
    before = store.revision
    assert not store.replace({graph: tea[::-1]})
    assert store.revision == before
    assert set(store.quads(graph)) == set(tea)


def test_a_changed_graph_replaces_the_old_one_whole(store: InProcessStore, tea: tuple[Quad, ...], graph: NamedNode):
    store.replace({graph: tea})
    assert store.replace({graph: tea[:100]})
    assert set(store.quads()) == set(tea[:100])


def test_other_graphs_stay_as_they_are(store: InProcessStore, tea: tuple[Quad, ...], graph: NamedNode):
    store.replace({OTHER: [fact("a")]})
    store.replace({graph: tea})
    store.replace({graph: ()})
    assert store.quads() == (fact("a"),)


def test_quads_go_to_the_graph_that_is_named_whatever_graph_they_are_in(memory: InProcessStore, tea: tuple[Quad, ...]):
    memory.replace({OTHER: tea[:5]})
    assert {(quad.subject, quad.predicate, quad.object) for quad in memory.quads(OTHER)} == {
        (quad.subject, quad.predicate, quad.object) for quad in tea[:5]
    }


def test_an_emptied_graph_is_gone(memory: InProcessStore, graph: NamedNode):
    assert memory.replace({graph: ()})
    assert memory.select("SELECT ?g { GRAPH ?g { } }").rows == ()
    assert memory.revision == InProcessStore.in_memory().revision


def test_the_revision_is_of_the_content_alone(tea: tuple[Quad, ...], graph: NamedNode):
    one, two = InProcessStore.in_memory(), InProcessStore.in_memory()
    one.replace({graph: tea, OTHER: [fact("a")]})
    two.replace({OTHER: [fact("b")]})
    two.replace({graph: tea[:50]})
    assert one.revision != two.revision
    two.replace({OTHER: [fact("a")], graph: tea})
    assert one.revision == two.revision
    two.replace({OTHER: [fact("b")]})
    assert one.revision != two.revision


def test_values_that_the_engine_writes_alike_are_no_change():
    store = InProcessStore.in_memory()
    decimal = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    store.replace({OTHER: [Quad(NamedNode(X), NamedNode(X), Literal("1.50", datatype=decimal), OTHER)]})
    assert not store.replace({OTHER: [Quad(NamedNode(X), NamedNode(X), Literal("1.5", datatype=decimal), OTHER)]})


def test_a_graph_with_blank_nodes_read_twice_is_no_change(folder: Path):
    store = InProcessStore.open(folder)
    assert store.replace({OTHER: parse(LIST, RdfFormat.TURTLE)})
    revision = store.revision
    assert not store.replace({OTHER: parse(LIST, RdfFormat.TURTLE, rename_blank_nodes=True)})
    assert store.replace({OTHER: parse(LIST.replace("x:b", "x:c"), RdfFormat.TURTLE)})
    assert store.replace({OTHER: parse(LIST, RdfFormat.TURTLE)})
    assert store.revision == revision
    assert len(store.quads()) == 7


def test_blank_nodes_of_two_graphs_stay_apart():
    store = InProcessStore.in_memory()
    graphs = [NamedNode(f"{X}g1"), NamedNode(f"{X}g2")]
    store.replace({graph: [Quad(BlankNode("b"), NamedNode(X), Literal(graph.value))] for graph in graphs})
    assert len(store.select("SELECT DISTINCT ?b { ?b ?p ?o }").rows) == 2


def test_a_change_of_two_graphs_is_all_or_nothing(store: InProcessStore, tea: tuple[Quad, ...], graph: NamedNode):
    """The second graph's quads cannot be read, so the first graph's are not written."""

    def broken() -> Iterator[Quad]:
        yield fact("a")
        raise OSError("the source is gone")

    with pytest.raises(OSError, match="gone"):
        store.replace({graph: tea, OTHER: broken()})
    assert store.quads() == ()


def test_a_reader_cannot_write(folder: Path, tea: tuple[Quad, ...], graph: NamedNode):
    InProcessStore.open(folder).close()
    reader = InProcessStore.open_read_only(folder)
    with pytest.raises(StoreReadOnly, match="for reading"):
        reader.replace({graph: tea})
    reader.close()


def test_a_closed_dataset_says_so(memory: InProcessStore):
    memory.close()
    with pytest.raises(StoreUnreachable, match="closed"):
        memory.quads()
