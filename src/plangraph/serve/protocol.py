"""A request of the SPARQL 1.1 protocol, read from HTTP."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.requests import Request

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
MAXIMUM_BODY = 32 * 1024 * 1024
"""Bytes of a request that the service reads."""

READ_ONLY = "This service is read-only: send a query, not an update; plans are loaded with `plangraph ingest`."


@dataclass(frozen=True, slots=True)
class QueryRequest:
    """A query, the dataset it names, and the short name of a format; ``query`` is None where none was sent."""

    query: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    form: str | None = None


def of_parts(method: str, query_string: bytes, content_type: str, body: bytes) -> QueryRequest:
    """The query of a GET, a form or a direct POST, from the parts of its request."""
    fields = parse_qsl(query_string.decode("latin-1"), keep_blank_values=True)
    if method == "POST":
        kind = content_type.partition(";")[0].strip().lower()
        if kind == UPDATE:
            raise HTTPException(403, READ_ONLY)
        if kind not in {FORM, QUERY}:
            raise HTTPException(415, f"Send the query as {QUERY} or as a form ({FORM}).")
        text = _decoded(body)
        fields = [*fields, *(parse_qsl(text, keep_blank_values=True) if kind == FORM else [("query", text)])]
    return _request(fields)


async def read(request: Request) -> QueryRequest:
    """The query of a GET, a form or a direct POST (SPARQL 1.1 Protocol, section 2.1).

    Raises HTTPException: 400, 403 for updates, 413, 415.
    """
    fields = request.query_params.multi_items()
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == UPDATE:
            raise HTTPException(403, READ_ONLY)
        if kind not in {FORM, QUERY}:
            raise HTTPException(415, f"Send the query as {QUERY} or as a form ({FORM}).")
        text = _decoded(await _body(request))
        fields = [*fields, *(parse_qsl(text, keep_blank_values=True) if kind == FORM else [("query", text)])]
    return _request(fields)


def _request(fields: Iterable[tuple[str, str]]) -> QueryRequest:
    def values(name: str) -> tuple[str, ...]:
        return tuple(value for key, value in fields if key == name and value)

    if values("update"):
        raise HTTPException(403, READ_ONLY)
    queries = values("query")
    if len(queries) > 1:
        raise HTTPException(400, "The request holds several queries: send one at a time.")
    return QueryRequest(
        next(iter(queries), None),
        values("default-graph-uri"),
        values("named-graph-uri"),
        next(iter(values("format")), None),
    )


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body.extend(chunk)
        if len(body) > MAXIMUM_BODY:
            raise HTTPException(413, f"The request is longer than {MAXIMUM_BODY} bytes: send a shorter query.")
    return bytes(body)


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise HTTPException(400, "The request is no text in UTF-8: encode the query as UTF-8.") from error
