"""Queries in processes of their own: what they answer, and how they are ended."""

from __future__ import annotations

import asyncio
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.unit.store.engine.conftest import KILLERS, running, until, whole

from plangraph.bootstrap.datasets import open_workspace
from plangraph.bootstrap.loading import ingest
from plangraph.bootstrap.reading import sample
from plangraph.errors import (
    FederationRefused,
    PlangraphError,
    QueryCancelled,
    QuerySyntaxError,
    QueryTimeout,
    QueryTooLarge,
    StoreBusy,
    UnsupportedFormat,
)
from plangraph.model.inquiry import Inquiry

if TYPE_CHECKING:
    from collections.abc import Callable

TASKS = "PREFIX plan: <https://w3id.org/plangraph/ns#> SELECT (COUNT(*) AS ?n) { ?task a plan:Task }"
ENDLESS = KILLERS["COUNT over a cross product"]
MANY_ROWS = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 20000"


def count(body: bytes) -> int:
    return int(json.loads(body)["results"]["bindings"][0]["n"]["value"])


def test_a_query_is_answered_and_says_of_which_revision(sample_store: Path, run: Callable[..., None]):
    async def work() -> None:
        async with running(sample_store) as engine:
            reply = await engine.ask(Inquiry(TASKS, ("application/sparql-results+json",)))
            assert count(reply.first) == 19
            assert reply.rest is None
            assert reply.revision == engine.revision

    run(work())


@pytest.mark.parametrize("killer", KILLERS)
def test_what_takes_too_long_is_ended_with_its_process(sample_store: Path, run: Callable[..., None], killer: str):
    async def work() -> None:
        async with running(sample_store) as engine:
            asking = asyncio.create_task(whole(engine, KILLERS[killer]))
            await until(lambda: engine.lanes.running or asking.done())
            pids = {exchange.channel.process.pid for exchange in engine.lanes.running if exchange.channel}
            with pytest.raises((QueryTimeout, QueryTooLarge)):
                await asking
            assert pids
            await until(lambda: not _children() & pids)
            assert count(await whole(engine, TASKS)) == 19

    run(work())


def test_more_slow_queries_than_have_room_are_refused_and_short_ones_go_on(
    sample_store: Path, run: Callable[..., None]
):
    async def work() -> None:
        async with running(sample_store, slow=1, seconds=4) as engine:
            slow = [asyncio.create_task(whole(engine, ENDLESS)) for _ in range(4)]
            await until(lambda: len(engine.running) > 1)
            assert count(await whole(engine, TASKS)) == 19
            outcomes = await asyncio.gather(*slow, return_exceptions=True)
            refused = [outcome for outcome in outcomes if isinstance(outcome, StoreBusy)]
            assert refused
            assert all(outcome.retry_after >= 1 for outcome in refused)
            assert all(isinstance(outcome, StoreBusy | QueryTimeout) for outcome in outcomes)

    run(work())


def test_a_query_that_grows_too_large_is_ended_and_the_service_goes_on(sample_store: Path, run: Callable[..., None]):
    async def work() -> None:
        async with running(sample_store, memory=600, seconds=600) as engine:
            with pytest.raises(QueryTooLarge, match="memory"):
                await whole(engine, f"SELECT * {{ {KILLERS['ORDER BY'].partition('{')[2]}")
            assert count(await whole(engine, TASKS)) == 19

    run(work())


def test_a_long_answer_comes_in_parts_and_whole(sample_store: Path, run: Callable[..., None]):
    async def work() -> None:
        async with running(sample_store, seconds=600) as engine:
            reply = await engine.ask(Inquiry(MANY_ROWS, ("application/sparql-results+json",)))
            assert reply.rest is not None
            body = reply.first + b"".join([part async for part in reply.rest])
            assert len(json.loads(body)["results"]["bindings"]) == 20000

    run(work())


