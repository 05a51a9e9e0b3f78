"""A dataset as the service holds it: what pages ask, what queries go to, and when both begin and end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from plangraph.pipeline.draft_acceptance import Uploads
    from plangraph.pipeline.workspace import Workspace
    from plangraph.protocols import QueryEngine


async def nothing() -> None:
    """Does nothing: where a dataset needs no beginning or end."""


@dataclass(frozen=True, slots=True)
class Served:
    """``workspace`` is for threads, ``engine`` for the event loop on which ``start`` and ``stop`` are awaited.

    ``folder`` is where tokens and the book of writes lie, None for a dataset that is in no folder. ``uploads`` is None
    where nobody may send plans in.
    """

    workspace: Workspace
    engine: QueryEngine
    writable: bool = False
    folder: Path | None = None
    start: Callable[[], Awaitable[None]] = nothing
    stop: Callable[[], Awaitable[None]] = nothing
    uploads: Uploads | None = None
