"""RDF files, read in parts: a large one needs no more memory than a small one."""

from __future__ import annotations

import gzip
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import IO, TYPE_CHECKING, Self, cast

from pyoxigraph import DefaultGraph, Quad, RdfFormat, parse

from plangraph.errors import DamagedSource, SourceError, SourceNotFound, UnknownFormat

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pyoxigraph import NamedNode

SYNTAXES = {
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
}
_PACKED = ".gz"
_BATCH = 100_000
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class RdfFile:
    """A file by its name: ``stem`` without suffixes, the syntax, and whether it is packed by gzip."""

    path: Path
    stem: str
    syntax: RdfFormat
    packed: bool

    @classmethod
    def of(cls, path: Path) -> Self:
        """The file as its name tells it; raises UnknownFormat."""
        packed = path.suffix.lower() == _PACKED
        name = path.with_suffix("") if packed else path
        syntax = SYNTAXES.get(name.suffix.lower())
        if syntax is None:
            known = " ".join(suffix.removeprefix(".") for suffix in SYNTAXES)
            raise UnknownFormat(
                f"{path} is not known as RDF by its name: end it in one of {known}, with .gz behind it where packed."
            )
        return cls(path, name.stem, syntax, packed)

    @property
    def names_graphs(self) -> bool:
        """Whether the syntax says of each triple in which graph it stands."""
        return self.syntax.supports_datasets

    def check(self) -> None:
        """Raises SourceError where the file cannot be opened."""
        with self._refusals(), self._opened():
            pass

    def batches(self, graph: NamedNode | None, base: str) -> Iterator[list[Quad]]:
        """The quads, blank nodes new; what stands in no graph goes to ``graph``, None: the one without a name.

        Raises SourceError, with the line where the syntax is broken.
        """
        with self._refusals(), self._opened() as file:
            quads = parse(file, self.syntax, base_iri=base, rename_blank_nodes=True)
            while batch := list(islice(quads, _BATCH)):
                yield batch if graph is None else [_placed(quad, graph) for quad in batch]

    @contextmanager
    def _opened(self) -> Iterator[IO[bytes]]:
        with gzip.open(self.path) if self.packed else self.path.open("rb") as opened:
            file = cast("IO[bytes]", opened)
            if file.read(len(_BOM)) != _BOM:
                file.seek(0)
            yield file

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        try:
            yield
        except SyntaxError as error:
            line = error.lineno or self._line_of_broken_xml()
            place = f"{self.path}:{line}" if line else str(self.path)
            raise DamagedSource(f"{place}: {_reason(error)}; mend it there, nothing of the file was loaded.") from error
        except (gzip.BadGzipFile, zlib.error, EOFError) as error:
            raise DamagedSource(f"{self.path} is no whole gzip file ({error}): pack it again.") from error
        except FileNotFoundError as error:
            raise SourceNotFound(f"There is no file {self.path}: check the path.") from error
        except OSError as error:
            raise SourceError(
                f"{self.path} cannot be read ({error.strerror or error}): name a file that you may read."
            ) from error

    def _line_of_broken_xml(self) -> int | None:
        """Where XML is broken, which the engine's reader does not tell; None for other faults."""
        if self.syntax is not RdfFormat.RDF_XML:
            return None
        from lxml import etree  # noqa: PLC0415  only a broken file needs it

        with self._opened() as file:
            try:
                for _, element in etree.iterparse(file, resolve_entities=False, no_network=True):
                    element.clear()
            except etree.XMLSyntaxError as error:
                return error.lineno or None
        return None


def _placed(quad: Quad, graph: NamedNode) -> Quad:
    if isinstance(quad.graph_name, DefaultGraph):
        return Quad(quad.subject, quad.predicate, quad.object, graph)
    return quad


def _reason(error: SyntaxError) -> str:
    """The engine's reason without the place, which is told before it."""
    message = (error.msg or str(error)).strip().splitlines()[0]
    if "LoadDocumentCallback" in message:
        return "the @context stands elsewhere and is not fetched: write it into the file"
    if message.startswith("Parser error"):
        message = message.partition(": ")[2] or message
    return message.rstrip(".")
