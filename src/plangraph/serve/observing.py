"""What the operator sees of requests: how long they took, by lane, and on request a line of JSON for each."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from time import perf_counter
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from plangraph.serve.metrics import Metrics

_KEY = "plangraph.record"


@dataclass(slots=True)
class Record:
    """One request as it goes: who answers it writes down ``lane`` and the ``number`` of its query."""

    lane: str = "page"
    number: str = ""
    status: int = 0
    size: int = 0


def record_of(scope: Scope) -> Record:
    """The record of a request; one that nobody reads where the service is not observed."""
    return cast("Record | None", scope.get(_KEY)) or Record()


class Observer:
    """ASGI: times every request; ``log`` writes a line for each on stderr."""

    def __init__(self, app: ASGIApp, metrics: Metrics, *, log: bool) -> None:
        self._app = app
        self._metrics = metrics
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        record = Record()
        scope[_KEY] = record

        async def noted(message: Message) -> None:
            if message["type"] == "http.response.start":
                record.status = message["status"]
            else:
                record.size += len(message.get("body", b""))
            await send(message)

        begun = perf_counter()
        try:
            await self._app(scope, receive, noted)
        finally:
            seconds = perf_counter() - begun
            self._metrics.request(record.lane, record.status, seconds)
            if self._log:
                _write(scope, record, seconds)


def _write(scope: Scope, record: Record, seconds: float) -> None:
    client = scope.get("client") or ("",)
    line = {
        "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "client": client[0],
        "method": scope["method"],
        "path": scope["path"],
        "status": record.status,
        "seconds": round(seconds, 4),
        "bytes": record.size,
        "lane": record.lane,
        "query": record.number,
    }
    sys.stderr.write(json.dumps(line, ensure_ascii=False) + "\n")
