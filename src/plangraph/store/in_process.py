"""The embedded dataset: Oxigraph in this process, in a folder or in memory."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from traceback import clear_frames
from typing import TYPE_CHECKING, Self

from pyoxigraph import DefaultGraph, Store

from plangraph.errors import StoreLocked, StoreReadOnly, StoreUnreachable
from plangraph.store import content, evaluation, graph_store, transaction
from plangraph.store.directory import Directory
from plangraph.store.federation import refuse_federation
from plangraph.store.update_text import with_dataset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from pyoxigraph import NamedNode, Quad, Triple

    from plangraph.model.solutions import Solutions, Term

_LOCK_SIGNS = ("While lock file", "lock hold by")
"""What the engine says where another process, or this one, has the files open for writing."""


class InProcessStore:
    """A SparqlStore that threads may share; ``open``, ``open_read_only`` and ``in_memory`` make one.

    A writer has its ``directory``, unless it is in memory; a reader has ``held``, the descriptor of its snapshot.
    """

    def __init__(
        self, store: Store, weight: int = 0, directory: Directory | None = None, held: int | None = None
    ) -> None:
        self._engine: Store | None = store
        self._weight = weight
        self._directory = directory
        self._held = held
        self._turn = Lock()

    @classmethod
    def in_memory(cls) -> Self:
        """An empty dataset that nobody else sees."""
        return cls(Store())

    @classmethod
    def open(cls, folder: str | Path) -> Self:
        """The dataset of a folder for reading and writing, made where the folder is missing or empty.

        Raises StoreLocked where another process writes it, StoreVersionMismatch, StoreUnreachable.
        """
        directory = Directory(Path(folder))
        try:
            directory.prepare()
            store = Store(str(directory.data))
            token = directory.settled()
            weight = content.total_weight(store) if token is None else content.weight_of(token)
            opened = cls(store, weight, directory)
            if token is None:
                opened._publish()
        except OSError as error:
            raise _refusal(directory.path, error) from error
        return opened

    @classmethod
    def open_read_only(cls, folder: str | Path) -> Self:
        """The newest snapshot of a folder's dataset, while another process may write it.

        Raises StoreVersionMismatch, StoreUnreachable.
        """
        directory = Directory(Path(folder))
        try:
            token, snapshot, held = directory.hold_snapshot()
            return cls(Store.read_only(str(snapshot)), content.weight_of(token), held=held)
        except OSError as error:
            raise _refusal(directory.path, error) from error

    @property
    def revision(self) -> str:
        """A token of the content alone: the same quads have the same token in every dataset."""
        return content.revision(self._weight)

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> Solutions:
        """The solutions of a SELECT; raises QuerySyntaxError, also for a call of SERVICE."""
        with _frames_cleared():
            return evaluation.select(self._store, query, bindings or {})

    def construct(self, query: str, bindings: Mapping[str, Term] | None = None) -> tuple[Triple, ...]:
        """The triples of a CONSTRUCT or DESCRIBE; raises QuerySyntaxError, also for a call of SERVICE."""
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
        """The media type and the whole body of any query's answer; raises QuerySyntaxError, UnsupportedFormat."""
        with _frames_cleared():
            choices = evaluation.Choices(default_graphs, named_graphs, union)
            return evaluation.answer(self._store, query, accept, choices)

    def replace(self, graphs: Mapping[NamedNode, Iterable[Quad]]) -> bool:
        """Makes the named graphs hold just these quads, in one transaction; False if they did already.

        Raises StoreReadOnly, and StoreUnreachable where the disk refuses.
        """
        self._expect_writable()
        with self._turn:
            changed = transaction.changes(self._store, graphs)
            if changed:
                self._commit(changed)
        return bool(changed)

    def update(self, text: str, *, using: Sequence[str] = (), using_named: Sequence[str] = ()) -> None:
        """Makes a SPARQL 1.1 update, all of it or nothing; raises QuerySyntaxError, StoreReadOnly."""
        self._expect_writable()
        refuse_federation(text)
        whole = with_dataset(text, using, using_named)
        with self._turn:
            self._write(lambda store: graph_store.update(store, whole))

    def write_graph(
        self, graph: NamedNode | None, triples: bytes, media_type: str, *, merge: bool, base: str | None = None
    ) -> bool:
        """Makes a graph (None: the one without a name) hold the triples, or them too; True where it was not there.

        Raises QuerySyntaxError, UnsupportedFormat, StoreReadOnly.
        """
        self._expect_writable()
        name = graph or DefaultGraph()
        quads = graph_store.read(triples, media_type, name, base)
        with self._turn:
            new = graph is not None and not self.has_graph(graph)
            self._write(lambda store: graph_store.write(store, name, quads, merge=merge))
        return new

    def drop_graph(self, graph: NamedNode | None) -> bool:
        """Takes a graph out (None: empties the one without a name); False where it was not there."""
        self._expect_writable()
        with self._turn:
            there = graph is None or self.has_graph(graph)
            if there:
                self._write(lambda store: store.remove_graph(graph or DefaultGraph()))
        return there

    def has_graph(self, graph: NamedNode) -> bool:
        """Whether there is a graph of that name, be it empty."""
        return self._store.contains_named_graph(graph)

    def quads(self, graph: NamedNode | None = None) -> tuple[Quad, ...]:
        """Every quad of the dataset or of one graph, read out at once."""
        return tuple(self._store.quads_for_pattern(None, None, None, graph))

    def close(self) -> None:
        """Gives the dataset back; what was written is already safe."""
        self._engine = None
        if self._held is not None:
            os.close(self._held)
            self._held = None

    @property
    def _store(self) -> Store:
        if self._engine is None:
            raise StoreUnreachable("The dataset is closed: open it again.")
        return self._engine

    def _expect_writable(self) -> None:
        if self._held is not None:
            raise StoreReadOnly("The dataset was opened for reading: open it for writing to change it.")

    def _write(self, change: Callable[[Store], None]) -> None:
        try:
            if self._directory:
                self._directory.begin()
            change(self._store)
            self._weight = content.total_weight(self._store)
            self._publish()
        except OSError as error:
            raise StoreUnreachable(
                f"The dataset cannot be written ({error}): free space or mend permissions."
            ) from error

    def _commit(self, changed: Mapping[NamedNode, transaction.Change]) -> None:
        try:
            if self._directory:
                self._directory.begin()
            transaction.commit(self._store, changed)
            for before, after in changed.values():
                self._weight = content.change(self._weight, before, after)
            self._publish()
        except OSError as error:
            raise StoreUnreachable(
                f"The dataset cannot be written ({error}): free space or mend permissions."
            ) from error

    def _publish(self) -> None:
        if self._directory:
            self._directory.publish(self.revision, self._store.backup)


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


def _refusal(folder: Path, error: OSError) -> StoreLocked | StoreUnreachable:
    if any(sign in str(error) for sign in _LOCK_SIGNS):
        return StoreLocked(f"Another process writes the dataset at {folder}: stop it, or name another with --store.")
    return StoreUnreachable(
        f"The dataset at {folder} cannot be opened ({error}): check the folder and its permissions."
    )
