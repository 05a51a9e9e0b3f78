"""What the operator of a dataset does: tokens, RDF of others, backups, diagnosis."""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from plangraph.bootstrap.datasets import expect, open_workspace
from plangraph.errors import ParameterError
from plangraph.model.identifier import Identifiers
from plangraph.pipeline.diagnosis import Diagnosis, diagnose_folder, diagnose_server
from plangraph.pipeline.rdf_loading import Loaded, load_rdf, named_graph
from plangraph.settings import DEFAULT_STORE, Settings
from plangraph.store.backup import Manifest, back_up
from plangraph.store.backup import restore as restore_backup
from plangraph.store.in_process import InProcessStore
from plangraph.store.remote.access import is_address
from plangraph.store.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def tokens(store: str | None = None) -> Tokens:
    """The tokens of the dataset in a folder; raises StoreUnreachable where there is none."""
    folder = Path(store or Settings.from_environment().store)
    expect(folder)
    return Tokens(folder)


@contextmanager
def rdf_loader(
    graph: str | None, store: str | None = None, *, anew: bool = False
) -> Iterator[Callable[[Path], Loaded]]:
    """Loads RDF files into a dataset, which is made when the first of them is at hand; raises ParameterError."""
    place, folder, base = named_graph(graph), _folder(store, "load RDF with it"), Settings.from_environment().base_iri
    with ExitStack() as stack:

        @cache
        def dataset() -> InProcessStore:
            opened = stack.enter_context(open_workspace(folder, writable=True)).store
            assert isinstance(opened, InProcessStore)
            return opened

        yield lambda path: load_rdf(path, dataset, place, base, anew=anew)


def backup(target: Path, store: str | None = None) -> Manifest:
    """Copies the dataset in a folder, which may be in use; raises ParameterError, StoreError."""
    folder = _folder(store, "back it up")
    expect(folder)
    return back_up(folder, target, datetime.now(UTC).isoformat(timespec="seconds"), version("plangraph"))


def restore(source: Path, target: Path) -> Manifest:
    """Makes a dataset from a backup; raises ParameterError, StoreError."""
    return restore_backup(source, target)


def diagnose(store: str | None = None) -> Diagnosis:
    """What is wrong with a dataset and the machine that serves it."""
    try:
        settings = Settings.from_environment()
    except ParameterError:
        settings = Settings()  # a check of its own tells
    named = store or os.environ.get("PLANGRAPH_STORE")
    if is_address(named):
        return diagnose_server(str(named), lambda: open_workspace(named).plans())
    return diagnose_folder(settings, Path(named or DEFAULT_STORE), Identifiers(settings.base_iri), named=bool(named))


def _folder(store: str | None, doing: str) -> Path:
    named = store or Settings.from_environment().store
    if is_address(named):
        raise ParameterError(f"{named} is a server: {doing} by its own means, or name a folder with --store.")
    return Path(named)
