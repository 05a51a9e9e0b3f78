"""The dataset behind the engine, as threads of the service see it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from tests.unit.store.engine.conftest import KILLERS, engine_store
from tests.waiting import until

from plangraph.errors import QueryTimeout, StoreLocked, StoreReadOnly
from plangraph.store.in_process import InProcessStore

if TYPE_CHECKING:
    from plangraph.store.engine.store import EngineStore

GRAPH = NamedNode("https://example.org/graph")
QUAD = Quad(NamedNode("https://example.org/a"), NamedNode("https://example.org/b"), Literal("三"), GRAPH)
RDFS = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
LABEL = RDFS + "SELECT ?label { ?thing rdfs:label ?label }"


def test_it_answers_as_the_dataset_in_this_process_does(sample_store: Path):
    with engine_store(sample_store) as store:
        here = InProcessStore.open_read_only(sample_store)
        thing = {"thing": NamedNode("https://w3id.org/plangraph/id/plan/dazu-ip-2025/task/9")}
        describe = "CONSTRUCT { ?thing ?p ?o } WHERE { ?thing ?p ?o }"
        assert store.select(LABEL, thing) == here.select(LABEL, thing)
        assert set(store.construct(describe, thing)) == set(here.construct(describe, thing))
        assert store.answer(LABEL + " ORDER BY ?label", ("text/csv",)) == here.answer(
            LABEL + " ORDER BY ?label", ("text/csv",)
        )
        assert set(store.quads()) == set(here.quads())
        assert store.revision == here.revision
        here.close()


def test_a_saved_query_has_the_limit_of_any_other(sample_store: Path):
    with engine_store(sample_store) as store, pytest.raises(QueryTimeout):
        store.select(KILLERS["COUNT over a cross product"])


def test_without_a_writer_it_is_read_only(sample_store: Path):
    with engine_store(sample_store) as store, pytest.raises(StoreReadOnly, match="--writable"):
        store.replace({GRAPH: [QUAD]})


def test_what_was_written_is_there_for_the_next_query(dataset: Path):
    with engine_store(dataset, writable=True) as store:
        for _ in range(10):
            assert store.replace({GRAPH: [QUAD]})
            assert store.quads(GRAPH) == (QUAD,)
            assert len(store.select(f"SELECT * {{ GRAPH {GRAPH} {{ ?s ?p ?o }} }}").rows) == 1
            assert not store.replace({GRAPH: [QUAD]})
            assert store.replace({GRAPH: []})
            assert store.quads(GRAPH) == ()


def test_a_dataset_that_another_process_writes_is_told_at_the_start(dataset: Path):
    held = InProcessStore.open(dataset)
    with pytest.raises(StoreLocked), engine_store(dataset, writable=True):
        pass
    held.close()


def test_a_writer_that_was_killed_between_two_writes_has_a_successor(dataset: Path):
    with engine_store(dataset, writable=True) as store:
        assert store.replace({GRAPH: [QUAD]})
        (pid,) = _writers()
        os.kill(pid, 9)
        until(lambda: not _believed_alive(store))
        assert store.replace({GRAPH: []})
        assert _writers() != {pid}


def _believed_alive(store: EngineStore) -> bool:
    """Whether the service has not noticed yet that its process of writes has ended."""
    assert store._writer is not None
    return store._writer._channel is not None and store._writer._channel.alive


def _writers() -> set[int]:
    found = set()
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parent = int(entry.joinpath("stat").read_text().rpartition(")")[2].split()[1])
            if parent == os.getpid() and b"write_for_service" in entry.joinpath("cmdline").read_bytes():
                found.add(int(entry.name))
    return found
