"""``/sparql``: the protocol for programs, a page for people."""

from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING, cast
from urllib.parse import urlencode

from anyio import to_thread
from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from plangraph.errors import QueryError
from plangraph.protocols import SparqlStore
from plangraph.query.rows import counts_plainly
from plangraph.serve import media_types, protocol
from plangraph.serve.allowed import told_methods
from plangraph.serve.completions import completions
from plangraph.serve.context import Dataset, links_of, pages_of, workspace_of
from plangraph.serve.example import example
from plangraph.serve.headers import NOT_KEPT
from plangraph.serve.negotiation import best
from plangraph.serve.problems import Problem, of_error
from plangraph.serve.protocol import QueryRequest
from plangraph.serve.query_faults import Fault, fault
from plangraph.serve.raw import body_of
from plangraph.serve.refusal import Refusal
from plangraph.serve.routers.description import describe
from plangraph.serve.sparql_results import Result, result
from plangraph.serve.updating import update
from plangraph.store.moment import is_of_the_moment
from plangraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from plangraph.kept import Kept
    from plangraph.serve.schema import Schema

router = APIRouter(tags=["SPARQL"])

_PARAMETERS = [
    {"name": "query", "in": "query", "description": "A SPARQL 1.1 query.", "schema": {"type": "string"}},
    {
        "name": "default-graph-uri",
        "in": "query",
        "description": "A graph of the default graph.",
        "schema": {"type": "string"},
    },
    {
        "name": "example",
        "in": "query",
        "description": "A saved question whose query the page shows.",
        "schema": {"type": "string"},
    },
    {"name": "named-graph-uri", "in": "query", "description": "A named graph.", "schema": {"type": "string"}},
    {
        "name": "format",
        "in": "query",
        "description": "A format by its short name, for links; Accept is the usual way.",
        "schema": {"type": "string", "enum": sorted(media_types.ANSWERS)},
    },
]
_STARTER = """PREFIX plan: <https://w3id.org/plangraph/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?任务 ?单位 WHERE {
  ?task a plan:Task ; plan:ordinal ?n ; rdfs:label ?任务 ; plan:hasResponsibility ?part .
  ?part plan:unit/rdfs:label ?单位 ; plan:position ?position .
} ORDER BY ?n ?position
"""


@router.get("/sparql", openapi_extra={"parameters": _PARAMETERS})
@router.post("/sparql", summary="Query or update by POST: as it is or as a form")
async def sparql(request: Request) -> Response:
    """SPARQL 1.1 query by GET: the whole answer in the form that Accept prefers; without one, what the endpoint is."""
    body = await body_of(request.scope, request.receive) if request.method == "POST" else b""
    kind = request.headers.get("content-type", "")
    asked = protocol.of_parts(request.method, request.scope["query_string"], kind, body)
    if isinstance(asked, protocol.UpdateRequest):
        return await update(request, asked)
    if asked.query is None and (request.method == "POST" or not _liked(request)):
        raise Refusal(400, "The request holds no query: send it as the parameter `query`.")
    if asked.query is None and _liked(request) != media_types.HTML:
        return await to_thread.run_sync(describe, request)
    return await to_thread.run_sync(_page, request, asked)


@router.options("/sparql", include_in_schema=False)
async def options(request: Request) -> Response:
    """204 with the methods of the endpoint, and where it is described (RFC 8631)."""
    return told_methods(request, Link=f'<{request.url.path}>; rel="service-desc"; type="{media_types.RDF["ttl"]}"')


@router.get("/sparql/completions")
def offered(request: Request, workspace: Dataset) -> JSONResponse:
    """What an editor can complete: prefixes, and the terms of the vocabulary with their labels."""
    return JSONResponse(completions(_schema(request).terms, (query.text for query in workspace.library.values())))


def _schema(request: Request) -> "Schema":
    return cast("Kept[Schema]", request.app.state.schema)(workspace_of(request).store)


def _liked(request: Request) -> str | None:
    """What a client likes best that asks the endpoint nothing."""
    return best(request.headers.get("accept", ""), (*media_types.RDF_OFFERS, media_types.HTML))


def _evaluate(store: SparqlStore, asked: QueryRequest, query: str, *, union: bool) -> tuple[str, bytes]:
    return store.answer(
        query,
        (media_types.RESULTS["json"], media_types.RDF["nt"]),
        default_graphs=asked.default_graphs,
        named_graphs=asked.named_graphs,
        union=union,
    )


def _page(request: Request, asked: QueryRequest) -> Response:
    """The page with the query, its answer and, where it fails, what is wrong; the status is that of the failure."""
    workspace = workspace_of(request)
    pages = pages_of(request)
    if (name := request.query_params.get("example")) and asked.query is None:
        asked = replace(asked, query=example(workspace.library[name], pages.language))
    outcome: Result | None = None
    problem: Problem | None = None
    found: Fault | None = None
    started = perf_counter()
    if asked.query is not None:
        based = protocol.with_base(asked.query, str(request.url.replace(query="")))
        try:
            body = _evaluate(workspace.store, asked, based, union=workspace.settings.default_graph == "union")
            outcome = result(*body, limit=workspace.settings.max_rows, links=links_of(request))
        except QueryError as error:
            problem = of_error(error)
            found = fault(asked.query, str(error), shift=len(based) - len(asked.query))
    page = pages.render(
        "sparql.html",
        status_code=problem.status if problem else 200,
        here="/sparql",
        asked=asked,
        outcome=outcome,
        counted_twice=bool(outcome) and counts_plainly(asked.query or "") and len(workspace.plans()) > 1,
        milliseconds=max(1, round((perf_counter() - started) * 1000)),
        problem=problem,
        fault=found,
        prefixes=PREFIXES,
        schema=_schema(request),
        editor=request.app.state.editor,
        starter=_STARTER,
        endpoint=str(request.url_for("sparql")),
        address=lambda **more: "/sparql?" + urlencode({"query": asked.query or "", **more}),
        limit=workspace.settings.max_rows,
        seconds=f"{workspace.settings.query_timeout:g}",
    )
    if asked.query is not None and is_of_the_moment(asked.query):
        page.headers["Cache-Control"] = NOT_KEPT
    return page
