"""A dataset behind the service engine, for the threads of the service: pages and saved queries ask as anybody does."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager, suppress
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, Store, Triple, parse, parse_query_results

from plangraph.errors import StoreReadOnly, StoreUnreachable, UnsupportedFormat
from plangraph.model.inquiry import Inquiry
from plangraph.model.solutions import Solutions
from plangraph.store.query_text import no_select, no_triples, with_values

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterable, Iterator, Mapping, Sequence

    from pyoxigraph import NamedNode, Quad

    from plangraph.errors import QuerySyntaxError
    from plangraph.model.inquiry import Reply
    from plangraph.model.solutions import Term
    from plangraph.store.engine.service import ServiceEngine
    from plangraph.store.engine.writer import Writer

Result = TypeVar("Result")
PATIENCE = 10.0
"""Seconds that running queries have when the service stops."""
_ATTEMPTS = 20
_ROWS = ("application/sparql-results+json",)
_TRIPLES = ("application/n-triples",)


class EngineStore:
    """A SparqlStore for threads other than the event loop's; without a ``writer`` it is read-only."""

    def __init__(self, engine: ServiceEngine, writer: Writer | None) -> None:
        self._engine = engine
        self._writer = writer
        self._loop: asyncio.AbstractEventLoop | None = None
        self._turn = Lock()
        self._snapshot: tuple[str, Store] | None = None

    async def start(self) -> None:
        """Starts engine and writer on this event loop; raises StoreError."""
        self._loop = asyncio.get_running_loop()
        if self._writer is not None:
            await self._writer.start()
        await self._engine.start()

    async def stop(self) -> None:
        """Lets what runs end for a while, then ends it."""
        await self._engine.stop(PATIENCE)
        if self._writer is not None:
            await self._writer.stop()

    @property
    def revision(self) -> str:
        """The revision of the newest snapshot."""
        return self._engine.revision

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> Solutions:
        """The solutions of a SELECT; raises QuerySyntaxError, QueryTimeout, StoreBusy."""
        with _another_form(no_select()):
            body = self._ask(Inquiry(with_values(query, bindings or {}), _ROWS))[1]
            results = parse_query_results(body, QueryResultsFormat.JSON)
            if not isinstance(results, QuerySolutions):
                raise UnsupportedFormat
        names = tuple(variable.value for variable in results.variables)
        return Solutions(names, tuple(tuple(solution) for solution in results))

    def construct(self, query: str, bindings: Mapping[str, Term] | None = None) -> tuple[Triple, ...]:
        """The triples of a CONSTRUCT or DESCRIBE; raises QuerySyntaxError, QueryTimeout, StoreBusy."""
        terms = tuple((name, str(term)) for name, term in (bindings or {}).items())
        with _another_form(no_triples()):
            body = self._ask(Inquiry(query, _TRIPLES, bindings=terms))[1]
        return tuple(Triple(quad.subject, quad.predicate, quad.object) for quad in parse(body, RdfFormat.N_TRIPLES))

    def answer(
        self,
        query: str,
        accept: Sequence[str],
        *,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        union: bool = True,
    ) -> tuple[str, bytes]:
        """The media type and the whole body of any query's answer; raises QueryError, StoreError."""
        return self._ask(Inquiry(query, tuple(accept), tuple(default_graphs), tuple(named_graphs), union))

    def replace(self, graphs: Mapping[NamedNode, Iterable[Quad]]) -> bool:
        """Makes the named graphs hold just these quads, in one transaction; False if they did already."""
        return self._await(self._writes().replace(graphs))

    def update(self, text: str, *, using: Sequence[str] = (), using_named: Sequence[str] = ()) -> None:
        """Makes a SPARQL 1.1 update, all of it or nothing."""
        self._await(self._writes().update(text, using, using_named))

    def write_graph(
        self, graph: NamedNode | None, triples: bytes, media_type: str, *, merge: bool, base: str | None = None
    ) -> bool:
        """Makes a graph hold the triples, or them too; True where it was not there."""
        return self._await(self._writes().write_graph(graph, triples, media_type, merge=merge, base=base))

    def drop_graph(self, graph: NamedNode | None) -> bool:
        """Takes a graph out; False where it was not there."""
        return self._await(self._writes().drop_graph(graph))

    def has_graph(self, graph: NamedNode) -> bool:
        """Whether there is a graph of that name."""
        return self._newest().contains_named_graph(graph)

    def quads(self, graph: NamedNode | None = None) -> tuple[Quad, ...]:
        """Every quad of the dataset or of one graph, read out at once in this process."""
        return tuple(self._newest().quads_for_pattern(None, None, None, graph))

    def close(self) -> None:
        """Lets go of the snapshot; the engine is its owner's to stop."""
        self._snapshot = None

    def _ask(self, inquiry: Inquiry) -> tuple[str, bytes]:
        return self._await(_whole(self._engine, inquiry))

    def _await(self, work: Coroutine[object, object, Result]) -> Result:
        assert self._loop is not None, "the store is used before its event loop runs"
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def _newest(self) -> Store:
        """The newest snapshot, opened here once; the engine holds it from being cleared away while it is the newest."""
        with self._turn:
            for _ in range(_ATTEMPTS):
                folder = self._engine.folder
                if self._snapshot is not None and self._snapshot[0] == folder:
                    return self._snapshot[1]
                with suppress(OSError):  # it was cleared away between the look and its opening: the newest stands
                    self._snapshot = folder, Store.read_only(folder)
            raise StoreUnreachable("The newest snapshot cannot be opened: `plangraph doctor` says why.")

    def _writes(self) -> Writer:
        if self._writer is None:
            raise StoreReadOnly("This service is read-only: its operator starts it with --writable to change that.")
        return self._writer


@contextmanager
def _another_form(refusal: QuerySyntaxError) -> Iterator[None]:
    """Says that a query is of another form where it cannot be answered in the one that is read here."""
    try:
        yield
    except UnsupportedFormat as error:
        raise refusal from error


async def _whole(engine: ServiceEngine, inquiry: Inquiry) -> tuple[str, bytes]:
    reply: Reply = await engine.ask(inquiry)
    parts = [reply.first]
    if reply.rest is not None:
        parts += [part async for part in reply.rest]
    return reply.media_type, b"".join(parts)
