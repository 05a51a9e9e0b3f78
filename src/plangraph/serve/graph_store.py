"""What a request to the graph store names and carries (SPARQL 1.1 Graph Store HTTP Protocol, sections 4 and 5)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin
from uuid import uuid4

from pyoxigraph import NamedNode, RdfFormat, Triple, parse, serialize

from plangraph.sentences import Sentence
from plangraph.serve import protocol
from plangraph.serve.media_types import GRAPHS
from plangraph.serve.multipart import MULTIPART, parts_of
from plangraph.serve.refusal import Refusal
from plangraph.store.graph_store import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.serve.multipart import Part

EVERYTHING = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_UNTYPED = frozenset({"", "text/plain", "application/octet-stream"})
"""What programs say of a file whose type they do not know."""


@dataclass(frozen=True, slots=True)
class Target:
    """A graph: its name, None for the one without; the address it is at; whether the request left its name to us."""

    graph: NamedNode | None
    address: str
    new: bool = False

    @property
    def base(self) -> str:
        """What relative IRIs in the graph are relative to."""
        return self.graph.value if self.graph is not None else self.address

    @property
    def label(self) -> str:
        """What the audit calls it."""
        return self.graph.value if self.graph is not None else "default"


@dataclass(frozen=True, slots=True)
class Payload:
    """Triples as they were sent."""

    body: bytes
    media_type: str


def target_of(store: str, path: str, query_string: bytes) -> Target:
    """The graph that a request names: by ``graph`` or ``default``, or by a path below the store's address.

    A request that names none is for a new graph. Raises HTTPException 400.
    """
    if path:
        address = f"{store}/{path}"
        return Target(_named(address), address)
    fields = protocol.fields_of(query_string)
    graphs, default = protocol.values(fields, "graph"), any(name == "default" for name, _ in fields)
    if len(graphs) + default > 1:
        raise Refusal(400, "The request names several graphs: name one with ?graph=IRI, or ?default.")
    if default:
        return Target(None, f"{store}?default")
    if graphs:
        iri = graphs[0] if _ABSOLUTE.match(graphs[0]) else urljoin(store, graphs[0])
        return Target(_named(iri), f"{store}?graph={quote(iri, safe='')}")
    address = f"{store}/{uuid4()}"
    return Target(NamedNode(address), address, new=True)


def existing_target_of(store: str, path: str, query_string: bytes) -> Target:
    """The graph that a request names; raises HTTPException 400 also where it names none."""
    target = target_of(store, path, query_string)
    if target.new:
        raise Refusal(400, "The request names no graph: name one with ?graph=IRI, or ?default.")
    return target


def payload_of(content_type: str, body: bytes, base: str) -> Payload:
    """The triples of a body, those of the files of a form together.

    Raises HTTPException 400 and 415, and RdfSyntaxError or NotOneGraph for a file of several that cannot be read.
    """
    media_type = protocol.media_type_of(content_type)
    if media_type != MULTIPART:
        return Payload(body, _readable(media_type, ""))
    files = [Payload(part.body, _type_of(part)) for part in parts_of(content_type, body)]
    if not files:
        raise Refusal(400, "The form holds no file: send at least one.")
    if len(files) == 1:
        return files[0]
    triples = (triple for file in files for triple in _triples(file, base))
    return Payload(serialize(triples, format=RdfFormat.N_TRIPLES) or b"", GRAPHS["nt"])


def _named(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise Refusal(400, "{iri!r} is no IRI of a graph ({error}): give a whole one.", iri=iri, error=error) from error


def _type_of(part: Part) -> str:
    return _readable(protocol.media_type_of(part.content_type), part.name)


def _readable(media_type: str, name: str) -> str:
    """The media type, or what the ending of a file's name says; raises HTTPException 415 for one that is not read."""
    if media_type in _UNTYPED:
        media_type = GRAPHS.get(name.rpartition(".")[2].lower(), media_type)
    if media_type not in GRAPHS.values():
        raise Refusal(
            415,
            "A graph is not read as {media_type}: send {graphs}.",
            media_type=media_type or Sentence("data without a type"),
            graphs=", ".join(GRAPHS.values()),
        )
    return media_type


def _triples(file: Payload, base: str) -> Iterator[Triple]:
    """The triples of one file, with blank nodes of its own."""
    form = RdfFormat.from_media_type(file.media_type)
    assert form is not None, "only readable types come here"
    try:
        for quad in parse(file.body, form, base_iri=base, without_named_graphs=True, rename_blank_nodes=True):
            yield Triple(quad.subject, quad.predicate, quad.object)
    except (SyntaxError, ValueError) as error:
        raise unreadable(error) from error
