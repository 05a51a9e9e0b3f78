"""The desk of plans that are sent to the service, each read in a process of its own."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from plangraph.bootstrap.definitions import shapes
from plangraph.bootstrap.reading import warm_up
from plangraph.model.identifier import Identifiers
from plangraph.pipeline.draft_acceptance import Uploads
from plangraph.pipeline.draft_desk import LIMIT, Desk
from plangraph.pipeline.draft_reading import read_draft as read_draft_with
from plangraph.pipeline.drafts import Spool
from plangraph.pipeline.ingestion import graphs_of
from plangraph.read.detect import read
from plangraph.read.gazetteers import gazetteer
from plangraph.settings import Settings
from plangraph.store.engine.sandbox import confine

if TYPE_CHECKING:
    from pathlib import Path

    from plangraph.pipeline.draft import Draft

_READING_MEMORY = 4096
"""MiB of address space of a process that reads a plan which was sent in."""


def uploads(folder: Path, limit: float = LIMIT) -> Uploads:
    """Plans that are sent to the service of a dataset: read within ``limit`` seconds each, and kept beside it."""
    return Uploads(Desk(Spool(folder, version("plangraph")), read_draft, warm_up_confined, limit=limit), shapes)


def read_draft(draft: Draft) -> None:
    """Reads a plan that was sent in; runs in a process of its own."""
    identifiers = Identifiers(Settings.from_environment().base_iri)
    read_draft_with(draft, read, gazetteer(), lambda plan: graphs_of(plan, identifiers, shapes(), version("plangraph")))


def warm_up_confined() -> None:
    """Readies a process for files of strangers, which needs neither network nor programs."""
    warm_up()
    confine(_READING_MEMORY)
