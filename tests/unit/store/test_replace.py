"""Changes of named graphs, and the revision that follows them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, parse

from plangraph.errors import StoreReadOnly, StoreUnreachable
from plangraph.model.n_triples import NTriples
from plangraph.store.in_process import InProcessStore
from plangraph.store.weighing import weighed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

X = "https://example.org/"


@pytest.fixture(params=["short", "long"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """As one transaction, and as long changes are made: in a copy, by files of a few lines."""
    if request.param == "long":
        monkeypatch.setattr("plangraph.store.in_process._LONG", 0)
        monkeypatch.setattr("plangraph.store.loading._TOGETHER", 1_000)
        monkeypatch.setattr("plangraph.store.bulk._TOGETHER", 3)
    return str(request.param)


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


def test_the_revision_is_the_weight_of_what_is_kept(folder: Path, tea: tuple[Quad, ...], graph: NamedNode):
    """Statements that are given twice, or are the same for the engine, weigh once."""
    store, decimal = InProcessStore.open(folder), NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    halves = [Quad(OTHER, OTHER, Literal(text, datatype=decimal), graph) for text in ("1.50", "1.5")]
    store.replace({graph: [*tea, *halves, *tea], OTHER: parse(LIST, RdfFormat.TURTLE)})
    assert len(store.quads(graph)) == len(set(tea)) + 1
    for graphs in ({graph: tea[:90]}, {graph: [*halves, *tea[50:]], OTHER: [fact("a")]}, {OTHER: ()}):
        assert store.replace(graphs)
        store.close()
        snapshot = Store.read_only(str(next((folder / "snapshots").iterdir())))
        assert weighed(snapshot).token == InProcessStore.open_read_only(folder).revision
        store = InProcessStore.open(folder)
    store.close()


def test_a_changed_graph_of_text_is_changed_where_it_differs(
    store: InProcessStore, tea: tuple[Quad, ...], graph: NamedNode
):
    store.replace({graph: NTriples.of(tea)})
    assert not store.replace({graph: NTriples.of(reversed(tea))})
    assert store.replace({graph: NTriples.of(tea[20:])})
    assert set(store.quads(graph)) == set(tea[20:])


def test_files_of_a_change_are_gone_after_it(
    folder: Path, store: InProcessStore, tea: tuple[Quad, ...], graph: NamedNode
):
    store.replace({graph: tea})
    store.replace({graph: tea[:100]})
    (live,) = (folder / "data").iterdir()
    assert not list(live.glob("**/*.nq"))


def test_what_fails_while_it_is_loaded_leaves_all_as_it_was(
    store: InProcessStore, tea: tuple[Quad, ...], graph: NamedNode, way: str, monkeypatch: pytest.MonkeyPatch
):
    store.replace({OTHER: [fact("a")]})
    before = store.revision

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(
            f"plangraph.store.{'loading.Loading._load' if way == 'long' else 'directory.Directory.publish'}", full
        )
        with pytest.raises(StoreUnreachable, match="No space left"):
            store.replace({graph: tea})
    assert (store.quads(), store.revision) == ((fact("a"),), before)
    assert store.replace({graph: tea})
    assert len(store.quads()) == len(tea) + 1


def test_another_thread_sees_all_graphs_before_a_change_or_all_after(store: InProcessStore, graph: NamedNode):
    done = Event()

    def version(number: int) -> None:
        held = [Quad(NamedNode(f"{X}{n}"), NamedNode(X), Literal(number), graph) for n in range(50)]
        store.replace({graph: held, OTHER: held})

    def seen() -> set[int]:
        counts = set()
        while not done.is_set():
            counts.add(len(store.select("SELECT DISTINCT ?v { ?s ?p ?v }").rows))
        return counts

    version(0)
    with ThreadPoolExecutor(1) as reader:
        counts = reader.submit(seen)
        for number in range(1, 12):
            version(number)
        done.set()
        assert counts.result() == {1}


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
