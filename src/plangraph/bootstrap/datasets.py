"""Datasets in a folder, behind a server or in memory, without what reads plans: that takes 0.3 s to import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from plangraph.bootstrap.definitions import context, library, shapes, vocabulary
from plangraph.errors import StoreUnreachable
from plangraph.model.identifier import Identifiers
from plangraph.pipeline.checking import Findings, findings
from plangraph.pipeline.workspace import Workspace
from plangraph.search.searcher import Searcher
from plangraph.settings import DEFAULT_STORE, Settings
from plangraph.store.in_process import InProcessStore
from plangraph.store.remote.access import Access, is_address
from plangraph.validate.guard import Guard
from plangraph.validate.shapes import validate
from plangraph.vocabulary import VOCABULARY_GRAPH

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from plangraph.protocols import SparqlStore


def open_workspace(store: str | Path | None = None, *, writable: bool = False) -> Workspace:
    """The dataset in a folder or behind a server (by default of the settings); ``writable`` makes a missing folder.

    Raises StoreUnreachable, StoreLocked, StoreVersionMismatch.
    """
    settings = Settings.from_environment()
    named = str(store or settings.store)
    if is_address(named):
        return remote_workspace(named, settings, writable=writable)
    folder = Path(named)
    if writable:
        return equip(InProcessStore.open(folder, guard(settings.base_iri)), settings, searcher_of(folder))
    expect(folder)
    store_read = InProcessStore.open_read_only(folder)
    return Workspace(settings, store_read, library(), Identifiers(settings.base_iri), context(), searcher_of(folder))


def existing_workspace(store: str | None = None) -> Workspace:
    """The dataset in a folder or behind a server for writing, where it stands; raises StoreUnreachable where not."""
    named = store or Settings.from_environment().store
    if not is_address(named):
        expect(Path(named))
    return open_workspace(store, writable=True)


def empty_workspace() -> Workspace:
    """A dataset in memory that holds the vocabulary alone and takes what is put into it unchecked."""
    return equip(InProcessStore.in_memory(), Settings.from_environment())


def is_missing(store: str | None) -> bool:
    """Whether no dataset was named and none stands in the working folder."""
    return store is None and Settings.from_environment().store == DEFAULT_STORE and not Path(DEFAULT_STORE).exists()


def check_plan(workspace: Workspace, plan: str, *, stated_only: bool = False) -> Findings:
    """The findings of a plan as the dataset holds it, corrections included."""
    found = workspace.issues(plan, stated_only=stated_only)
    return findings(found, validate(workspace.stated(plan), shapes()))


def remote_workspace(url: str, settings: Settings, *, writable: bool) -> Workspace:
    """The dataset behind a server."""
    from plangraph.store.remote.store import RemoteStore  # noqa: PLC0415  httpx is for those who name a server

    store = RemoteStore.open(Access.from_environment(url))
    if writable:
        return equip(store, settings)
    return Workspace(settings, store, library(), Identifiers(settings.base_iri), context())


def expect(folder: Path) -> None:
    """Raises StoreUnreachable where there is no dataset."""
    if not folder.exists():
        raise StoreUnreachable(
            f"There is no dataset at {folder}: `plangraph ingest FILE --store {folder}` makes one from a plan."
        )


def guard(base_iri: str) -> Guard:
    """Holds the graphs that state plans against the shapes."""
    identifiers, start = Identifiers(base_iri), f"{base_iri}plan/"

    def states(graph: NamedNode) -> bool:
        return graph == identifiers.graph_stated(graph.value.removeprefix(start).partition("/")[0])

    return Guard(states, shapes)


def searcher_of(folder: Path) -> Searcher:
    """Keeps the search index of a dataset beside it."""
    return Searcher(folder / "search")


def equip(store: SparqlStore, settings: Settings, searcher: Searcher | None = None) -> Workspace:
    """The writable dataset in a store, with the vocabulary in it."""
    store.replace({VOCABULARY_GRAPH: tuple(vocabulary())})
    identifiers = Identifiers(settings.base_iri)
    return Workspace(settings, store, library(), identifiers, context(), searcher or Searcher())
