"""A dataset for the service: its engine, its process for writes, and the desk of plans that are sent in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from anyio import to_thread

from plangraph.bootstrap.datasets import open_workspace, remote_workspace, searcher_of
from plangraph.bootstrap.definitions import context, library
from plangraph.errors import ParameterError
from plangraph.model.identifier import Identifiers
from plangraph.pipeline.served import Served
from plangraph.pipeline.workspace import Workspace
from plangraph.settings import Settings
from plangraph.store.engine.limits import Limits
from plangraph.store.engine.service import ServiceEngine
from plangraph.store.engine.store import EngineStore
from plangraph.store.engine.writer import Writer
from plangraph.store.remote.access import is_address
from plangraph.store.threaded import ThreadedEngine

if TYPE_CHECKING:
    from plangraph.pipeline.draft_acceptance import Uploads


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
    taking = _uploads(folder) if writable else None

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
    from plangraph.bootstrap.loading import ingest  # noqa: PLC0415  what reads plans takes 0.3 s to import
    from plangraph.bootstrap.reading import sample  # noqa: PLC0415  the same

    with open_workspace(folder, writable=True) as workspace:
        outcome = ingest(sample(), workspace)
        return f"loaded the sample plan {outcome.plan.id} ({outcome.quads} quads)"


def _uploads(folder: Path) -> Uploads:
    from plangraph.bootstrap.uploading import uploads  # noqa: PLC0415  the same

    return uploads(folder)
