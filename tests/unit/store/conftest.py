"""Quads to keep, and a dataset in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from plangraph.store.in_process import InProcessStore

if TYPE_CHECKING:
    from collections.abc import Iterator

GOLDEN = Path(__file__).parents[2] / "golden" / "graph" / "qingshi-tea-2024.ttl"


@pytest.fixture(scope="session")
def graph() -> NamedNode:
    return NamedNode("https://example.org/id/plan/qingshi-tea-2024/graph/stated")


@pytest.fixture(scope="session")
def tea(graph: NamedNode) -> tuple[Quad, ...]:
    triples = parse(GOLDEN.read_bytes(), RdfFormat.TURTLE)
    return tuple(Quad(quad.subject, quad.predicate, quad.object, graph) for quad in triples)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def store(folder: Path) -> Iterator[InProcessStore]:
    store = InProcessStore.open(folder)
    yield store
    store.close()


@pytest.fixture
def memory(tea: tuple[Quad, ...], graph: NamedNode) -> InProcessStore:
    store = InProcessStore.in_memory()
    store.replace({graph: tea})
    return store
