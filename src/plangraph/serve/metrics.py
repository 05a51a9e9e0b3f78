"""Figures for Prometheus: requests by lane, queries and processes, what is kept, revision and size of the dataset."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Histogram, generate_latest
from prometheus_client import Counter as CounterMetric
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily
from prometheus_client.registry import Collector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from prometheus_client.core import Metric

    from plangraph.protocols import QueryEngine
    from plangraph.serve.answer_cache import AnswerCache

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Metrics:
    """The figures of one service."""

    def __init__(self, engine: QueryEngine, cache: AnswerCache) -> None:
        self._registry = CollectorRegistry()
        self._seconds = Histogram(
            "plangraph_request_seconds",
            "Seconds a request took, by lane.",
            ["lane"],
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._requests = CounterMetric(
            "plangraph_requests", "Requests, by lane and status.", ["lane", "status"], registry=self._registry
        )
        self._known: dict[tuple[str, int], tuple[Callable[[float], None], Callable[[], None]]] = {}
        self._registry.register(_Engine(engine, cache))

    def request(self, lane: str, status: int, seconds: float) -> None:
        """Counts a request."""
        known = self._known.get((lane, status))
        if known is None:
            known = self._seconds.labels(lane).observe, self._requests.labels(lane, str(status)).inc
            self._known[lane, status] = known
        observe, count = known
        observe(seconds)
        count()

    def exposition(self) -> bytes:
        """The figures as Prometheus reads them."""
        return generate_latest(self._registry)


class _Engine(Collector):
    """The figures of engine and kept answers as they stand when they are asked for."""

    def __init__(self, engine: QueryEngine, cache: AnswerCache) -> None:
        self._engine = engine
        self._cache = cache

    def collect(self) -> Iterator[Metric]:
        """The figures of the moment."""
        running = Counter(query.lane for query in self._engine.running)
        queries = GaugeMetricFamily("plangraph_queries_running", "Queries being evaluated, by lane.", labels=["lane"])
        for lane in ("fresh", "ageing", "slow"):
            queries.add_metric([lane], running[lane])
        yield queries
        state = self._engine.state
        yield GaugeMetricFamily("plangraph_queries_waiting", "Queries that wait for a process.", state.waiting)
        yield GaugeMetricFamily("plangraph_processes", "Processes for queries.", state.processes)
        yield GaugeMetricFamily("plangraph_store_bytes", "Bytes of the newest snapshot on disk.", state.size)
        killed = CounterMetricFamily(
            "plangraph_queries_killed", "Queries that were ended, by reason.", labels=["reason"]
        )
        for reason, count in state.kills.items():
            killed.add_metric([reason], count)
        yield killed
        yield CounterMetricFamily("plangraph_cache_hits", "Answers given from what was kept.", self._cache.hits)
        yield CounterMetricFamily("plangraph_cache_misses", "Answers that were made.", self._cache.misses)
        yield GaugeMetricFamily("plangraph_cache_bytes", "Bytes of kept answers.", self._cache.bytes)
        yield InfoMetricFamily("plangraph_dataset", "The dataset.", {"revision": self._engine.revision})
