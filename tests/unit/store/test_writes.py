"""Updates, graphs written whole, what is refused, and the revisions that follow."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store

from plangraph.errors import (
    FederationRefused,
    GraphsConflict,
    NotOneGraph,
    QueryError,
    QuerySyntaxError,
    RdfSyntaxError,
    ShapeViolation,
    StoreReadOnly,
    UnsupportedFormat,
)
from plangraph.store.directory import Directory
from plangraph.store.in_process import InProcessStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

X = "https://example.org/"
G, H = NamedNode(f"{X}g"), NamedNode(f"{X}h")
S, P = NamedNode(f"{X}s"), NamedNode(f"{X}p")
INSERT = f"INSERT DATA {{ GRAPH {G} {{ {S} {P} 1 }} }}"
TURTLE = "text/turtle"


def no_sevens(graph: NamedNode, quads: Iterable[Quad]) -> str | None:
    """A guard: graph H may hold no 7."""
    return "the report" if graph == H and any(quad.object == Literal(7) for quad in quads) else None


@pytest.fixture(params=["folder", "memory"])
def guarded(request: pytest.FixtureRequest, folder: Path) -> Iterator[InProcessStore]:
    in_folder = request.param == "folder"
    store = InProcessStore.open(folder, no_sevens) if in_folder else InProcessStore.in_memory(no_sevens)
    yield store
    store.close()


def triple(value: object) -> bytes:
    return f"{S} {P} {value} .".encode()


def values(store: InProcessStore, graph: NamedNode | None = None) -> set[str]:
    return {quad.object.value for quad in store.quads(graph) if isinstance(quad.object, Literal)}


RDF_XML = (
    b'<r:Description xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="https://example.org/"'
    b' r:about="https://example.org/s" x:p="1"/>'
)


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_an_update_is_there_for_queries_and_after_opening_again(folder: Path):
    store = InProcessStore.open(folder)
    store.update(INSERT)
    revision = store.revision
    assert values(store, G) == {"1"}
    store.close()
    again = InProcessStore.open(folder)
    assert (again.revision, values(again, G)) == (revision, {"1"})
    again.close()


def test_an_update_acts_on_the_graphs_of_the_request(guarded: InProcessStore):
    guarded.update(f"{INSERT} ; INSERT DATA {{ GRAPH {H} {{ {S} {P} 2 }} }}")
    guarded.update("INSERT { ?s ?p ?o } WHERE { ?s ?p ?o }", using=[G.value])
    guarded.update(
        f"INSERT {{ ?s {S} ?o }} WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}", using=[G.value], using_named=[H.value]
    )
    found = {quad.object for quad in guarded.quads() if quad.graph_name == DefaultGraph()}
    assert found == {Literal(1), Literal(2)}


@pytest.mark.parametrize(
    ("update", "kind", "reason"),
    [
        ("INSERT DATA {\n ?s ?p ?o }", QuerySyntaxError, "The update is no SPARQL: error at 2:12: "),
        ("SELECT * { }", QuerySyntaxError, "no SPARQL"),
        (f"{INSERT} ; DROP GRAPH <x:nowhere>", GraphsConflict, "cannot be made: The graph <x:nowhere> does not exist"),
        (f"CREATE GRAPH {G} ; CREATE GRAPH {G}", GraphsConflict, "already exists"),
        (f"LOAD {G}", FederationRefused, "calls LOAD"),
    ],
)
def test_an_update_that_cannot_be_made_is_refused_in_a_sentence(
    guarded: InProcessStore, update: str, kind: type[QueryError], reason: str
):
    revision = guarded.revision
    with pytest.raises(kind, match=reason) as caught:
        guarded.update(update)
    assert "\n" not in str(caught.value)
    assert (guarded.revision, guarded.quads()) == (revision, ())


def test_what_an_allowed_server_does_not_give_is_no_fault_of_the_disk(folder: Path):
    url = "http://127.0.0.1:1/"
    store = InProcessStore.open(folder, allowed=frozenset((url,)))
    with pytest.raises(QueryError, match="cannot be made"):
        store.update(f"LOAD <{url}>")
    store.update(INSERT)
    store.close()


def test_a_graph_is_put_and_added_to(guarded: InProcessStore):
    assert guarded.write_graph(G, triple("1, 2"), TURTLE, merge=False)
    assert not guarded.write_graph(G, triple(3), f"{TURTLE}; charset=utf-8", merge=True)
    assert values(guarded, G) == {"1", "2", "3"}
    assert not guarded.write_graph(G, triple(4), TURTLE, merge=False)
    assert values(guarded, G) == {"4"}
    assert not guarded.write_graph(None, triple(5), TURTLE, merge=False)
    assert guarded.quads(G) != guarded.quads()


def test_relative_iris_are_of_the_base(guarded: InProcessStore):
    guarded.write_graph(G, b"<s> <p> <> .", TURTLE, merge=False, base=f"{X}base")
    (quad,) = guarded.quads()
    assert (quad.subject, quad.predicate, quad.object) == (S, P, NamedNode(f"{X}base"))


@pytest.mark.parametrize(
    ("media_type", "triples"),
    [
        ("application/n-triples", triple('"1"')),
        ("application/n-quads", triple('"1"')),
        ("application/trig", b"{ <https://example.org/s> <https://example.org/p> '1' }"),
        ("application/ld+json", b'{"@id": "https://example.org/s", "https://example.org/p": "1"}'),
        ("application/rdf+xml", RDF_XML),
    ],
)
def test_a_graph_comes_in_each_format(guarded: InProcessStore, media_type: str, triples: bytes):
    guarded.write_graph(G, triples, media_type, merge=False)
    assert guarded.quads() == (Quad(S, P, Literal("1"), G),)


@pytest.mark.parametrize("media_type", ["application/n-quads", "application/trig"])
def test_a_graph_that_brings_graphs_is_refused(guarded: InProcessStore, media_type: str):
    triples = f'{S} {P} "1" {H} .' if media_type.endswith("quads") else f"{H} {{ {S} {P} 1 }}"
    with pytest.raises(NotOneGraph, match="triples alone"):
        guarded.write_graph(G, triples.encode(), media_type, merge=False)


def test_triples_that_cannot_be_read_are_refused_with_their_line(guarded: InProcessStore):
    with pytest.raises(RdfSyntaxError, match="line 3"):
        guarded.write_graph(G, b"# one\n# two\n<x:s> <x:p> 'a", TURTLE, merge=False)
    with pytest.raises(UnsupportedFormat, match="text/turtle"):
        guarded.write_graph(G, b"", "text/csv", merge=False)
    assert not guarded.has_graph(G)


def test_an_empty_graph_is_there_until_it_is_dropped(guarded: InProcessStore):
    revision = guarded.revision
    assert guarded.write_graph(G, b"", TURTLE, merge=False)
    assert guarded.has_graph(G)
    there = guarded.revision
    assert not guarded.write_graph(G, b"", TURTLE, merge=True)
    assert guarded.revision == there
    assert guarded.drop_graph(G)
    assert not guarded.drop_graph(G)
    assert not guarded.has_graph(G)
    assert guarded.drop_graph(None)
    assert len({revision, there, guarded.revision}) == 3


def test_blank_nodes_of_two_requests_stay_apart(guarded: InProcessStore):
    for _ in range(2):
        guarded.write_graph(G, f"_:b {P} 1 .".encode(), TURTLE, merge=True)
    assert len({quad.subject for quad in guarded.quads()}) == 2
    assert not guarded.write_graph(G, f"{S} {P} 1 . _:b {P} 1 .".encode(), TURTLE, merge=False)
    guarded.write_graph(G, f"{S} {P} 1 . _:b {P} 2 .".encode(), TURTLE, merge=False)
    assert sorted(isinstance(quad.subject, BlankNode) for quad in guarded.quads()) == [False, True]


@pytest.mark.parametrize("media_type", ["folder", "memory"])
def test_graphs_written_whole_have_the_revision_of_their_content(media_type: str, folder: Path):
    store = InProcessStore.open(folder) if media_type == "folder" else InProcessStore.in_memory()
    other = InProcessStore.in_memory()
    store.write_graph(G, triple("1, 2"), TURTLE, merge=False)
    store.write_graph(G, triple("2, 3.50"), TURTLE, merge=False)
    other.replace({G: [Quad(S, P, Literal(2), G), Quad(S, P, Literal("3.5", datatype=xsd("decimal")), G)]})
    assert store.revision == other.revision
    assert not store.write_graph(G, triple(2), TURTLE, merge=True)
    assert store.revision == other.revision
    store.close()


def xsd(name: str) -> NamedNode:
    return NamedNode(f"http://www.w3.org/2001/XMLSchema#{name}")


def test_no_two_contents_have_the_same_revision(guarded: InProcessStore):
    quads = {G: [Quad(S, P, Literal(1), G)]}
    steps: list[Callable[[], object]] = [
        lambda: guarded.replace(quads),
        lambda: guarded.update(f"DELETE WHERE {{ GRAPH {G} {{ ?s ?p ?o }} }}"),
        lambda: guarded.replace(quads),
        lambda: guarded.update(f"INSERT DATA {{ {S} {P} 1 }}"),
        lambda: guarded.replace({G: []}),
        lambda: guarded.write_graph(G, b"", TURTLE, merge=False),
        lambda: guarded.write_graph(G, triple(1), TURTLE, merge=False),
        lambda: guarded.drop_graph(G),
        lambda: guarded.replace(quads),
    ]
    contents: dict[str, tuple[frozenset[Quad], bool]] = {}
    for step in steps:
        step()
        content = frozenset(guarded.quads()), guarded.has_graph(G)
        assert contents.setdefault(guarded.revision, content) == content


def test_the_mark_of_an_update_outlives_opening_and_ingestion(folder: Path):
    store = InProcessStore.open(folder)
    store.update(INSERT)
    store.replace({G: []})
    empty = store.revision
    store.close()
    again = InProcessStore.open(folder)
    assert again.revision == empty != InProcessStore.in_memory().revision
    again.replace({H: [Quad(S, P, Literal(1), H)]})
    assert again.revision != empty
    again.replace({H: []})
    assert again.revision == empty
    reader = InProcessStore.open_read_only(folder)
    assert reader.revision == empty
    reader.close()
    again.close()


REFUSED: dict[str, Callable[[InProcessStore], object]] = {
    "an update": lambda store: store.update(f"INSERT DATA {{ {S} {P} 6 . GRAPH {H} {{ {S} {P} 7 }} }}"),
    "an update by variable": lambda store: store.update(
        f"INSERT {{ GRAPH ?g {{ {S} {P} 7 }} }} WHERE {{ BIND (IRI('{X}h') AS ?g) }}"
    ),
    "a graph": lambda store: store.write_graph(H, triple(7), TURTLE, merge=False),
    "an addition": lambda store: store.write_graph(H, triple(7), TURTLE, merge=True),
}


@pytest.mark.parametrize("write", REFUSED.values(), ids=REFUSED)
def test_what_the_guard_refuses_is_not_made(guarded: InProcessStore, write: Callable[[InProcessStore], object]):
    guarded.update(f"INSERT DATA {{ {S} {P} 0 . GRAPH {H} {{ {S} {P} 1 }} }} ; CREATE GRAPH <x:empty>")
    before, revision = set(guarded.quads()), guarded.revision
    with pytest.raises(ShapeViolation, match="was not made") as caught:
        write(guarded)
    assert caught.value.report == "the report"
    assert (set(guarded.quads()), guarded.revision) == (before, revision)
    assert guarded.has_graph(NamedNode("x:empty"))
    guarded.update(INSERT)
    assert set(guarded.quads()) == {*before, Quad(S, P, Literal(1), G)}


def test_a_refused_update_leaves_the_snapshot_as_it_was_and_later_writes_do_too(folder: Path):
    store = InProcessStore.open(folder, no_sevens)
    store.update(f"INSERT DATA {{ GRAPH {H} {{ {S} {P} 1 }} }}")
    snapshot = folder / "snapshots" / store.revision
    reader = InProcessStore.open_read_only(folder)
    before = digests(snapshot)
    for value in range(8, 20):
        with pytest.raises(ShapeViolation):
            store.write_graph(H, triple(7), TURTLE, merge=True)
        store.write_graph(H, triple(value), TURTLE, merge=True)
    assert digests(snapshot) == before
    assert values(reader) == {"1"}
    assert len(values(store)) == 13
    assert len(list((folder / "data").iterdir())) == 1
    reader.close()
    store.close()


def test_a_graph_that_the_guard_does_not_know_may_hold_anything(guarded: InProcessStore):
    guarded.write_graph(G, triple(7), TURTLE, merge=False)
    guarded.write_graph(None, triple(7), TURTLE, merge=False)
    assert guarded.replace({H: [Quad(S, P, Literal(7), H)]}), "whoever calls has judged it"
    guarded.drop_graph(H)
    assert values(guarded) == {"7"}


def test_a_reader_refuses_every_write(folder: Path):
    InProcessStore.open(folder).close()
    reader = InProcessStore.open_read_only(folder)
    writes: list[Callable[[], object]] = [
        lambda: reader.update(INSERT),
        lambda: reader.write_graph(G, b"", TURTLE, merge=False),
        lambda: reader.drop_graph(G),
    ]
    for write in writes:
        with pytest.raises(StoreReadOnly, match="for reading"):
            write()
    reader.close()


def test_many_small_writes_leave_one_snapshot_and_a_small_folder(folder: Path):
    store = InProcessStore.open(folder)
    for value in range(100):
        store.update(f"INSERT DATA {{ GRAPH {G} {{ {S} {P} {value} }} }}")
    assert [path.name for path in (folder / "snapshots").iterdir()] == [store.revision]
    assert len(list((folder / "data").iterdir())) == 1
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < 4 << 20
    store.close()
    again = InProcessStore.open(folder)
    assert len(values(again)) == 100
    again.close()


def test_a_worn_dataset_is_opened_anew_between_two_writes(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("plangraph.store.directory._WORN", 0)
    store = InProcessStore.open(folder)
    seen = set()
    for value in range(5):
        store.update(f"INSERT DATA {{ GRAPH {G} {{ {S} {P} {value} }} }}")
        seen |= {path.name for path in (folder / "data").iterdir()}
    assert len(seen) == 5
    assert values(store) == set("01234")
    store.close()


def test_a_file_system_without_hard_links_gets_copies(folder: Path, monkeypatch: pytest.MonkeyPatch):
    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    store = InProcessStore.open(folder)
    store.update(INSERT)
    store.close()
    monkeypatch.setattr("os.link", refused)
    again = InProcessStore.open(folder)
    again.update(INSERT.replace(" 1 ", " 2 "))
    assert values(again) == {"1", "2"}
    again.close()


def test_a_snapshot_is_a_whole_dataset_of_the_engine(folder: Path):
    store = InProcessStore.open(folder)
    store.update(INSERT)
    token, snapshot, held = Directory(folder).hold_snapshot()
    assert token == store.revision
    assert len(Store.read_only(str(snapshot))) == 1
    store.close()

    os.close(held)
