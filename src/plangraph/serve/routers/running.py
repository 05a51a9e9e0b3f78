"""``/running``: the queries that are being evaluated, for the operator, who can end them."""

from typing import cast

from fastapi import APIRouter, Request, Response
from starlette.responses import JSONResponse

from plangraph.protocols import QueryEngine
from plangraph.serve.authority import demand_token
from plangraph.serve.refusal import Refusal

router = APIRouter(prefix="/running", tags=["Service"])


@router.get("")
async def running(request: Request) -> Response:
    """The queries that are being evaluated: number, text, lane, seconds; for those who have a token."""
    demand_token(request)
    found = [
        {"number": query.number, "query": query.query, "lane": query.lane, "seconds": round(query.seconds, 3)}
        for query in _engine(request).running
    ]
    return JSONResponse(found, headers={"Cache-Control": "no-store"})


@router.delete("/{number}", status_code=204)
async def cancel(request: Request, number: str) -> Response:
    """Ends a query; whoever asked it is told so."""
    demand_token(request)
    if not _engine(request).cancel(number):
        raise Refusal(404, "No query {number} is running: /running lists those that are.", number=number)
    return Response(status_code=204)


def _engine(request: Request) -> QueryEngine:
    return cast("QueryEngine", request.app.state.engine)
