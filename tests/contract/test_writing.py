"""What changes a dataset, and what does not."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from plangraph.errors import PlangraphError, QuerySyntaxError, RdfSyntaxError, StoreError, UnsupportedFormat

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.contract.conftest import Subject

    from plangraph.protocols import SparqlStore

S, P = NamedNode("https://example.org/s"), NamedNode("https://example.org/p")


def held(store: SparqlStore, graph: NamedNode) -> list[str]:
    return sorted(quad.object.value for quad in store.quads(graph))  # type: ignore[union-attr]


def test_replace_a_second_time_changes_nothing(store: SparqlStore, graph: NamedNode):
    node = BlankNode()
    quads = [
        Quad(S, P, Literal("九", language="zh"), graph),
        Quad(S, P, Literal("1.50", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal")), graph),
        Quad(S, P, Literal(True), graph),  # noqa: FBT003  a literal
        Quad(S, P, node, graph),
        Quad(node, P, Literal(1), graph),
    ]
    assert store.replace({graph: quads})
    revision = store.revision
    assert not store.replace({graph: quads})
    assert store.revision == revision


def test_replace_leaves_other_graphs_alone_and_puts_quads_where_the_key_says(
    store: SparqlStore, graphs: Callable[[], NamedNode]
):
    one, two = graphs(), graphs()
    store.replace({one: [Quad(S, P, Literal("a"), one)], two: [Quad(S, P, Literal("b"), one)]})
    store.replace({one: [Quad(S, P, Literal("c"), one)]})
    assert (held(store, one), held(store, two)) == (["c"], ["b"])


def test_a_reader_sees_all_graphs_before_a_replacement_or_all_after(subject: Subject, graphs: Callable[[], NamedNode]):
    if not subject.whole:
        pytest.skip("this store replaces each graph by itself")
    one, two, done = graphs(), graphs(), Event()

    def version(number: int) -> None:
        held = [Quad(NamedNode(f"x:{n}"), P, Literal(number), one) for n in range(100)]
        subject.store.replace({one: held, two: held})

    def versions_seen() -> list[int]:
        query = f"SELECT DISTINCT ?v WHERE {{ VALUES ?g {{ {one} {two} }} GRAPH ?g {{ ?s {P} ?v }} }}"
        counts = [len(subject.store.select(query).rows)]
        while not done.is_set():
            counts.append(len(subject.store.select(query).rows))
        return counts

    version(0)
    with ThreadPoolExecutor(1) as reader:
        seen = reader.submit(versions_seen)
        for number in range(1, 8):
            version(number)
        done.set()
        assert set(seen.result()) == {1}


def test_a_refused_update_leaves_a_revision_that_stays(store: SparqlStore, graph: NamedNode):
    store.replace({graph: [Quad(S, P, Literal("a"), graph)]})
    with pytest.raises(QuerySyntaxError):
        store.update("INSERT DATA {")
    assert store.revision == store.revision


def test_replace_with_nothing_takes_a_graph_out(store: SparqlStore, graph: NamedNode):
    store.replace({graph: [Quad(S, P, Literal("a"), graph)]})
    assert store.has_graph(graph)
    assert store.replace({graph: ()})
    assert not store.has_graph(graph)
    assert not store.replace({graph: ()})


def test_many_quads_are_replaced_at_once(store: SparqlStore, graph: NamedNode):
    quads = [Quad(S, P, Literal(f"第{number}项任务，由区科技局牵头"), graph) for number in range(5000)]
    assert store.replace({graph: quads})
    assert len(tuple(store.quads(graph))) == 5000


def test_the_revision_changes_with_every_change_and_stays_otherwise(store: SparqlStore, graph: NamedNode):
    seen = {store.revision}
    store.replace({graph: [Quad(S, P, Literal("a"), graph)]})
    seen.add(store.revision)
    store.update(f"INSERT DATA {{ GRAPH {graph} {{ {S} {P} 'b' }} }}")
    seen.add(store.revision)
    store.write_graph(graph, b"<x:s> <x:p> 'c' .", "text/turtle", merge=True)
    seen.add(store.revision)
    store.drop_graph(graph)
    assert len(seen | {store.revision}) >= 4
    assert store.revision == store.revision


def test_the_revision_is_no_part_of_the_dataset(store: SparqlStore, graph: NamedNode):
    store.replace({graph: [Quad(S, P, Literal("a"), graph)]})
    assert not [quad for quad in store.quads() if "revision" in str(quad.graph_name)]


def test_an_update_is_made(store: SparqlStore, graph: NamedNode):
    store.update(f"INSERT DATA {{ GRAPH {graph} {{ {S} {P} '甲' , '乙' }} }}")
    store.update(f"DELETE DATA {{ GRAPH {graph} {{ {S} {P} '甲' }} }}")
    store.update(f"INSERT {{ GRAPH {graph} {{ ?s {P} '丙' }} }} WHERE {{ GRAPH {graph} {{ ?s {P} '乙' }} }}")
    assert held(store, graph) == ["丙", "乙"]


def test_an_update_finds_what_its_graphs_hold_alone(store: SparqlStore, graphs: Callable[[], NamedNode]):
    one, two, made = graphs(), graphs(), graphs()
    store.replace({one: [Quad(S, P, Literal("one"), one)], two: [Quad(S, P, Literal("two"), two)]})
    text = f"INSERT {{ GRAPH {made} {{ ?s ?p ?o }} }} WHERE {{ ?s ?p ?o }}"
    store.update(text, using=[one.value])
    assert held(store, made) == ["one"]


@pytest.mark.parametrize("text", ["INSERT DATA {", "UPDATE everything", "SELECT * { ?s ?p ?o }"])
def test_what_is_no_update_is_refused_with_one_sentence(store: SparqlStore, text: str):
    with pytest.raises(QuerySyntaxError) as refused:
        store.update(text)
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)


def test_an_update_that_fails_half_way_changes_nothing(subject: Subject, graph: NamedNode):
    failing = f"INSERT DATA {{ GRAPH {graph} {{ {S} {P} 'a' }} }} ; CREATE GRAPH {graph} ; CREATE GRAPH {graph}"
    with pytest.raises(PlangraphError):
        subject.store.update(failing)
    if subject.whole:
        assert held(subject.store, graph) == []


def test_a_graph_is_written_replaced_and_added_to(store: SparqlStore, graph: NamedNode):
    assert store.write_graph(graph, "<x:s> <x:p> '甲'@zh .".encode(), "text/turtle", merge=False)
    assert not store.write_graph(graph, b'<x:s> <x:p> "b" .', "application/n-triples", merge=True)
    assert held(store, graph) == ["b", "甲"]
    assert not store.write_graph(graph, b'[{"@id":"x:s","x:p":"c"}]', "application/ld+json", merge=False)
    assert held(store, graph) == ["c"]


def test_relative_addresses_are_below_the_base(store: SparqlStore, graph: NamedNode):
    store.write_graph(graph, b"<s> <p> <o> .", "text/turtle", merge=False, base="https://example.org/base/")
    assert held(store, graph) == ["https://example.org/base/o"]


def test_blank_nodes_of_two_writings_are_two(store: SparqlStore, graph: NamedNode):
    for _ in range(2):
        store.write_graph(graph, b'_:same <x:p> "x" .', "application/n-triples", merge=True)
    assert len(tuple(store.quads(graph))) == 2


def test_a_graph_is_dropped_once(store: SparqlStore, graph: NamedNode):
    store.write_graph(graph, b"<x:s> <x:p> 'x' .", "text/turtle", merge=False)
    assert [store.drop_graph(graph), store.has_graph(graph), store.drop_graph(graph)] == [True, False, False]


def test_triples_that_cannot_be_read_change_nothing(store: SparqlStore, graph: NamedNode):
    store.write_graph(graph, b"<x:s> <x:p> 'x' .", "text/turtle", merge=False)
    with pytest.raises(RdfSyntaxError, match="cannot be read"):
        store.write_graph(graph, b"<x:s> <x:p> 'y", "text/turtle", merge=False)
    with pytest.raises(UnsupportedFormat):
        store.write_graph(graph, b"", "text/html", merge=False)
    assert held(store, graph) == ["x"]


def test_the_graph_without_a_name_is_written_and_emptied_where_there_is_one(subject: Subject):
    store, asked = subject.store, ("ASK { <x:nameless> ?p ?o }", ["application/json"])
    if not subject.unnamed:
        with pytest.raises(StoreError, match="no graph without a name"):
            store.write_graph(None, b"<x:nameless> <x:p> 'x' .", "text/turtle", merge=True)
        return
    assert not store.write_graph(None, b"<x:nameless> <x:p> 'x' .", "text/turtle", merge=True)
    assert store.answer(*asked, union=False)[1] == b'{"head":{},"boolean":true}'
    assert [quad for quad in store.quads() if quad.subject == NamedNode("x:nameless")]
    assert store.drop_graph(None)
    assert store.answer(*asked, union=False)[1] == b'{"head":{},"boolean":false}'
