"""Quads as files, in an order that depends on the quads alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, Triple, serialize

from plangraph.errors import UnsupportedFormat
from plangraph.vocabulary import PREFIXES, with_sorted_prefixes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pyoxigraph import Quad

    from plangraph.graph.compaction import Context

FORMATS = {"nq": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, "ttl": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD}


def serialise(quads: Iterable[Quad], form: str, context: Context | None = None) -> bytes:
    """The quads as ``nq trig ttl jsonld``, sorted; Turtle merges their graphs.

    JSON-LD is compacted by ``context``, and expanded without one. Raises UnsupportedFormat.
    """
    if form not in FORMATS:
        raise UnsupportedFormat(f"RDF is written as {', '.join(FORMATS)}: ask for one of these instead of {form}.")
    ordered = sorted(set(quads), key=_place)
    if form == "nq":
        return b"".join(f"{quad} .\n".encode() for quad in ordered)
    if form == "jsonld":
        return _json_ld(ordered, context)
    if form == "ttl":
        merged = dict.fromkeys(_triple(quad) for quad in sorted(ordered, key=str))
        return with_sorted_prefixes(_written(list(merged), form))
    return with_sorted_prefixes(_written(ordered, form))


def _place(quad: Quad) -> tuple[str, str]:
    return str(quad.graph_name), str(quad)


def _triple(quad: Quad) -> Triple:
    return Triple(quad.subject, quad.predicate, quad.object)


def _written(statements: Sequence[Quad] | Sequence[Triple], form: str) -> bytes:
    return serialize(statements, format=FORMATS[form], prefixes=dict(PREFIXES)) or b""


def _json_ld(ordered: Sequence[Quad], context: Context | None) -> bytes:
    expanded = json.loads(_written(ordered, "jsonld"))
    document = context.compact(expanded) if context else expanded
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"
