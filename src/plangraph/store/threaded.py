"""Any dataset as a query engine: its queries run in threads, which nothing can end but its own limits."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from plangraph.model.inquiry import EngineState, Reply

if TYPE_CHECKING:
    from plangraph.model.inquiry import Inquiry, Running
    from plangraph.protocols import SparqlStore


class ThreadedEngine:
    """For a dataset in memory, which only its own process sees, and for a remote one, which has limits of its own."""

    def __init__(self, store: SparqlStore) -> None:
        self._store = store

    @property
    def revision(self) -> str:
        """The revision of the dataset."""
        return self._store.revision

    @property
    def running(self) -> tuple[Running, ...]:
        """Nothing that could be ended."""
        return ()

    @property
    def state(self) -> EngineState:
        """No process but this one."""
        return EngineState()

    async def ask(self, inquiry: Inquiry) -> Reply:
        """The whole answer; raises QueryError, StoreError."""
        revision = self._store.revision
        media_type, body = await asyncio.to_thread(
            self._store.answer,
            inquiry.query,
            inquiry.accept,
            default_graphs=inquiry.default_graphs,
            named_graphs=inquiry.named_graphs,
            union=inquiry.union,
        )
        return Reply("", media_type, revision, "thread", body)

    def cancel(self, number: str) -> bool:  # noqa: ARG002  no query has a number
        """False: a thread cannot be ended."""
        return False
