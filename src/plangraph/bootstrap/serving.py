"""A dataset for the service: its engine, its process for writes, and the desk of plans that are sent in."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from anyio import to_thread

from plangraph.bootstrap.datasets import guard, ingest, open_workspace, remote_workspace, searcher_of
from plangraph.bootstrap.definitions import context, library, shapes
from plangraph.bootstrap.reading import sample, warm_up
from plangraph.errors import ParameterError
from plangraph.model.identifier import Identifiers
from plangraph.pipeline.draft_acceptance import Uploads
from plangraph.pipeline.draft_desk import LIMIT, Desk
from plangraph.pipeline.draft_reading import read_draft as read_draft_with
from plangraph.pipeline.drafts import Spool
from plangraph.pipeline.ingestion import graphs_of
from plangraph.pipeline.served import Served
from plangraph.pipeline.workspace import Workspace
from plangraph.read.detect import read
from plangraph.read.gazetteers import gazetteer
from plangraph.settings import Settings
from plangraph.store.engine.limits import Limits
from plangraph.store.engine.sandbox import confine
from plangraph.store.engine.service import ServiceEngine
from plangraph.store.engine.store import EngineStore
from plangraph.store.engine.writer import Writer
from plangraph.store.engine.writing import write_until_closed
from plangraph.store.in_process import InProcessStore
from plangraph.store.remote.access import is_address
from plangraph.store.threaded import ThreadedEngine

if TYPE_CHECKING:
    from plangraph.pipeline.draft import Draft


_READING_MEMORY = 4096
"""MiB of address space of a process that reads a plan which was sent in."""


def served(store: str | None = None, *, writable: bool = False) -> tuple[Served, str | None]:
    """The dataset for the service, made where it is missing; an empty one gets the sample, and the note says so.

    A dataset behind a server is served as it is, with the limits of that server. Raises ParameterError, StoreError.
    """
    settings = Settings.from_environment()
    named = str(store or settings.store)
    if is_address(named):
        if writable:
            raise ParameterError(f"{named} takes writes itself: start the service without --writable.")
        return served_here(remote_workspace(named, settings, writable=False)), None
    folder = Path(named)
    note = _with_sample(folder)
    return _served_folder(folder, settings, writable=writable), note


def served_here(workspace: Workspace) -> Served:
    """A dataset for the service of this process alone, without processes of its own."""
    return Served(workspace, ThreadedEngine(workspace.store))


def uploads(folder: Path, limit: float = LIMIT) -> Uploads:
    """Plans that are sent to the service of a dataset: read within ``limit`` seconds each, and kept beside it."""
    return Uploads(Desk(Spool(folder, version("plangraph")), read_draft, warm_up_confined, limit=limit), shapes)


def read_draft(draft: Draft) -> None:
    """Reads a plan that was sent in; runs in a process of its own."""
    identifiers = Identifiers(Settings.from_environment().base_iri)
    read_draft_with(draft, read, gazetteer(), lambda plan: graphs_of(plan, identifiers, shapes(), version("plangraph")))


def write_for_service(number: str, folder: str, base_iri: str, *allowed: str) -> None:
    """Writes to the dataset of a folder what comes on the socket of that number, until it is closed."""
    judge = guard(base_iri)
    write_until_closed(
        int(number),
        lambda: InProcessStore.open(folder, judge, frozenset(allowed), settles=False),
        network=bool(allowed),
    )


def _served_folder(folder: Path, settings: Settings, *, writable: bool) -> Served:
    limits = Limits(
        seconds=settings.query_timeout,
        memory=settings.worker_memory,
        answer=settings.answer_size,
        queue=settings.queue,
        allowed=frozenset(settings.allow_service),
    )
    engine = ServiceEngine(folder, limits)
    writer = Writer(folder, settings.base_iri, settings.update_timeout, settings.allow_service) if writable else None
    engine_store = EngineStore(engine, writer)
    identifiers = Identifiers(settings.base_iri)
    workspace = Workspace(settings, engine_store, library(), identifiers, context(), searcher_of(folder))
    taking = uploads(folder) if writable else None

    async def stop() -> None:
        if taking is not None:
            await to_thread.run_sync(taking.desk.close)
        await engine_store.stop()

    return Served(workspace, engine, writable, folder, engine_store.start, stop, taking)


def _with_sample(folder: Path) -> str | None:
    """Makes a missing dataset, and loads the sample into an empty one; the note says so."""
    stands = folder.is_dir() and any(folder.iterdir())
    if stands:
        with open_workspace(folder) as workspace:
            if workspace.plans():
                return None
    with open_workspace(folder, writable=True) as workspace:
        outcome = ingest(sample(), workspace)
        return f"loaded the sample plan {outcome.plan.id} ({outcome.quads} quads)"


def warm_up_confined() -> None:
    """Readies a process for files of strangers, which needs neither network nor programs."""
    warm_up()
    confine(_READING_MEMORY)
