"""``/sparql``: the protocol for programs, a page for people."""

from collections.abc import Sequence
from urllib.parse import urlencode

from anyio import to_thread
from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from plangraph.errors import QueryError, UnsupportedFormat
from plangraph.protocols import SparqlStore
from plangraph.serve import media_types, protocol
from plangraph.serve.context import links_of, pages_of, workspace_of
from plangraph.serve.negotiation import preferred
from plangraph.serve.problems import Problem, of_error
from plangraph.serve.protocol import QueryRequest
from plangraph.serve.sparql_results import Result, result
from plangraph.vocabulary import PREFIXES

router = APIRouter(tags=["SPARQL"])

_PARAMETERS = [
    {"name": "query", "in": "query", "description": "A SPARQL 1.1 query.", "schema": {"type": "string"}},
    {
        "name": "default-graph-uri",
        "in": "query",
        "description": "A graph of the default graph.",
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
@router.post("/sparql", summary="Query by POST: application/sparql-query or a form")
async def sparql(request: Request) -> Response:
    """SPARQL 1.1 query by GET: the whole answer in the form that Accept prefers; without a query, the page."""
    asked = await protocol.read(request)
    return await to_thread.run_sync(_answer, request, asked)


def _answer(request: Request, asked: QueryRequest) -> Response:
    accepted = _accepted(request, asked)
    if accepted and accepted[0] == media_types.HTML:
        return _page(request, asked)
    if asked.query is None:
        raise HTTPException(400, "The request holds no query: send it as the parameter `query`.")
    if not accepted:
        raise UnsupportedFormat(f"Ask for one of {', '.join(media_types.ANSWERS.values())}.")
    workspace = workspace_of(request)
    media_type, body = _evaluate(workspace.store, asked, accepted, union=workspace.settings.default_graph == "union")
    return Response(body, media_type=media_types.with_charset(media_type), headers={"Vary": "Accept"})


def _accepted(request: Request, asked: QueryRequest) -> tuple[str, ...]:
    if asked.form is not None:
        if asked.form not in media_types.ANSWERS:
            raise UnsupportedFormat(f"{asked.form!r} is no format: use one of {', '.join(media_types.ANSWERS)}.")
        return (media_types.ANSWERS[asked.form],)
    offers = (*media_types.OFFERS, media_types.HTML)
    liked = preferred(request.headers.get("accept", ""), offers)
    return tuple(dict.fromkeys(media_types.canonical(media_type) for media_type in liked))


def _evaluate(store: SparqlStore, asked: QueryRequest, accept: Sequence[str], *, union: bool) -> tuple[str, bytes]:
    liked = tuple(media_type for media_type in accept if media_type != media_types.HTML)
    return store.answer(
        asked.query or "",
        liked,
        default_graphs=asked.default_graphs,
        named_graphs=asked.named_graphs,
        union=union,
    )


def _page(request: Request, asked: QueryRequest) -> Response:
    """The page with the query, its answer and, where it fails, what is wrong; the status is that of the failure."""
    workspace = workspace_of(request)
    outcome: Result | None = None
    problem: Problem | None = None
    if asked.query is not None:
        try:
            forms = (media_types.RESULTS["json"], media_types.RDF["ttl"])
            body = _evaluate(workspace.store, asked, forms, union=workspace.settings.default_graph == "union")
            outcome = result(*body, limit=workspace.settings.max_rows, links=links_of(request))
        except QueryError as error:
            problem = of_error(error)
    return pages_of(request).render(
        "sparql.html",
        status_code=problem.status if problem else 200,
        here="/sparql",
        asked=asked,
        outcome=outcome,
        problem=problem,
        prefixes=PREFIXES,
        examples=[
            (saved.title_zh, "/sparql?" + urlencode({"query": saved.text})) for saved in workspace.library.values()
        ],
        starter=_STARTER,
        endpoint=str(request.url_for("sparql")),
        limit=workspace.settings.max_rows,
    )
