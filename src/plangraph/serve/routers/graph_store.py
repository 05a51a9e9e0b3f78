"""``/store``: the SPARQL 1.1 Graph Store HTTP Protocol."""

from typing import Any

from anyio import to_thread
from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from plangraph.protocols import SparqlStore
from plangraph.serve import graph_store, media_types, triples
from plangraph.serve.allowed import told_methods
from plangraph.serve.audit import audited
from plangraph.serve.context import workspace_of
from plangraph.serve.graph_store import Target
from plangraph.serve.preconditions import Preconditions
from plangraph.serve.raw import address_of, body_of
from plangraph.serve.refusal import Refusal

router = APIRouter(prefix="/store", tags=["SPARQL"])

_PARAMETERS = [
    {"name": "graph", "in": "query", "description": "The IRI of a graph.", "schema": {"type": "string"}},
    {
        "name": "default",
        "in": "query",
        "description": "The graph without a name.",
        "allowEmptyValue": True,
        "schema": {"type": "string"},
    },
]
_CONDITIONS = [
    {
        "name": "If-Match",
        "in": "header",
        "description": "An ETag that a graph was read with, in any form: 412 where the data were changed since."
        " *: 412 where there is no such graph.",
        "schema": {"type": "string"},
    },
    {
        "name": "If-None-Match",
        "in": "header",
        "description": "*: 412 where there is such a graph already.",
        "schema": {"type": "string"},
    },
]
_DOCUMENTED = {"parameters": _PARAMETERS}
_CHANGING = {"parameters": [*_PARAMETERS, *_CONDITIONS]}
_FAILING: dict[int | str, dict[str, Any]] = {412: {"description": "A condition of the request does not hold"}}


@router.get("", openapi_extra=_DOCUMENTED)
@router.get("/{path:path}", include_in_schema=False)
async def read(request: Request) -> Response:
    """A graph as RDF, in the syntax that Accept prefers; 404 where there is none of that name."""
    target = graph_store.existing_target_of(*_named(request))
    accepted = triples.accepted(request.headers.get("accept", ""))
    return await to_thread.run_sync(_read, request, target, accepted)


@router.put("", openapi_extra=_CHANGING, responses=_FAILING)
@router.put("/{path:path}", include_in_schema=False)
async def put(request: Request) -> Response:
    """Makes a graph hold just the triples of the body: 201 where it is new, else 204. For those who have a token."""
    return await _write(request, merge=False)


@router.post("", openapi_extra=_CHANGING, responses=_FAILING)
@router.post("/{path:path}", include_in_schema=False)
async def post(request: Request) -> Response:
    """Adds the triples of the body, or of a form's files, to a graph; without one named, to a new one at Location."""
    return await _write(request, merge=True)


@router.delete("", openapi_extra=_CHANGING, responses=_FAILING, status_code=204)
@router.delete("/{path:path}", include_in_schema=False, status_code=204)
async def delete(request: Request) -> Response:
    """Takes a graph out; 404 where there is none of that name. For those who have a token."""
    async with audited(request, "DELETE") as write:
        target = graph_store.existing_target_of(*_named(request))
        write.graphs = (target.label,)
        store, conditions = workspace_of(request).store, Preconditions.of(request)

        def drop() -> bool:
            # Conditions count only where the answer would be a good one without them (RFC 9110, section 13.2.1).
            if not _is_there(store, target):
                return False
            conditions.demand(target.label, store.revision, there=True)
            return store.drop_graph(target.graph)

        if not await write.make(drop):
            raise _missing(target)
        write.status = 204
        return Response(status_code=204)


@router.options("", include_in_schema=False)
@router.options("/{path:path}", include_in_schema=False)
async def options(request: Request) -> Response:
    """204 with the methods of a graph; PATCH is none of them (Graph Store HTTP Protocol, section 5.7)."""
    return told_methods(request)


async def _write(request: Request, *, merge: bool) -> Response:
    async with audited(request, request.method) as write:
        find = graph_store.target_of if merge else graph_store.existing_target_of
        target = find(*_named(request))
        write.graphs = (target.label,)
        body, kind = await body_of(request.scope, request.receive), request.headers.get("content-type", "")
        sent = await to_thread.run_sync(graph_store.payload_of, kind, body, target.base)
        store, conditions = workspace_of(request).store, Preconditions.of(request)

        def change() -> bool:
            conditions.demand(target.label, store.revision, there=_is_there(store, target))
            return store.write_graph(target.graph, sent.body, sent.media_type, merge=merge, base=target.base)

        created = await write.make(change)
        write.status = 201 if created else 204
        return Response(status_code=write.status, headers={"Location": target.address} if created else {})


def _named(request: Request) -> tuple[str, str, bytes]:
    """The store's address, the path below it, and the query of the request's address."""
    store, sign, path = address_of(request.scope).partition("/store/")
    return (store + "/store" if sign else store), path, request.scope["query_string"]


def _read(request: Request, target: Target, accepted: tuple[str, ...]) -> Response:
    store = workspace_of(request).store
    if not _is_there(store, target):
        raise _missing(target)
    graphs = () if target.graph is None else (target.graph.value,)
    media_type, body = store.answer(graph_store.EVERYTHING, accepted, default_graphs=graphs, union=False)
    return Response(body, media_type=media_types.with_charset(media_type), headers={"Vary": "Accept"})


def _is_there(store: SparqlStore, target: Target) -> bool:
    """Whether there is the graph; that without a name always is."""
    return target.graph is None or store.has_graph(target.graph)


def _missing(target: Target) -> HTTPException:
    return Refusal(
        404, "There is no graph {label}: `SELECT DISTINCT ?g {{ GRAPH ?g {{}} }}` lists all.", label=target.label
    )
