"""An engine on the sample, with limits that tests can wait for."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from plangraph.model.inquiry import Inquiry
from plangraph.store.engine.limits import Limits
from plangraph.store.engine.service import ServiceEngine

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

LIMITS = Limits(seconds=1.2, short_for=0.3, fresh=2, ageing=8, slow=2)
JSON = "application/sparql-results+json"
CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
KILLERS = {
    "COUNT over a cross product": f"SELECT (COUNT(*) AS ?n) {{ {CROSS} }}",
    "ASK with a false filter": f"ASK {{ {CROSS} FILTER(CONCAT(STR(?a), STR(?e), STR(?i)) = 'none') }}",
    "ORDER BY": f"SELECT * {{ {CROSS} }} ORDER BY ?c ?f",
    "DISTINCT": f"SELECT DISTINCT ?a ?f {{ {CROSS} }}",
    "GROUP_CONCAT": f"SELECT (GROUP_CONCAT(STR(?c)) AS ?all) {{ {CROSS} }}",
    "an unbounded path": "SELECT (COUNT(*) AS ?n) { ?a (<x:p>|!<x:p>)* ?b . ?c (<x:p>|!<x:p>)* ?d . ?e (!<x:p>)* ?f }",
    "an endless SELECT": f"SELECT * {{ {CROSS} }}",
    "an endless CONSTRUCT": f"CONSTRUCT {{ ?a ?b ?f }} WHERE {{ {CROSS} }}",
}


@asynccontextmanager
async def running(folder: Path, **limits: object) -> AsyncIterator[ServiceEngine]:
    engine = ServiceEngine(folder, replace(LIMITS, **limits))  # type: ignore[arg-type]
    await engine.start()
    try:
        yield engine
    finally:
        await engine.stop()


async def whole(engine: ServiceEngine, query: str, **more: object) -> bytes:
    reply = await engine.ask(Inquiry(query, (JSON, "text/turtle"), **more))  # type: ignore[arg-type]
    rest = [part async for part in reply.rest] if reply.rest is not None else []
    return b"".join([reply.first, *rest])


@pytest.fixture
def run() -> Callable[[Awaitable[None]], None]:
    """Runs a test on an event loop of its own."""
    return asyncio.run  # type: ignore[arg-type]
