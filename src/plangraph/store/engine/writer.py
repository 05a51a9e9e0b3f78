"""The one process that changes the dataset, and how the service asks it to."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

from pyoxigraph import Quad, RdfFormat, serialize

from plangraph import errors
from plangraph.sentences import Sentence
from plangraph.store.engine.channel import Channel
from plangraph.store.engine.frames import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from pyoxigraph import NamedNode

_PROGRAM = (
    "import sys; from plangraph.bootstrap.writing import write_for_service;"
    " write_for_service(int(sys.argv[1]), *sys.argv[2:])"
)
_ERRORS = {
    kind.__name__: kind
    for kind in (
        errors.QueryError,
        errors.QuerySyntaxError,
        errors.FederationRefused,
        errors.GraphsConflict,
        errors.ParameterError,
        errors.RdfSyntaxError,
        errors.NotOneGraph,
        errors.StoreLocked,
        errors.StoreReadOnly,
        errors.StoreVersionMismatch,
        errors.StoreUnreachable,
        errors.UnsupportedFormat,
    )
}


class Writer:
    """Writes to a dataset, one at a time; a write that takes too long is ended with its process, and not made."""

    def __init__(self, folder: Path, base_iri: str, seconds: float, allowed: Iterable[str] = ()) -> None:
        self._command = ("-c", _PROGRAM, "{socket}", str(folder), base_iri, *sorted(allowed))
        self._seconds = seconds
        self._channel: Channel | None = None
        self._turn = asyncio.Lock()

    async def start(self) -> None:
        """Opens the dataset for writing; raises StoreLocked where another process has it."""
        async with self._turn:
            await self._open()

    async def stop(self) -> None:
        """Ends the process, after the write that it is at."""
        async with self._turn:
            if self._channel is not None:
                self._channel.kill()
                await self._channel.gone()
                self._channel = None

    async def replace(self, graphs: Mapping[NamedNode, Iterable[Quad]]) -> bool:
        """Makes the named graphs hold just these quads; False if they did already."""
        quads = (Quad(q.subject, q.predicate, q.object, name) for name, found in graphs.items() for q in found)
        body = serialize(quads, format=RdfFormat.N_QUADS) or b""
        return bool(await self._do({"do": "replace", "graphs": [name.value for name in graphs]}, body))

    async def update(self, text: str, using: Sequence[str], using_named: Sequence[str]) -> None:
        """Makes a SPARQL 1.1 update."""
        await self._do({"do": "update", "using": list(using), "using_named": list(using_named)}, text.encode())

    async def write_graph(
        self, graph: NamedNode | None, triples: bytes, media_type: str, *, merge: bool, base: str | None
    ) -> bool:
        """Makes a graph hold the triples, or them too; True where it was not there."""
        asked = {"do": "write", "graph": graph and graph.value, "type": media_type, "merge": merge, "base": base}
        return bool(await self._do(asked, triples))

    async def drop_graph(self, graph: NamedNode | None) -> bool:
        """Takes a graph out; False where it was not there."""
        return bool(await self._do({"do": "drop", "graph": graph and graph.value}))

    async def _do(self, asked: Mapping[str, Any], body: bytes = b"") -> object:
        """What the write answers; raises the error of the write, and StoreBusy where it took too long."""
        async with self._turn:
            channel = await self._open()
            answer = _Answer()
            channel.listener = answer
            channel.send(Kind.ASK, json.dumps(asked).encode() + b"\n" + body)
            try:
                return await asyncio.wait_for(asyncio.shield(answer.future), self._seconds)
            except TimeoutError:
                await self._end()
                raise errors.QueryTimeout(
                    "The write took longer than {seconds} s and was not made: send less at a time.",
                    seconds=f"{self._seconds:g}",
                ) from None
            except asyncio.CancelledError:
                # Whoever asked has gone; a write that was begun is still made, as after an answer that was lost.
                await asyncio.wait({answer.future}, timeout=self._seconds)
                raise
            except errors.StoreUnreachable:
                await self._end()  # the engine takes no more writes after one that the disk refused, until it is opened
                raise
            except ConnectionError:
                await self._end()
                raise errors.StoreUnreachable(
                    "The process that writes ended before it answered: look whether the write was made, whole or not at"
                    " all, and send it again if not."
                ) from None

    async def _open(self) -> Channel:
        if self._channel is not None and not self._channel.alive:
            await self._end()  # it was ended from outside since the last write
        if self._channel is None:
            channel = await Channel.start(self._command)
            opened = _Answer()
            channel.listener = opened
            try:
                await asyncio.wait({channel.ready, opened.future}, return_when=asyncio.FIRST_COMPLETED)
                if opened.future.done():
                    opened.future.result()
                await channel.ready
            except ConnectionError:
                channel.kill()
                await channel.gone()
                raise errors.StoreUnreachable(
                    "The process that writes does not start: `plangraph doctor` says why."
                ) from None
            except errors.PlangraphError:
                channel.kill()
                await channel.gone()
                raise
            self._channel = channel
        return self._channel

    async def _end(self) -> None:
        if self._channel is not None:
            channel, self._channel = self._channel, None
            channel.kill()
            await channel.gone()


class _Answer:
    """Hears what a write came to."""

    def __init__(self) -> None:
        self.future: asyncio.Future[object] = asyncio.get_running_loop().create_future()

    def heard(self, kind: Kind, content: bytes) -> None:
        """The write was made, or not."""
        if self.future.done():
            return
        if kind is Kind.END:
            self.future.set_result(json.loads(content))
        elif kind is Kind.ERROR:
            name, data, report = json.loads(content)
            sentence = Sentence.of_data(data)
            self.future.set_exception(
                errors.ShapeViolation(sentence, report)
                if name == errors.ShapeViolation.__name__
                else _ERRORS.get(name, errors.PlangraphError)(sentence)
            )
            self.future.exception()  # heard already, where nobody waits for it

    def lost(self) -> None:
        """The process is gone."""
        if not self.future.done():
            self.future.set_exception(ConnectionError("the process that writes ended"))
            self.future.exception()