def test_an_answer_larger_than_allowed_breaks_off(sample_store: Path, run: Callable[..., None]):
    async def work() -> None:
        async with running(sample_store, answer=1, seconds=600) as engine:
            with pytest.raises(QueryTooLarge, match="larger"):
                await whole(engine, MANY_ROWS)

    run(work())


def test_the_rest_of_an_answer_that_nobody_takes_ends_its_query(sample_store: Path, run: Callable[..., None]):
    async def work() -> None:
        async with running(sample_store, seconds=600) as engine:
            reply = await engine.ask(Inquiry(KILLERS["an endless SELECT"], ("text/csv",)))
            assert reply.rest is not None
            await anext(reply.rest)
            await reply.rest.aclose()  # type: ignore[attr-defined]
            assert not engine.running

    run(work())


def test_a_caller_that_goes_ends_its_query(sample_store: Path, run: Callable[..., None]):
    async def work() -> None:
        async with running(sample_store, seconds=600) as engine:
            asking = asyncio.create_task(whole(engine, ENDLESS))
            await until(lambda: engine.running)
            assert [query.query for query in engine.running] == [ENDLESS]
            asking.cancel()
            await asyncio.gather(asking, return_exceptions=True)
            assert not engine.running

    run(work())


def test_the_operator_sees_what_runs_and_ends_it(sample_store: Path, run: Callable[..., None]):
    async def work() -> None:
        async with running(sample_store, seconds=600) as engine:
            asking = asyncio.create_task(whole(engine, ENDLESS))
            await until(lambda: [query.lane for query in engine.running] == ["ageing"])
            (found,) = engine.running
            assert found.query == ENDLESS
            assert engine.cancel(found.number)
            assert not engine.cancel("no such number")
            with pytest.raises(QueryCancelled):
                await asking

    run(work())


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("SELEC", QuerySyntaxError),
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", FederationRefused),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", UnsupportedFormat),
    ],
)
def test_what_is_wrong_with_a_query_is_told(
    sample_store: Path, run: Callable[..., None], query: str, error: type[PlangraphError]
):
    async def work() -> None:
        async with running(sample_store) as engine:
            with pytest.raises(error):
                await engine.ask(Inquiry(query, ("text/csv",)))

    run(work())


def test_what_another_process_writes_is_seen_by_the_next_query(dataset: Path, run: Callable[..., None]):
    async def work() -> None:
        async with running(dataset) as engine:
            before = engine.revision
            assert count(await whole(engine, TASKS)) == 19
            with open_workspace(dataset, writable=True) as workspace:
                workspace.remove("dazu-ip-2025")
            assert engine.revision != before
            assert count(await whole(engine, TASKS)) == 0
            with open_workspace(dataset, writable=True) as workspace:
                ingest(sample(), workspace)
            assert (engine.revision, count(await whole(engine, TASKS))) == (before, 19)

    run(work())


def test_stopping_leaves_no_process(sample_store: Path, run: Callable[..., None]):
    async def work() -> None:
        async with running(sample_store) as engine:
            asking = asyncio.create_task(whole(engine, ENDLESS))
            await until(lambda: engine.running)
            children = _children()
            assert children
        with pytest.raises(StoreBusy, match="stopping"):
            await asking
        await until(lambda: not children & _children())

    run(work())


def test_a_process_that_was_killed_has_a_successor(sample_store: Path, run: Callable[..., None]):
    async def work() -> None:
        async with running(sample_store) as engine:
            for pid in _children():
                os.kill(pid, 9)
            for _ in range(5):
                assert count(await whole(engine, TASKS)) == 19

    run(work())


def _children() -> set[int]:
    """The processes of queries that this one has."""
    me = str(os.getpid())
    found = set()
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = status.read_text().rpartition(")")[2].split()
            command = status.with_name("cmdline").read_bytes()
        except OSError:
            continue
        if words[1] == me and words[0] != "Z" and b"store.engine.worker" in command:
            found.add(int(status.parent.name))
    return found
