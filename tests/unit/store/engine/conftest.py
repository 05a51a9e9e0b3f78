"""An engine on the sample, with limits that tests can wait for."""

from __future__ import annotations

import asyncio
import threading
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from plangraph.model.inquiry import Inquiry
from plangraph.settings import DEFAULT_BASE_IRI
from plangraph.store.engine.limits import Limits
from plangraph.store.engine.service import ServiceEngine
from plangraph.store.engine.store import EngineStore
from plangraph.store.engine.writer import Writer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
    from pathlib import Path

LIMITS = Limits(seconds=1.2, short_for=0.3, fresh=2, ageing=8, slow=2)
PATIENCE = 30
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


async def until(condition: Callable[[], object]) -> None:
    """Returns once the condition holds; fails where it does not within what even a busy machine needs."""
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110  what other processes do raises no event
            await asyncio.sleep(0.01)


async def whole(engine: ServiceEngine, query: str, **more: object) -> bytes:
    reply = await engine.ask(Inquiry(query, (JSON, "text/turtle"), **more))  # type: ignore[arg-type]
    rest = [part async for part in reply.rest] if reply.rest is not None else []
    return b"".join([reply.first, *rest])


@contextmanager
def engine_store(folder: Path, *, writable: bool = False, limits: Limits = LIMITS) -> Iterator[EngineStore]:
    """A store whose event loop runs in a thread of its own."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    writer = Writer(folder, DEFAULT_BASE_IRI, 20) if writable else None
    store = EngineStore(ServiceEngine(folder, limits), writer)
    try:
        asyncio.run_coroutine_threadsafe(store.start(), loop).result()
        yield store
    finally:
        asyncio.run_coroutine_threadsafe(store.stop(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


@pytest.fixture
def run() -> Callable[[Coroutine[None, None, None]], None]:
    """Runs a test on an event loop of its own."""
    return asyncio.run
