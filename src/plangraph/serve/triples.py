"""Triples as an answer, in the syntax that the client prefers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, serialize
from starlette.responses import Response

from plangraph.errors import UnsupportedFormat
from plangraph.serve import media_types
from plangraph.serve.negotiation import preferred
from plangraph.vocabulary import PREFIXES, with_sorted_prefixes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pyoxigraph import Triple


def accepted(accept: str) -> tuple[str, ...]:
    """The media types of triples that the client likes, best first; raises UnsupportedFormat where it likes none."""
    liked = preferred(accept, media_types.RDF_OFFERS)
    if not liked:
        raise UnsupportedFormat("Ask for one of {graphs}.", graphs=", ".join(media_types.GRAPHS.values()))
    return tuple(dict.fromkeys(map(media_types.canonical, liked)))


def response(triples: Iterable[Triple], accept: str, prefixes: Mapping[str, str] = PREFIXES) -> Response:
    """The triples, as Turtle where anything goes; raises UnsupportedFormat."""
    media_type = accepted(accept)[0]
    form = RdfFormat.from_media_type(media_type)
    assert form is not None, "the engine writes what is offered"
    body = serialize(triples, format=form, prefixes=dict(prefixes)) or b""
    return Response(
        with_sorted_prefixes(body), media_type=media_types.with_charset(media_type), headers={"Vary": "Accept"}
    )
