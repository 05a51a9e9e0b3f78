"""Who wrote what: a line of JSON for each write to a writable service, refused ones too."""

from __future__ import annotations

import asyncio
import json
import os
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar, cast

from anyio import to_thread
from starlette.exceptions import HTTPException

from plangraph.errors import PlangraphError, StoreUnreachable
from plangraph.serve import problems
from plangraph.serve.authority import demand_token, demand_writable
from plangraph.serve.context import workspace_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from starlette.requests import Request

    from plangraph.protocols import SparqlStore

Result = TypeVar("Result")
FILE = "audit.log"
_PRIVATE = 0o600
_MOST_TEXT = 2000
"""Characters of an update that are kept."""


class Audit:
    """Appends to ``audit.log`` in the folder of a dataset; a dataset without one is not audited."""

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / FILE if folder is not None else None
        self.turn = asyncio.Lock()

    def append(self, line: str = "") -> None:
        """Writes a line and flushes it; an empty one only makes sure that it could.

        Raises StoreUnreachable.
        """
        if self._path is None:
            return
        try:
            descriptor = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, _PRIVATE)
            with open(descriptor, "ab", buffering=0) as file:  # noqa: PTH123  the descriptor is open already
                file.write(line.encode())
        except OSError as error:
            raise StoreUnreachable(
                "The audit log {path} cannot be written ({strerror}): free space or mend permissions.",
                path=self._path,
                strerror=error.strerror,
            ) from error


class Write:
    """One write as it goes: who makes it sets ``graphs`` and ``text``, and changes the dataset by ``make``."""

    def __init__(self, store: SparqlStore, turn: asyncio.Lock) -> None:
        self._store = store
        self._turn = turn
        self.label: str | None = None
        self.graphs: tuple[str, ...] = ()
        self.text: str | None = None
        self.status = 500
        self.before: str | None = None
        self.after: str | None = None

    async def make(self, change: Callable[[], Result]) -> Result:
        """Makes the change in a thread; no other write of the service comes between the two revisions.

        So what the change looks at before it writes is still so when it is written.
        """

        def watched() -> Result:
            self.before = self._store.revision
            try:
                return change()
            finally:
                self.after = self._store.revision

        async with self._turn:
            return await to_thread.run_sync(watched)


@asynccontextmanager
async def audited(
    request: Request, operation: str, demand: Callable[[Request], str] = demand_token
) -> AsyncIterator[Write]:
    """A write by whoever may write; its line is appended when it has been made or refused.

    ``demand`` gives the label of who it is. Raises StoreReadOnly, and HTTPException without a good token.
    """
    demand_writable(request)
    audit = cast("Audit", request.app.state.audit)
    audit.append()
    write = Write(workspace_of(request).store, audit.turn)
    try:
        write.label = demand(request)
        yield write
    except HTTPException as error:
        write.status = error.status_code
        raise
    except PlangraphError as error:
        write.status = problems.of_error(error).status
        raise
    finally:
        audit.append(_line(request, operation, write))


def _line(request: Request, operation: str, write: Write) -> str:
    line = {
        "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "token": write.label,
        "client": request.client.host if request.client else None,
        "operation": operation,
        "graphs": write.graphs,
        "text": write.text and write.text[:_MOST_TEXT],
        "before": write.before,
        "after": write.after,
        "status": write.status,
    }
    return json.dumps(line, ensure_ascii=False) + "\n"
