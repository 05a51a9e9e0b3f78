"""Operations of the SPARQL 1.1 Protocol, read from HTTP: a query (section 2.1) or an update (section 2.2)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import parse_qsl

from plangraph.serve.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
MAXIMUM_BODY = 32 * 1024 * 1024
"""Bytes of a request that the service reads."""
Fields: TypeAlias = "Sequence[tuple[str, str]]"

_MOST_FIELDS = 1000
_DIRECT = {QUERY: "query", UPDATE: "update"}
_ENCODINGS = frozenset({"utf-8", "utf8", "us-ascii"})
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_RELATIVE_IRI = re.compile(r"<(?![A-Za-z][A-Za-z0-9+.-]*:)[^<>\"{}|^`\\\s]*>")


@dataclass(frozen=True, slots=True)
class QueryRequest:
    """A query, the dataset it names, and the short name of a format; ``query`` is None where none was sent."""

    query: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    form: str | None = None


@dataclass(frozen=True, slots=True)
class UpdateRequest:
    """An update, and the dataset of its patterns."""

    update: str
    using: tuple[str, ...] = ()
    using_named: tuple[str, ...] = ()


def of_parts(method: str, query_string: bytes, content_type: str, body: bytes) -> QueryRequest | UpdateRequest:
    """The operation of a GET, a form or a direct POST, from the parts of its request.

    Raises HTTPException: 400, 413, 415.
    """
    fields = fields_of(query_string)
    if method == "POST":
        return _operation([*fields, *_posted(content_type, body)])
    operation = _operation(fields)
    if isinstance(operation, UpdateRequest):
        raise Refusal(400, "An update cannot be sent by GET: send it by POST.")
    return operation


def fields_of(encoded: bytes) -> Fields:
    """The fields of a query string or of a form; raises HTTPException 400 where they are no UTF-8, or over 1000."""
    text = _decoded(encoded)
    if bad := _BAD_PERCENT.search(text):
        raise Refusal(
            400,
            "The request has a bad percent encoding at character {bad}: write % itself as %25.",
            bad=bad.start() + 1,
        )
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except UnicodeDecodeError as error:
        raise _not_utf8() from error
    except ValueError as error:
        raise Refusal(
            400, "The request has more than {most_fields} fields: send fewer.", most_fields=_MOST_FIELDS
        ) from error


def values(fields: Fields, name: str) -> tuple[str, ...]:
    """What the fields of a name hold, unless that is nothing."""
    return tuple(value for key, value in fields if key == name and value)


def media_type_of(content_type: str) -> str:
    """The media type of a ``Content-Type``; raises HTTPException 415 for a charset other than UTF-8."""
    media_type, *parameters = (part.strip().lower() for part in content_type.split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "charset" and value.strip(' "') not in _ENCODINGS:
            raise Refusal(415, "The request is written in {value}: send it as UTF-8.", value=value.strip())
    return media_type


def too_long() -> Refusal:
    """The refusal of a request that is longer than any may be."""
    return Refusal(
        413, "The request is longer than {maximum_body} bytes: send less at a time.", maximum_body=MAXIMUM_BODY
    )


def with_base(text: str, address: str) -> str:
    """A query or update whose relative IRIs, if it has any, are relative to the address (RFC 3986, section 5.1.3)."""
    return f"BASE <{address}> {text}" if _RELATIVE_IRI.search(text) else text


def _posted(content_type: str, body: bytes) -> Fields:
    if len(body) > MAXIMUM_BODY:
        raise too_long()
    media_type = media_type_of(content_type)
    if media_type in _DIRECT:
        return [(_DIRECT[media_type], _decoded(body))]
    if media_type == FORM:
        return fields_of(body)
    raise Refusal(
        415, "Send the request as {query}, as {update} or as a form ({form}).", query=QUERY, update=UPDATE, form=FORM
    )


def _operation(fields: Fields) -> QueryRequest | UpdateRequest:
    queries, updates = values(fields, "query"), values(fields, "update")
    using, using_named = values(fields, "using-graph-uri"), values(fields, "using-named-graph-uri")
    default_graphs, named_graphs = values(fields, "default-graph-uri"), values(fields, "named-graph-uri")
    if len(queries) + len(updates) > 1:
        raise Refusal(400, "The request holds several queries or updates: send one at a time.")
    if updates:
        if default_graphs or named_graphs:
            raise Refusal(400, "Name the graphs of an update with using-graph-uri and using-named-graph-uri.")
        return UpdateRequest(updates[0], using, using_named)
    if using or using_named:
        raise Refusal(400, "Name the graphs of a query with default-graph-uri and named-graph-uri.")
    return QueryRequest(
        next(iter(queries), None), default_graphs, named_graphs, next(iter(values(fields, "format")), None)
    )


def _decoded(text: bytes) -> str:
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8() from error


def _not_utf8() -> Refusal:
    return Refusal(400, "The request is no text in UTF-8: encode it as UTF-8.")
