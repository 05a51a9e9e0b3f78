"""Quads as files, in an order that depends on the quads alone."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, TypeAlias

from pyoxigraph import RdfFormat, Triple, serialize

from plangraph.errors import UnsupportedFormat
from plangraph.vocabulary import PREFIXES, RDF, XSD, with_sorted_prefixes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pyoxigraph import Quad

Context: TypeAlias = "Mapping[str, Any]"
"""The content of a ``.jsonld`` file: an object with an ``@context``."""

_TYPE = f"{RDF}type"
_NATIVE = {f"{XSD}integer": re.compile(r"-?(?:0|[1-9]\d{0,14})", re.ASCII), f"{XSD}boolean": re.compile("true|false")}
FORMATS = {"nq": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, "ttl": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD}


def serialise(quads: Iterable[Quad], form: str, context: Context | None = None) -> bytes:
    """The quads as ``nq trig ttl jsonld``, sorted; Turtle merges their graphs.

    JSON-LD is compacted by ``context``, and expanded without one. Raises UnsupportedFormat.
    """
    if form not in FORMATS:
        raise UnsupportedFormat(
            "RDF is written as {formats}: ask for one of these instead of {form}.",
            formats=", ".join(FORMATS),
            form=form,
        )
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
    expanded = json.loads(_written(ordered, "jsonld"), object_hook=_short)
    document = _compacted(expanded, context) if context else expanded
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def _compacted(expanded: list[Any], context: Context) -> dict[str, Any]:
    from pyld import jsonld  # noqa: PLC0415  nothing else needs it, and it takes a tenth of a second to import

    document = jsonld.compact(expanded, dict(context), {"graph": True})
    return {"@context": context["@context"], "@graph": document["@graph"]}


def _short(value: dict[str, Any]) -> dict[str, Any]:
    """A JSON-LD object as JSON-LD 1.1 (§ 8) has it: types as ``@type``, canonical numbers and booleans native."""
    if _TYPE in value:
        return {"@type": [kind["@id"] for kind in value[_TYPE]]} | {k: v for k, v in value.items() if k != _TYPE}
    form = _NATIVE.get(value.get("@type", "")) if isinstance(value.get("@value"), str) else None
    return {"@value": json.loads(value["@value"])} if form and form.fullmatch(value["@value"]) else value
