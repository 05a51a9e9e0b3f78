"""One dataset with the sample behind each kind of store; every fact of this folder holds for all of them."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from pyoxigraph import NamedNode, Quad
from tests.conftest import real
from tests.contract import servers
from tests.unit.store.engine.conftest import engine_store

from plangraph.pipeline.workspace import Workspace
from plangraph.settings import Settings
from plangraph.store.engine.limits import Limits
from plangraph.store.in_process import InProcessStore
from plangraph.store.remote.access import Access
from plangraph.store.remote.store import RemoteStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from plangraph.protocols import SparqlStore

HURRY = 1.0
"""Seconds that a hurried store has for a query."""
PATIENCE = 60.0
"""Seconds that any other has, since a server first compiles what it has not heard before."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A store to state facts about.

    ``hurried`` is the same dataset with a limit of a second, where a store has limits. ``whole`` is whether changes
    of several graphs are made all or not at all, ``unnamed`` whether there is a graph without a name.
    """

    store: SparqlStore
    hurried: SparqlStore | None = None
    whole: bool = True
    unnamed: bool = True


@contextmanager
def in_memory(folder: Path) -> Iterator[Subject]:  # noqa: ARG001  every maker is given a folder
    store = InProcessStore.in_memory()
    yield Subject(store)
    store.close()


@contextmanager
def on_disk(folder: Path) -> Iterator[Subject]:
    store = InProcessStore.open(folder / "store")
    yield Subject(store)
    store.close()


@contextmanager
def on_engine(folder: Path) -> Iterator[Subject]:
    """The engine of the service: processes that read snapshots, and one that writes."""
    store = folder / "store"
    InProcessStore.open(store).close()
    patient = Limits(seconds=PATIENCE)
    with (
        engine_store(store, writable=True, limits=patient) as engine,
        engine_store(store, limits=replace(patient, seconds=HURRY)) as hurried,
    ):
        yield Subject(engine, hurried)


@contextmanager
def on_oxigraph(folder: Path) -> Iterator[Subject]:
    program = servers.oxigraph()
    real(program, "Oxigraph's server")
    assert program
    with servers.oxigraph_serves(program, folder, "--timeout-s", "5") as url, remote(url) as subject:
        yield subject


@contextmanager
def on_unknown_vendor(folder: Path) -> Iterator[Subject]:
    """The same server as one of which nothing is known but the standard."""
    program = servers.oxigraph()
    real(program, "Oxigraph's server")
    assert program
    with (
        servers.oxigraph_serves(program, folder, "--timeout-s", "5") as url,
        remote(f"{url}/query", vendor="generic", update_url=f"{url}/update") as subject,
    ):
        yield subject


@contextmanager
def on_virtuoso(folder: Path) -> Iterator[Subject]:
    program = servers.virtuoso()
    real(program, "Virtuoso")
    assert program
    with servers.virtuoso_serves(program, folder) as url, remote(url) as subject:
        yield subject


@contextmanager
def remote(url: str, **more: str) -> Iterator[Subject]:
    access = replace(Access(url, read_limit=PATIENCE), **more)  # type: ignore[arg-type]
    store, hurried = RemoteStore.open(access), RemoteStore.open(replace(access, read_limit=HURRY))
    yield Subject(store, hurried, store.vendor.atomic, store.vendor.nameless)
    store.close()
    hurried.close()


# A new kind of store is one more line: a context manager that takes an empty folder and gives its Subject.
MAKERS: dict[str, Callable[[Path], AbstractContextManager[Subject]]] = {
    "memory": in_memory,
    "disk": on_disk,
    "engine": on_engine,
    "oxigraph": on_oxigraph,
    "generic": on_unknown_vendor,
    "virtuoso": on_virtuoso,
}


@pytest.fixture(scope="session", params=list(MAKERS))
def subject(
    request: pytest.FixtureRequest, workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Subject]:
    """The store of one kind; it holds the sample, and tests clear away what they add."""
    graphs: defaultdict[NamedNode, list[Quad]] = defaultdict(list)
    for quad in workspace.store.quads():
        assert isinstance(quad.graph_name, NamedNode)
        graphs[quad.graph_name].append(quad)
    with MAKERS[request.param](tmp_path_factory.mktemp(request.param)) as made:
        assert made.store.replace(graphs)
        yield made


@pytest.fixture
def store(subject: Subject) -> SparqlStore:
    return subject.store


@pytest.fixture
def asked(subject: Subject, workspace: Workspace) -> Workspace:
    """The sample behind the store, to be asked as a person asks."""
    return Workspace(Settings(), subject.store, workspace.library, workspace.identifiers, workspace.context)


@pytest.fixture
def graphs(store: SparqlStore) -> Iterator[Callable[[], NamedNode]]:
    """Names of graphs that nobody uses; what they hold is taken out afterwards."""
    named: list[NamedNode] = []

    def name() -> NamedNode:
        named.append(NamedNode(f"https://example.org/graph/{uuid4().hex}"))
        return named[-1]

    yield name
    store.replace(dict.fromkeys(named, ()))


@pytest.fixture
def graph(graphs: Callable[[], NamedNode]) -> NamedNode:
    return graphs()
