"""The embedded dataset: Oxigraph in this process, in a folder or in memory."""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Lock
from traceback import clear_frames
from typing import TYPE_CHECKING, Self
from weakref import finalize

from pyoxigraph import DefaultGraph, NamedNode, Store

from plangraph.errors import QueryError, ShapeViolation, StoreReadOnly, StoreUnreachable
from plangraph.store import bulk, evaluation, exchange, graph_store, transaction
from plangraph.store.content import Revision
from plangraph.store.directory import Directory
from plangraph.store.federation import refuse_federation
from plangraph.store.memory import Memory
from plangraph.store.touched import touched
from plangraph.store.update_text import with_dataset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from pyoxigraph import Quad, Triple

    from plangraph.model.solutions import Solutions, Term
    from plangraph.store.exchange import Exchange

    Guard = Callable[[NamedNode, Iterable[Quad]], str | None]
    """What is wrong with a graph of that name that would hold these quads: a report in Turtle, or None."""


_LONG = 50_000
"""Statements that are too many for one transaction of the engine, which has them in memory."""


class InProcessStore:
    """A SparqlStore that threads may share; ``open``, ``open_read_only`` and ``in_memory`` make one.

    A writer has a ``home``, which keeps what was written; both it and a reader may hold a lock, by its descriptor.
    """

    def __init__(
        self, store: Store, revision: Revision, home: Directory | Memory | None = None, held: int | None = None
    ) -> None:
        self._engine: Store | None = store
        self._revision = revision
        self._home = home
        self._guard: Guard | None = None
        self._allowed: AbstractSet[str] = frozenset()
        self._settles = True
        self._turn = Lock()
        self._release = finalize(self, _let_go, held)

    @classmethod
    def in_memory(cls, guard: Guard | None = None) -> Self:
        """An empty dataset that nobody else sees."""
        opened = cls(Store(), Revision(), Memory())
        opened._guard = guard
        return opened

    @classmethod
    def open(
        cls,
        folder: str | Path,
        guard: Guard | None = None,
        allowed: AbstractSet[str] = frozenset(),
        *,
        settles: bool = True,
    ) -> Self:
        """The dataset of a folder for reading and writing, made where the folder is missing or empty.

        ``guard`` judges graphs before a change of them is made, other than by ``replace``; updates may reach the
        addresses in ``allowed``. Without ``settles``, whoever writes calls ``settle`` when there is time.
        Raises StoreLocked where another process writes it, StoreVersionMismatch, StoreUnreachable.
        """
        home = Directory(Path(folder))
        with _opening(home.path), ExitStack() as undo:
            held = home.claim()
            undo.callback(os.close, held)
            store, revision = home.restore(), home.published()
            if revision is None:
                revision = Revision()
                home.publish(store, revision)
            home.clear(revision.token)  # a writer that was ended may have left some
            undo.pop_all()
        opened = cls(store, revision, home, held)
        opened._guard, opened._allowed, opened._settles = guard, allowed, settles
        return opened

    @classmethod
    def open_read_only(cls, folder: str | Path) -> Self:
        """The newest snapshot of a folder's dataset, while another process may write it.

        Raises StoreVersionMismatch, StoreUnreachable.
        """
        directory = Directory(Path(folder))
        with _opening(directory.path), ExitStack() as undo:
            token, snapshot, held = directory.hold_snapshot()
            undo.callback(os.close, held)
            store = Store.read_only(str(snapshot))
            undo.pop_all()
        return cls(store, Revision.of_token(token), held=held)

    @property
    def revision(self) -> str:
        """A token that no other content has; of datasets made by ``replace`` alone, it is of the content alone."""
        return self._revision.token

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> Solutions:
        """The solutions of a SELECT; raises QuerySyntaxError, FederationRefused."""
        with _frames_cleared():
            return evaluation.select(self._store, query, bindings or {})

    def construct(self, query: str, bindings: Mapping[str, Term] | None = None) -> tuple[Triple, ...]:
        """The triples of a CONSTRUCT or DESCRIBE; raises QuerySyntaxError, FederationRefused."""
        with _frames_cleared():
            return evaluation.construct(self._store, query, bindings or {})

    def answer(
        self,
        query: str,
        accept: Sequence[str],
        *,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        union: bool = True,
    ) -> tuple[str, bytes]:
        """The media type and the whole body of any query's answer; raises QueryError, UnsupportedFormat."""
        with _frames_cleared():
            choices = evaluation.Choices(default_graphs, named_graphs, union)
            return evaluation.answer(self._store, query, accept, choices)

    def replace(self, graphs: Mapping[NamedNode, Iterable[Quad]]) -> bool:
        """Makes the named graphs hold just these quads, in one transaction; False if they did already.

        Whoever calls has judged them. Raises StoreReadOnly, and StoreUnreachable where the disk refuses.
        """
        with self._writing() as store:
            found = exchange.exchanges(store, graphs)
            # An empty graph weighs nothing, and goes with the one that takes its place.
            fills = any(exchange.held_nothing(one) and store.contains_named_graph(one.graph) for one in found)
            revision = self._revision.marked() if fills else self._revision
            if isinstance(self._home, Directory) and exchange.size(found) > _LONG:
                self._write_apart(self._home, found, revision)
            elif found:
                in_memory = not isinstance(self._home, Directory)
                self._write(lambda: transaction.commit(store, found, in_memory=in_memory), revision)
        return bool(found)

    def add(self, batches: Iterable[Iterable[Quad]], *, anew: bool = False) -> bool:
        """Adds quads, all batches or none, one at a time in memory; False where all of them stood.

        ``anew`` empties each graph before its first quad. Raises StoreReadOnly, ShapeViolation, StoreUnreachable, and
        what the batches raise.
        """
        named: set[NamedNode] = set()
        with self._writing() as store, suppress(_NothingNew):
            self._write(
                lambda: _expect(transaction.add(store, batches, named, anew=anew)), self._revision.marked(), named
            )
            return True
        return False

    def update(self, text: str, *, using: Sequence[str] = (), using_named: Sequence[str] = ()) -> None:
        """Makes a SPARQL 1.1 update, all of it or nothing; ``using`` are the protocol's ``using-graph-uri``.

        The revision is new also where nothing was found to change: the engine does not say.
        Raises QueryError, StoreReadOnly, ShapeViolation, StoreUnreachable.
        """
        with self._writing() as store:
            refuse_federation(text, self._allowed)
            whole = with_dataset(text, using, using_named)
            named = touched(text) if self._guard else frozenset()
            self._write(lambda: graph_store.update(store, whole), self._revision.marked(), named)

    def write_graph(
        self, graph: NamedNode | None, triples: bytes, media_type: str, *, merge: bool, base: str | None = None
    ) -> bool:
        """Makes a graph (None: the one without a name) hold the triples, or them too; True where it was not there.

        Raises RdfSyntaxError, NotOneGraph, UnsupportedFormat, StoreReadOnly, ShapeViolation, StoreUnreachable.
        """
        name = graph or DefaultGraph()
        with self._writing() as store:
            quads = graph_store.read(triples, media_type, name, base)
            change = graph_store.difference(store, name, quads, merge=merge)
            if change is None:
                return False
            revision = self._revision.after(change.removed, change.added)
            self._write(
                lambda: graph_store.apply(store, name, change),
                revision if change.can_be_weighed else revision.marked(),
                frozenset((graph,)) if graph else frozenset(),
            )
            return change.is_new

    def drop_graph(self, graph: NamedNode | None) -> bool:
        """Takes a graph out (None: empties the one without a name); False where it was not there.

        Raises StoreReadOnly, StoreUnreachable.
        """
        with self._writing() as store:
            there = graph is None or self.has_graph(graph)
            if there:
                self._write(lambda: store.remove_graph(graph or DefaultGraph()), self._revision.marked())
            return there

    def has_graph(self, graph: NamedNode) -> bool:
        """Whether there is a graph of that name, be it empty."""
        return self._store.contains_named_graph(graph)

    def quads(self, graph: NamedNode | None = None) -> tuple[Quad, ...]:
        """Every quad of the dataset or of one graph, read out at once."""
        return tuple(self._store.quads_for_pattern(None, None, None, graph))

    def settle(self) -> None:
        """Clears away what writes have left behind."""
        with self._writing():
            self._clear()

    def close(self) -> None:
        """Gives the dataset back; what was written is already safe."""
        self._engine = None
        self._release()

    @property
    def _store(self) -> Store:
        if self._engine is None:
            raise StoreUnreachable("The dataset is closed: open it again.")
        return self._engine

    @contextmanager
    def _writing(self) -> Iterator[Store]:
        """The engine, for one writer at a time."""
        if self._home is None:
            raise StoreReadOnly("The dataset was opened for reading: open it for writing to change it.")
        with _frames_cleared(), self._turn:
            yield self._store

    def _write(
        self,
        change: Callable[[], int | None],
        revision: Revision,
        named: AbstractSet[NamedNode] | None = frozenset(),
    ) -> None:
        """Makes a change and has the graphs that it names judged (None: all); what fails leaves all as it was.

        ``revision`` is that of the change, but for the weight that the change says it adds.
        """
        assert self._home is not None
        with self._rolling_back():
            self._home.begin(self._store)
            made = revision.heavier(change() or 0)
            self._judge(named)
            self._home.publish(self._store, made)
            self._revision = made
        if self._settles:
            self._clear()

    def _write_apart(self, home: Directory, found: Sequence[Exchange], revision: Revision) -> None:
        """Makes a long change in live files of its own, so that threads that read see it at once; then these are ours.

        What fails leaves all as it was.
        """
        with self._rolling_back():
            store = home.apart()
            made = revision.heavier(bulk.commit(store, found, home.room()))
            home.publish(store, made)
        self._engine, self._revision = store, made
        home.take_over()
        self._clear()

    def _clear(self) -> None:
        assert self._home is not None
        self._home.clear(self._revision.token)
        if self._home.is_worn():
            with suppress(OSError):  # what is worn serves until the next turn
                self._engine = self._home.restore()

    def _judge(self, named: AbstractSet[NamedNode] | None) -> None:
        if self._guard is None:
            return
        graphs = tuple(self._store.named_graphs()) if named is None else named
        for graph in graphs:
            if isinstance(graph, NamedNode) and (
                report := self._guard(graph, self._store.quads_for_pattern(None, None, None, graph))
            ):
                raise ShapeViolation(
                    "The write would break the shapes in {value} and was not made: mend what the report names.",
                    report,
                    value=graph.value,
                )

    @contextmanager
    def _rolling_back(self) -> Iterator[None]:
        try:
            yield
        except QueryError:
            raise  # the engine has changed nothing
        except OSError as error:
            self._roll_back()
            raise StoreUnreachable(
                "The dataset cannot be written ({error}): free space or mend permissions.", error=error
            ) from error
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        """Puts back what was last published; a dataset that cannot be put back is closed."""
        assert self._home is not None
        self._engine = None
        try:
            self._engine = self._home.restore()
            self._revision = self._home.published() or Revision()
        except (OSError, StoreUnreachable):
            return  # the write's own error says why


class _NothingNew(QueryError):
    """Everything that was to be added stands; as after other errors of a query, the engine has changed nothing."""


def _expect(change: bool) -> None:  # noqa: FBT001  it is what is asked
    if not change:
        raise _NothingNew


def _let_go(held: int | None) -> None:
    if held is not None:
        os.close(held)


@contextmanager
def _frames_cleared() -> Iterator[None]:
    """Empties the frames of an error: they hold the engine's iterators, which must die in the thread that made them."""
    try:
        yield
    except Exception as error:
        link: BaseException | None = error
        while link is not None:
            clear_frames(link.__traceback__)
            link = link.__cause__ or link.__context__
        raise


@contextmanager
def _opening(folder: Path) -> Iterator[None]:
    """Says of what goes wrong with the disk which dataset cannot be opened."""
    try:
        yield
    except (OSError, RuntimeError) as error:  # the engine raises either for files that are damaged
        raise StoreUnreachable(
            "The dataset at {folder} cannot be opened ({error}): `plangraph doctor` says what is wrong with it.",
            folder=folder,
            error=error,
        ) from error
